import type { ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { correctionOf } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, RadioField, TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import type { Row } from './types.ts';
import { WITHDRAWAL_KINDS } from './kinds.ts';
import { deskMessages } from './messages/desk.ts';
import { NO_REASON, ReasonFields, useSentences } from './reason.tsx';

/** Display and use end; the old address gives the reason alone. */
export function Withdraw({ row: { record }, closed }: { row: Row; closed: string | null }): ReactElement {
  const say = useSay(deskMessages);
  const { sentences, faults } = useSentences('change');
  const form = useForm({
    to: 'post /api/v1/publicity/{id}/withdraw',
    path: { id: record.recordId },
    begin: { kind: 'revocation', document: '', decidedOn: '', ...NO_REASON },
    faults,
  });
  return (
    <ConfirmAction
      label={say.withdraw()}
      title={say['withdraw.title']()}
      consequences={[say['withdraw.1'](), say['withdraw.2'](), say['withdraw.3']({ n: record.recipients.length })]}
      confirm={say['withdraw.title']()}
      closed={closed}
      danger
      form={form}
    >
      <RadioField
        {...form.field('kind')}
        label={say['withdraw.kind']()}
        options={WITHDRAWAL_KINDS.map((value) => ({ value, label: correctionOf(value) }))}
      />
      <TextField {...form.field('document')} label={say.document()} />
      <DateField {...form.field('decidedOn')} label={say['decided.on']()} />
      <ReasonFields form={form} sentences={sentences} />
    </ConfirmAction>
  );
}
