import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useSay } from '../../look/look.tsx';
import { correctionOf } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, RadioField, TextField } from '../../parts/field.tsx';
import type { Row } from './types.ts';
import { WITHDRAWAL_KINDS, type WithdrawalKind } from './kinds.ts';
import { deskMessages } from './messages/desk.ts';
import { useReason } from './reason.tsx';

/** Display and use end; the old address gives the reason alone. */
export function Withdraw({ row, closed }: { row: Row; closed: string | null }): ReactElement {
  const say = useSay(deskMessages);
  const reason = useReason('change');
  const [kind, setKind] = useState<WithdrawalKind>('revocation');
  const [paper, setPaper] = useState('');
  const [decidedOn, setDecidedOn] = useState('');
  const { record } = row;
  const document = paper.trim();
  return (
    <ConfirmAction
      label={say.withdraw()}
      title={say['withdraw.title']()}
      consequences={[say['withdraw.1'](), say['withdraw.2'](), say['withdraw.3']({ n: record.recipients.length })]}
      confirm={say['withdraw.title']()}
      closed={closed}
      danger
      send={async () =>
        answer(
          api.POST('/api/v1/publicity/{id}/withdraw', {
            params: { path: { id: record.recordId } },
            body: {
              kind,
              reason: reason.take(),
              ...(document === '' ? {} : { document }),
              ...(decidedOn === '' ? {} : { decidedOn }),
            },
          }),
        )
      }
    >
      <RadioField
        name="kind"
        label={say['withdraw.kind']()}
        value={kind}
        onChange={(next) => setKind(WITHDRAWAL_KINDS.find((each) => each === next) ?? 'revocation')}
        options={WITHDRAWAL_KINDS.map((value) => ({ value, label: correctionOf(value) }))}
      />
      <TextField name="document" label={say.document()} value={paper} onChange={setPaper} maxLength={200} />
      <DateField name="decidedOn" label={say['decided.on']()} value={decidedOn} onChange={setDecidedOn} />
      {reason.field}
    </ConfirmAction>
  );
}
