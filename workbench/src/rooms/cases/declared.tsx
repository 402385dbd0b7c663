import type { ReactElement } from 'react';
import { own } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { CheckField, DateField, RadioField, TextArea, TextField, TicksField } from '../../parts/field.tsx';
import type { Form } from '../../parts/form/use-form.ts';
import type { Declared } from './api.ts';
import { stepMessages } from './step-messages.ts';
import { fieldName, type Values } from './values.ts';

interface Props {
  form: Form<Values>;
}

/** The form that a procedure declares, whatever it asks for: the only place here where its fields become controls. */
export function DeclaredFields({ fields, form }: Props & { fields: readonly Declared[] }): ReactElement {
  return (
    <>
      {fields.map((field) => (
        <DeclaredField key={field.id} field={field} form={form} />
      ))}
    </>
  );
}

function DeclaredField({ field, form }: Props & { field: Declared }): ReactElement {
  const say = useSay(stepMessages);
  const { value, onChange, ...control } = form.field(fieldName(field.id));
  const text = typeof value === 'string' ? value : '';
  const hint = [field.hint && own(field.hint), field.internal === true ? say['field.internal']() : undefined]
    .filter((part) => part !== undefined)
    .join(say['between.sentences']());
  const label = field.required ? own(field.title) : say['field.optional']({ name: own(field.title) });
  const common = { ...control, label, required: field.required, ...(hint === '' ? {} : { hint }) };
  const typed = { ...common, value: text, onChange };
  const options = (field.choices ?? []).map((choice) => ({ value: choice.id, label: own(choice.title) }));
  switch (field.type) {
    case 'text':
      return <TextArea {...typed} maxLength={field.maximum ?? 20_000} />;
    case 'line':
      return <TextField {...typed} maxLength={field.maximum ?? 500} />;
    case 'integer':
      return <TextField {...typed} maxLength={15} />;
    case 'day':
      return <DateField {...typed} />;
    case 'choice':
      return <RadioField {...typed} options={options} />;
    case 'choices':
      return <TicksField {...common} value={[value].flat()} onChange={onChange} options={options} />;
    case 'yes':
      return <CheckField {...common} value={text === 'yes'} onChange={(checked) => onChange(checked ? 'yes' : '')} />;
  }
}
