import { useState, type ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useSay } from '../../look/look.tsx';
import { correctionOf, fieldOf } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { DateField, RadioField, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import type { Row } from './types.ts';
import { WITHDRAWAL_KINDS, type WithdrawalKind } from './kinds.ts';
import { deskMessages } from './messages/desk.ts';
import { refused, useReason } from './reason.tsx';
import { fenOf } from './yuan.ts';

type Patch = NonNullable<
  NonNullable<paths['/api/v1/publicity/{id}/correct']['post']['requestBody']>['content']['application/json']['patch']
>;

/** Fields that a correction may name, by how they are written. */
const TEXTS = ['title', 'documentName', 'category', 'certificate', 'text', 'violation', 'facts', 'basis', 'licenceTaken', 'remark']; // prettier-ignore
const MONEY = ['fineFen', 'confiscatedFen'];
const DAYS = ['validFrom', 'validTo'];

/** One field at a time: who agrees sees one thing that changes. */
export function Correct({ row, closed }: { row: Row; closed: string | null }): ReactElement {
  const say = useSay(deskMessages);
  const reason = useReason('change');
  const [field, setField] = useState('');
  const [value, setValue] = useState('');
  const [paper, setPaper] = useState('');
  const [decidedOn, setDecidedOn] = useState('');
  const { record } = row;
  const patch = (): Patch => {
    const given = value.trim();
    if (field === '' || given === '') throw refused(say['refused.title'](), 'value', say['correct.none']());
    const fen = MONEY.includes(field) ? fenOf(given) : null;
    if (MONEY.includes(field) && fen === null) throw refused(say['refused.title'](), 'value', say['correct.money']());
    const document = paper.trim();
    return { content: { [field]: fen ?? given }, ...(document === '' ? {} : { document }) };
  };
  const name = MONEY.includes(field) ? 'correct.value.money' : DAYS.includes(field) ? 'correct.value.day' : 'correct.value'; // prettier-ignore
  const common = { name: 'value', label: say[name](), value, onChange: setValue };
  return (
    <ConfirmAction
      label={say.correct()}
      title={say['correct.title']()}
      consequences={[say['correct.1'](), say['correct.2'](), say['correct.3']({ n: record.recipients.length })]}
      confirm={say['correct.title']()}
      closed={closed}
      send={async () =>
        answer(
          api.POST('/api/v1/publicity/{id}/correct', {
            params: { path: { id: record.recordId } },
            body: {
              kind: 'correction',
              patch: patch(),
              reason: reason.take(),
              ...(decidedOn === '' ? {} : { decidedOn }),
            },
          }),
        )
      }
    >
      <SelectField
        name="field"
        label={say['correct.field']()}
        value={field}
        onChange={(next) => {
          setField(next);
          setValue('');
        }}
        options={[...TEXTS, ...MONEY, ...DAYS].map((each) => ({ value: each, label: fieldOf(each) }))}
      />
      {DAYS.includes(field) ? <DateField {...common} /> : null}
      {MONEY.includes(field) ? <TextField {...common} maxLength={20} /> : null}
      {DAYS.includes(field) || MONEY.includes(field) ? null : <TextArea {...common} />}
      <TextField name="document" label={say.document()} value={paper} onChange={setPaper} maxLength={200} />
      <DateField name="decidedOn" label={say['decided.on']()} value={decidedOn} onChange={setDecidedOn} />
      {reason.field}
    </ConfirmAction>
  );
}

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
