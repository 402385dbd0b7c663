import { useState, type ReactElement, type ReactNode } from 'react';
import { faultOf, type ApiProblem } from '../api/problem.ts';
import { useSay } from '../look/look.tsx';
import type { Aria } from './aria.ts';
import { grouped, MANY, narrowed, type Option } from './options.ts';
import { DateInput } from './date-input.tsx';
import { partMessages } from './messages/common.ts';
import { Mixed } from './text.tsx';

export type { Option } from './options.ts';

export interface FieldProps {
  /** As in the body of the API: what a problem says of `/amount` stands at the field `amount`. */
  name: string;
  label: string;
  hint?: string;
  /** Of the last try: its fault at this name is shown here. */
  problem?: ApiProblem | null;
  /** A fault that we found ourselves. */
  fault?: string | undefined;
  required?: boolean;
  children: (aria: Aria) => ReactNode;
}

/** Label above, hint, fault, control: in the order in which they are read out. */
export function Field(props: FieldProps): ReactElement {
  const say = useSay(partMessages);
  const id = `field-${props.name}`;
  const fault = props.fault ?? faultOf(props.problem, props.name);
  const described = [props.hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={fault ? 'field faulty' : 'field'}>
      <label htmlFor={id}>
        {props.label}
        {props.required ? <span className="required">{say.required()}</span> : null}
      </label>
      {props.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {fault ? (
        <p className="fault" id={`${id}-fault`}>
          <Mixed>{fault}</Mixed>
        </p>
      ) : null}
      {props.children({
        id,
        name: props.name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(fault ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  );
}

type Common = Omit<FieldProps, 'children'>;

interface Typed extends Common {
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
}

export function TextField({ value, onChange, maxLength = 300, ...field }: Typed): ReactElement {
  return (
    <Field {...field}>
      {(aria) => <input {...aria} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export function TextArea({ value, onChange, maxLength = 5000, ...field }: Typed): ReactElement {
  return (
    <Field {...field}>
      {(aria) => <textarea {...aria} rows={5} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

/** A native choice: for up to fifteen options; of more, some letters narrow them. `none`: what an empty choice says. */
export function SelectField(props: Omit<Typed, 'maxLength'> & { options: readonly Option[]; none?: string }): ReactElement {
  const { value, onChange, options, none, ...field } = props;
  const say = useSay(partMessages);
  const [letters, setLetters] = useState('');
  const many = options.length > MANY;
  const { groups, alone } = grouped(many ? narrowed(options, letters, value) : options);
  return (
    <Field {...field}>
      {(aria) => (
        <>
          {many ? (
            <input
              className="option-letters"
              aria-label={say['choose.narrow']({ label: field.label })}
              placeholder={say['choose.letters']()}
              value={letters}
              maxLength={40}
              onChange={(event) => setLetters(event.target.value)}
            />
          ) : null}
          <select {...aria} value={value} onChange={(event) => onChange(event.target.value)}>
            <option value="">{none ?? say['choose.please']()}</option>
            {alone.map(option)}
            {groups.map(({ group, options: within }) => (
              <optgroup key={group} label={group}>
                {within.map(option)}
              </optgroup>
            ))}
          </select>
        </>
      )}
    </Field>
  );
}

const option = ({ value, label }: Option): ReactElement => (
  <option key={value} value={value}>
    {label}
  </option>
);

/** An ISO day, typed or chosen on the browser's own calendar. */
export function DateField({ value, onChange, hint, ...field }: Omit<Typed, 'maxLength'>): ReactElement {
  const say = useSay(partMessages);
  return (
    <Field {...field} hint={hint ?? say['date.hint']()}>
      {(aria) => <DateInput aria={aria} label={field.label} value={value} onChange={onChange} />}
    </Field>
  );
}

export function CheckField(props: Common & { checked: boolean; onChange: (checked: boolean) => void }): ReactElement {
  const { checked, onChange, name, label, hint, problem } = props;
  const id = `field-${name}`;
  const fault = props.fault ?? faultOf(problem, name);
  return (
    <div className={fault ? 'field check faulty' : 'field check'}>
      {fault ? <p className="fault">{fault}</p> : null}
      <label htmlFor={id}>
        <input id={id} name={name} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
        <span>{label}</span>
      </label>
      {hint ? <p className="hint">{hint}</p> : null}
    </div>
  );
}

/** One of a few, all of them in sight. */
export function RadioField(props: Typed & { options: readonly Option[] }): ReactElement {
  const { name, label, hint, problem, value, onChange, options } = props;
  const fault = props.fault ?? faultOf(problem, name);
  return (
    <fieldset className={fault ? 'field faulty' : 'field'}>
      <legend>{label}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {fault ? <p className="fault">{fault}</p> : null}
      {options.map((each, index) => (
        <label key={each.value} className="radio" htmlFor={index === 0 ? `field-${name}` : `field-${name}-${index}`}>
          <input
            type="radio"
            id={index === 0 ? `field-${name}` : `field-${name}-${index}`}
            name={name}
            value={each.value}
            checked={value === each.value}
            onChange={() => onChange(each.value)}
          />
          <span>{each.label}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function FileField(
  props: Common & { accept?: string; multiple?: boolean; onChange: (files: readonly File[]) => void },
): ReactElement {
  const { accept, multiple = false, onChange, ...field } = props;
  return (
    <Field {...field}>
      {(aria) => (
        <input {...aria} type="file" accept={accept} multiple={multiple} onChange={(event) => onChange([...(event.target.files ?? [])])} />
      )}
    </Field>
  );
}
