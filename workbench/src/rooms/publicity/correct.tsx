import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useSay } from '../../look/look.tsx';
import { fieldOf, FieldValue, severityOf } from '../../parts/acts/index.ts';
import { ConfirmAction } from '../../parts/confirm-action.tsx';
import { CheckField, DateField, SelectField, TextArea, TextField } from '../../parts/field.tsx';
import { useForm } from '../../parts/form/use-form.ts';
import { FIELDS, mayClear, patchOf, SEVERITIES, writingOf, type Corrected } from './corrections.ts';
import { deskMessages } from './messages/desk.ts';
import { NO_REASON, ReasonFields, useSentences } from './reason.tsx';
import type { Row } from './types.ts';

let keys = 0;
const fresh = (): Corrected => ({ key: (keys += 1), field: '', value: '', clear: false });

/** One case, as many fields as are wrong: who agrees reads each of them in words. */
export function Correct({ row, closed }: { row: Row; closed: string | null }): ReactElement {
  const say = useSay(deskMessages);
  const { sentences, faults } = useSentences('change');
  const [corrected, setCorrected] = useState<readonly Corrected[]>(() => [fresh()]);
  const { record } = row;
  const set = (next: Corrected): void => setCorrected(corrected.map((each) => (each.key === next.key ? next : each)));
  const form = useForm({
    to: 'post /api/v1/publicity/{id}/correct',
    path: { id: record.recordId },
    begin: { document: '', decidedOn: '', ...NO_REASON },
    faults: (values) => {
      const read = patchOf(corrected, values.document);
      const wrong = 'patch' in read ? {} : { [`value-${corrected[read.at]!.key}`]: say[`correct.${read.fault}`]() };
      return { ...wrong, ...faults(values) };
    },
    body: (given, values) => {
      const read = patchOf(corrected, values.document);
      return { ...given, kind: 'correction' as const, ...('patch' in read ? read : {}) };
    },
  });
  return (
    <ConfirmAction
      label={say.correct()}
      title={say['correct.title']()}
      consequences={[
        say['correct.1'](),
        say['correct.n']({ n: corrected.length }),
        say['correct.2'](),
        say['correct.3']({ n: record.recipients.length }),
      ]}
      confirm={say['correct.title']()}
      closed={closed}
      form={form}
    >
      {corrected.map((each, index) => (
        <OneField
          key={each.key}
          of={each}
          place={index + 1}
          record={record}
          fault={form.faultAt(`value-${each.key}`)}
          taken={corrected.filter(({ key }) => key !== each.key).map(({ field }) => field)}
          change={set}
          drop={corrected.length === 1 ? null : () => setCorrected(corrected.filter(({ key }) => key !== each.key))}
        />
      ))}
      {corrected.length < FIELDS.length ? (
        <p>
          <Button onClick={() => setCorrected([...corrected, fresh()])}>{say['correct.more']()}</Button>
        </p>
      ) : null}
      <TextField {...form.field('document')} label={say.document()} maxLength={200} />
      <DateField {...form.field('decidedOn')} label={say['decided.on']()} />
      <ReasonFields form={form} sentences={sentences} />
    </ConfirmAction>
  );
}

function OneField(props: {
  of: Corrected;
  place: number;
  record: Row['record'];
  fault: string | undefined;
  /** Fields that other lines of the form correct. */
  taken: readonly string[];
  change: (next: Corrected) => void;
  drop: (() => void) | null;
}): ReactElement {
  const { of, place, record, taken, change, drop } = props;
  const say = useSay(deskMessages);
  const { key, field, clear } = of;
  const now = field === 'severity' ? record.severity : (record.content as Record<string, unknown>)[field];
  const options = FIELDS.filter((each) => !taken.includes(each)).map((each) => ({ value: each, label: fieldOf(each) }));
  return (
    <fieldset className="card" data-corrects={field}>
      <legend>{say['correct.place']({ n: place })}</legend>
      <SelectField
        name={`field-${key}`}
        label={say['correct.field']()}
        value={field}
        onChange={(next) => change({ ...of, field: next, value: '', clear: false })}
        options={options}
      />
      {field === '' ? null : (
        <p className="meta">
          {say['correct.now']()}{' '}
          {now === undefined || now === null ? (
            say['correct.empty']()
          ) : field === 'severity' ? (
            severityOf(record.severity ?? '')
          ) : (
            <FieldValue kind={record.kind} field={field} value={now} />
          )}
        </p>
      )}
      {clear ? null : <Value {...props} />}
      {mayClear(field) && now !== undefined && now !== null ? (
        <CheckField name={`clear-${key}`} label={say['correct.clear']()} value={clear} onChange={(on) => change({ ...of, clear: on })} />
      ) : null}
      {drop === null ? null : (
        <p>
          <Button onClick={drop}>{say['correct.drop']()}</Button>
        </p>
      )}
    </fieldset>
  );
}

function Value(props: { of: Corrected; fault: string | undefined; change: (next: Corrected) => void }): ReactElement {
  const { of, fault, change } = props;
  const say = useSay(deskMessages);
  const writing = writingOf(of.field);
  const common = {
    name: `value-${of.key}`,
    label: say[writing === 'money' ? 'correct.value.money' : writing === 'day' ? 'correct.value.day' : 'correct.value'](),
    fault,
    value: of.value,
    onChange: (value: string) => change({ ...of, value }),
  };
  switch (writing) {
    case 'day':
      return <DateField {...common} />;
    case 'money':
      return <TextField {...common} maxLength={20} />;
    case 'severity':
      return <SelectField {...common} options={SEVERITIES.map((value) => ({ value, label: severityOf(value) }))} />;
    default:
      return <TextArea {...common} />;
  }
}
