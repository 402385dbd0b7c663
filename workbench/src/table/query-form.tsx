import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useSay } from '../look/look.tsx';
import { CheckField, DateField, SelectField, TextField } from '../parts/field.tsx';
import { isDay } from '../parts/format.ts';
import { partMessages } from '../parts/messages/common.ts';
import { tableMessages } from './messages.ts';
import type { FilterField } from './types.ts';

/** People read this many fields at once; the rest is folded. */
const SEEN = 6;

export type Values = Readonly<Record<string, string>>;

/** Conditions of a list. Give it a `key` made of what holds, so that it follows the address. `value` is what holds now (from the address); `onSubmit` gets what was written, without blanks. */
export function QueryForm(props: { fields: readonly FilterField[]; value: Values; onSubmit: (value: Values) => void }): ReactElement {
  const say = useSay(tableMessages);
  const bad = useSay(partMessages)['date.bad']();
  const { fields, value, onSubmit } = props;
  const [written, setWritten] = useState<Values>(value);
  const [faults, setFaults] = useState<Values>({});
  const folded = fields.slice(SEEN);
  const used = folded.filter(({ name }) => (value[name] ?? '') !== '').length;
  const one = (field: FilterField) => (
    <FilterControl
      key={field.name}
      field={field}
      fault={faults[field.name]}
      value={written[field.name] ?? ''}
      onChange={(text) => setWritten({ ...written, [field.name]: text })}
    />
  );
  const submit = (): void => {
    const wrong = fields.filter(({ kind, name }) => kind === 'date' && written[name] && !isDay(written[name]));
    setFaults(Object.fromEntries(wrong.map(({ name }) => [name, bad])));
    if (wrong[0] !== undefined) return document.getElementById(`field-${wrong[0].name}`)?.focus();
    const pairs = fields.map(({ name }) => [name, (written[name] ?? '').trim()] as const);
    return onSubmit(Object.fromEntries(pairs.filter(([, text]) => text !== '')));
  };
  return (
    <form
      role="search"
      aria-label={say.filter()}
      className="query"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="query-fields">{fields.slice(0, SEEN).map(one)}</div>
      {folded.length === 0 ? null : (
        <details open={used > 0}>
          <summary>{used === 0 ? say['more.none']() : say.more({ n: used })}</summary>
          <div className="query-fields">{folded.map(one)}</div>
        </details>
      )}
      <div className="query-buttons">
        <Button type="primary" htmlType="submit">
          {say.search()}
        </Button>
        {Object.keys(value).length === 0 ? null : <Button onClick={() => onSubmit({})}>{say.clear()}</Button>}
      </div>
    </form>
  );
}

function FilterControl(props: {
  field: FilterField;
  value: string;
  fault: string | undefined;
  onChange: (value: string) => void;
}): ReactElement {
  const { field, fault, value, onChange } = props;
  const none = useSay(partMessages)['choose.none']();
  const { name, label, maxLength = 200 } = field;
  const common = { name, label, fault, ...(field.hint === undefined ? {} : { hint: field.hint }) };
  switch (field.kind) {
    case 'select':
      return <SelectField {...common} value={value} onChange={onChange} options={field.options ?? []} none={none} />;
    case 'date':
      return <DateField {...common} value={value} onChange={onChange} />;
    case 'check':
      return <CheckField {...common} checked={value === 'true'} onChange={(checked) => onChange(checked ? 'true' : '')} />;
    default:
      return <TextField {...common} value={value} onChange={onChange} maxLength={maxLength} />;
  }
}
