import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useSay } from '../look/look.tsx';
import { CheckField, DateField, SelectField, TextField } from '../parts/field.tsx';
import { FormBox } from '../parts/form/form-box.tsx';
import { useForm, type Form } from '../parts/form/use-form.ts';
import { partMessages } from '../parts/messages/common.ts';
import { tableMessages } from './messages.ts';
import type { FilterField } from './types.ts';

/** People read this many fields at once; the rest is folded. */
const SEEN = 6;

export type Values = Readonly<Record<string, string>>;

/** Conditions of a list. Give it a `key` made of what holds, so that it follows the address. `value` is what holds now (from the address); `onSubmit` gets what was written, without blanks. */
export function QueryForm(props: { fields: readonly FilterField[]; value: Values; onSubmit: (value: Values) => void }): ReactElement {
  const say = useSay(tableMessages);
  const { fields, value, onSubmit } = props;
  const form = useForm<Values>({
    begin: { ...Object.fromEntries(fields.map(({ name }) => [name, ''])), ...value },
    rules: Object.fromEntries(fields.flatMap(({ kind, name }) => (kind === 'date' ? [[name, { kind: 'day' as const }]] : []))),
    take: (written) => {
      const pairs = fields.map(({ name }) => [name, (written[name] ?? '').trim()] as const);
      onSubmit(Object.fromEntries(pairs.filter(([, text]) => text !== '')));
    },
  });
  const folded = fields.slice(SEEN);
  const used = folded.filter(({ name }) => (value[name] ?? '') !== '').length;
  const one = (field: FilterField) => <FilterControl key={field.name} field={field} form={form} />;
  return (
    <FormBox
      form={form}
      action={say.search()}
      look="query"
      role="search"
      aria-label={say.filter()}
      below={
        folded.length === 0 ? null : (
          <details open={used > 0}>
            <summary>{used === 0 ? say['more.none']() : say.more({ n: used })}</summary>
            <div className="query-fields">{folded.map(one)}</div>
          </details>
        )
      }
      beside={Object.keys(value).length === 0 ? null : <Button onClick={() => onSubmit({})}>{say.clear()}</Button>}
    >
      {fields.slice(0, SEEN).map(one)}
    </FormBox>
  );
}

function FilterControl({ field, form }: { field: FilterField; form: Form<Values> }): ReactElement {
  const none = useSay(partMessages)['choose.none']();
  const { label, hint, maxLength = 200 } = field;
  const common = { ...form.field(field.name), label, ...(hint === undefined ? {} : { hint }) };
  switch (field.kind) {
    case 'select':
      return <SelectField {...common} options={field.options ?? []} none={none} />;
    case 'date':
      return <DateField {...common} />;
    case 'check':
      return <CheckField {...common} value={common.value === 'true'} onChange={(checked) => common.onChange(checked ? 'true' : '')} />;
    default:
      return <TextField {...common} maxLength={maxLength} />;
  }
}
