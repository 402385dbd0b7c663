import { useState, type ComponentProps, type ReactElement, type ReactNode } from 'react';
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
  /** What is wrong with what it holds. */
  fault?: string | undefined;
  required?: boolean;
  children: (aria: Aria) => ReactNode;
}

/** Label above, hint, fault, control: in the order in which they are read out. */
export function Field(props: FieldProps): ReactElement {
  const say = useSay(partMessages);
  const id = `field-${props.name}`;
  const { fault } = props;
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

/** `own`: what a browser is told of the control besides. */
export function TextField({ value, onChange, maxLength = 300, own, ...field }: Typed & { own?: ComponentProps<'input'> }): ReactElement {
  return (
    <Field {...field}>
      {(aria) => <input {...aria} {...own} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export function PasswordField({ autoComplete, ...field }: Typed & { autoComplete: string }): ReactElement {
  return <TextField {...field} own={{ type: 'password', autoComplete }} />;
}

export function TextArea({ value, onChange, maxLength = 5000, rows = 5, ...field }: Typed & { rows?: number }): ReactElement {
  return (
    <Field {...field}>
      {(aria) => <textarea {...aria} rows={rows} value={value} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />}
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

export function CheckField(props: Common & { value: boolean; onChange: (checked: boolean) => void }): ReactElement {
  const { value, onChange, name, label, hint, fault } = props;
  const id = `field-${name}`;
  return (
    <div className={fault ? 'field check faulty' : 'field check'}>
      {fault ? <p className="fault">{fault}</p> : null}
      <label htmlFor={id}>
        <input id={id} name={name} type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
        <span>{label}</span>
      </label>
      {hint ? <p className="hint">{hint}</p> : null}
    </div>
  );
}

/** Several controls under one legend; the first has the id by which a fault leads to the field. */
function Choices(props: Common & { options: readonly Option[]; ticks?: boolean; children: (value: string) => object }): ReactElement {
  const { name, label, hint, fault, options, ticks, children } = props;
  return (
    <fieldset className={['field', ...(ticks ? ['ticks'] : []), ...(fault ? ['faulty'] : [])].join(' ')}>
      <legend>{label}</legend>
      {hint ? <p className="hint">{hint}</p> : null}
      {fault ? <p className="fault">{fault}</p> : null}
      {options.map((each, index) => {
        const id = index === 0 ? `field-${name}` : `field-${name}-${index}`;
        return (
          <label key={each.value} className={ticks ? undefined : 'radio'} htmlFor={id}>
            <input id={id} name={name} value={each.value} {...children(each.value)} />
            <span>{each.label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

/** One of a few, all of them in sight. */
export function RadioField({ value, onChange, ...field }: Typed & { options: readonly Option[] }): ReactElement {
  return <Choices {...field}>{(each) => ({ type: 'radio', checked: each === value, onChange: () => onChange(each) })}</Choices>;
}

interface Several extends Common {
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  options: readonly Option[];
  /** Many short ones, side by side. */
  ticks?: boolean;
}

/** Several of a few; what is chosen keeps their order. */
export function TicksField({ value, onChange, ...field }: Several): ReactElement {
  const toggled = (one: string): string[] =>
    field.options.map((each) => each.value).filter((each) => (each === one ? !value.includes(each) : value.includes(each)));
  return (
    <Choices {...field}>{(each) => ({ type: 'checkbox', checked: value.includes(each), onChange: () => onChange(toggled(each)) })}</Choices>
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
