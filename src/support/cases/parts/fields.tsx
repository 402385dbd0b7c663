import type { ReactElement, ReactNode } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { CaseField } from '../../../kernel/policy/index.ts';
import { titleOf } from '../../../kernel/procedures/index.ts';
import { Chinese, Field, type FormFault } from '../../../kernel/ui/index.ts';
import { fieldName, type Given } from '../form.ts';
import { caseMessages } from '../messages/common.ts';

interface Props {
  fields: readonly CaseField[];
  /** What was filled in before. */
  given: Given;
  faults: readonly FormFault[];
  language: Language;
}

/** The form that a procedure declares, whatever it asks for: the only place where its fields become controls. */
export function DeclaredFields({ fields, given, faults, language }: Props): ReactElement {
  return (
    <>
      {fields.map((field) => (
        <Declared key={field.id} field={field} given={given} faults={faults} language={language} />
      ))}
    </>
  );
}

function Declared({ field, given, faults, language }: Omit<Props, 'fields'> & { field: CaseField }): ReactElement {
  const name = fieldName(field.id);
  const fault = faults.find((each) => each.name === name)?.message;
  const value = given[field.id];
  const common = { name, label: labelOf(field, language), fault, ...hintOf(field, language) };
  const text = typeof value === 'string' ? value : '';
  switch (field.type) {
    case 'text':
      return <Field {...common}>{(aria) => <textarea {...aria} defaultValue={text} rows={6} />}</Field>;
    case 'line':
      return <Field {...common}>{(aria) => <input {...aria} className="long" defaultValue={text} />}</Field>;
    case 'integer':
      return <Field {...common}>{(aria) => <input {...aria} inputMode="numeric" defaultValue={text} />}</Field>;
    case 'day':
      return <Field {...common}>{(aria) => <input {...aria} type="date" defaultValue={text} min="1949-10-01" max="2999-12-31" />}</Field>;
    case 'choice':
    case 'choices':
      return <Choices field={field} value={value} fault={fault} language={language} />;
    case 'yes':
      return (
        <Group field={field} fault={fault} language={language}>
          <Option type="checkbox" name={name} id={`f-${name}`} value="yes" checked={value === 'yes'}>
            {t(language, caseMessages)['field.yes']()}
          </Option>
        </Group>
      );
  }
}

function Choices(props: { field: CaseField; value: Given[string]; fault: string | undefined; language: Language }): ReactElement {
  const { field, value, language } = props;
  const name = fieldName(field.id);
  const chosen = typeof value === 'string' ? [value] : (value ?? []);
  return (
    <Group field={field} fault={props.fault} language={language}>
      {(field.choices ?? []).map((choice, n) => (
        <Option
          key={choice.id}
          type={field.type === 'choice' ? 'radio' : 'checkbox'}
          name={name}
          id={n === 0 ? `f-${name}` : `f-${name}-${n}`}
          value={choice.id}
          checked={chosen.includes(choice.id)}
        >
          {titleOf(choice.title, language)}
        </Option>
      ))}
    </Group>
  );
}

/** Several controls with one name: the question is their legend. */
function Group(props: { field: CaseField; fault: string | undefined; language: Language; children: ReactNode }): ReactElement {
  const { field, fault, language } = props;
  const id = `f-${fieldName(field.id)}`;
  const { hint } = hintOf(field, language);
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].join(' ').trim();
  return (
    <fieldset className={fault === undefined ? 'field' : 'field faulty'} {...(described === '' ? {} : { 'aria-describedby': described })}>
      <legend>{labelOf(field, language)}</legend>
      {hint === undefined ? null : (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p className="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      {props.children}
    </fieldset>
  );
}

export function Option(props: {
  type: 'radio' | 'checkbox';
  name: string;
  id: string;
  value: string;
  checked: boolean;
  children: ReactNode;
}): ReactElement {
  const { children, checked, ...input } = props;
  return (
    <label className="option" htmlFor={props.id}>
      <input {...input} defaultChecked={checked} />
      <span>{children}</span>
    </label>
  );
}

function labelOf(field: CaseField, language: Language): string {
  const name = titleOf(field.title, language);
  return field.required ? name : t(language, caseMessages)['field.optional']({ name });
}

function hintOf(field: CaseField, language: Language): { hint?: string } {
  const say = t(language, caseMessages);
  const parts = [
    ...(field.hint === undefined ? [] : [titleOf(field.hint, language)]),
    ...(field.internal === true ? [say['field.internal']()] : []),
    ...(field.type === 'day' ? [say['field.day']()] : []),
  ];
  return parts.length === 0 ? {} : { hint: parts.join(say['between.sentences']()) };
}

/** A value in the reader's words. What people typed is Chinese by nature and stays as it is. */
export function ValueOf(props: { field: CaseField; value: unknown; language: Language }): ReactElement {
  const { field, value, language } = props;
  const say = t(language, caseMessages);
  if (typeof value === 'boolean') return <>{value ? say['field.yes']() : say['given.none']()}</>;
  const titles = (Array.isArray(value) ? value : [value]).map((each) => {
    const choice = field.choices?.find(({ id }) => id === each);
    return choice === undefined ? String(each ?? '') : titleOf(choice.title, language);
  });
  const text = titles.join(say.separator());
  return text === '' ? <>{say['given.none']()}</> : <Chinese language={language}>{text}</Chinese>;
}
