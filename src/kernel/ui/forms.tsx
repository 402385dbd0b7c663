import type { ReactElement, ReactNode } from 'react';
import { t, type Language } from '../i18n/types.ts';
import { uiMessages } from './messages.ts';

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  /** What is wrong with what was sent. */
  fault?: string | undefined;
  grow?: boolean;
  children: (aria: { id: string; name: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** Label above, hint below it, then the fault, then the control: in the order in which they are read out. */
export function Field(props: FieldProps): ReactElement {
  const id = `f-${props.name}`;
  const described = [props.hint ? `${id}-hint` : '', props.fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={['field', props.grow ? 'grow' : '', props.fault ? 'faulty' : ''].filter(Boolean).join(' ')}>
      <label htmlFor={id}>{props.label}</label>
      {props.hint ? (
        <p className="hint" id={`${id}-hint`}>
          {props.hint}
        </p>
      ) : null}
      {props.fault ? (
        <p className="fault" id={`${id}-fault`}>
          {props.fault}
        </p>
      ) : null}
      {props.children({
        id,
        name: props.name,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(props.fault ? { 'aria-invalid': true as const } : {}),
      })}
    </div>
  );
}

export interface Option {
  value: string;
  label: string;
  lang?: string | undefined;
}

/** A native list: works everywhere, by keyboard and by voice. */
export function Choice(props: {
  name: string;
  label: string;
  hint?: string;
  fault?: string | undefined;
  options: readonly Option[];
  value: string | undefined;
  all: string;
}): ReactElement {
  return (
    <Field name={props.name} label={props.label} fault={props.fault} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(aria) => (
        <select {...aria} defaultValue={props.value ?? ''}>
          <option value="">{props.all}</option>
          {props.options.map((option) => (
            <option key={option.value} value={option.value} lang={option.lang}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** A day as ISO text: the native date picker where there is one, plain text where there is none. */
export function DayInput(props: {
  name: string;
  label: string;
  hint?: string;
  value: string | undefined;
  fault?: string | undefined;
}): ReactElement {
  return (
    <Field name={props.name} label={props.label} fault={props.fault} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {(aria) => <input {...aria} type="date" defaultValue={props.value ?? ''} min="1949-10-01" max="2999-12-31" />}
    </Field>
  );
}

export interface FormFault {
  /** Name of the field. */
  name: string;
  message: string;
}

/** What is wrong, first on the page, each fault a link to its field. */
export function ErrorSummary(props: { faults: readonly FormFault[]; language: Language }): ReactElement | null {
  if (props.faults.length === 0) return null;
  return (
    <div className="errors" role="alert">
      <h2>{t(props.language, uiMessages).faultsTitle()}</h2>
      <ul>
        {props.faults.map((fault) => (
          <li key={fault.name}>
            <a href={`#f-${fault.name}`}>{fault.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
