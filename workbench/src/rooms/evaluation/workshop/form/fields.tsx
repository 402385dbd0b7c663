import { useState, type ReactElement } from 'react';
import { LANGUAGE } from '../../../../look/language.ts';
import { Field, type Option } from '../../../../parts/field.tsx';
import type { Json } from '../document.ts';
import { nameAt, useEditing } from '../editing.ts';
import { joinWords, splitWords } from '../words-list.ts';

interface Place {
  /** JSON pointer into the document. */
  at: string;
  label: string;
  hint?: string;
}

/** What an empty field stands for: nothing at all, null, or an empty text, which the checker refuses. */
type Empty = 'absent' | 'null' | 'text';

const valueOf = (text: string, empty: Empty): Json | undefined => {
  if (text !== '') return text;
  return empty === 'absent' ? undefined : empty === 'null' ? null : '';
};
const textOf = (value: Json | undefined): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A figure of points, weight or limit: a decimal as text, never a float. */
export function DecimalAt({ at, label, hint, empty = 'text' }: Place & { empty?: Empty }): ReactElement {
  const { get, set, faultAt } = useEditing();
  return (
    <Field name={nameAt(at)} label={label} {...(hint === undefined ? {} : { hint })} fault={faultAt(at)}>
      {(aria) => (
        <input
          {...aria}
          inputMode="text"
          autoComplete="off"
          maxLength={13}
          value={textOf(get(at))}
          onChange={({ target }) => set(at, valueOf(target.value.trim(), empty))}
        />
      )}
    </Field>
  );
}

/** A whole number; what is none stays as it was typed, and is marked. */
export function WholeAt({ at, label, hint }: Place): ReactElement {
  const { get, set, faultAt } = useEditing();
  return (
    <Field name={nameAt(at)} label={label} {...(hint === undefined ? {} : { hint })} fault={faultAt(at)}>
      {(aria) => (
        <input
          {...aria}
          inputMode="numeric"
          autoComplete="off"
          maxLength={6}
          value={textOf(get(at))}
          onChange={({ target }) => {
            const typed = target.value.trim();
            set(at, /^\d{1,6}$/u.test(typed) ? Number(typed) : typed);
          }}
        />
      )}
    </Field>
  );
}

export function TextAt({ at, label, hint, lang, empty = 'text' }: Place & { lang?: string; empty?: Empty }): ReactElement {
  const { get, set, faultAt } = useEditing();
  return (
    <Field name={nameAt(at)} label={label} {...(hint === undefined ? {} : { hint })} fault={faultAt(at)}>
      {(aria) => (
        <input
          {...aria}
          {...(lang === undefined ? {} : { lang })}
          maxLength={300}
          value={textOf(get(at))}
          onChange={({ target }) => set(at, valueOf(target.value, empty))}
        />
      )}
    </Field>
  );
}

/** One of what is offered; `pick` where more than this place changes with it. */
export function ChoiceAt(props: Place & { options: readonly Option[]; pick?: (value: string) => void }): ReactElement {
  const { at, label, options, pick } = props;
  const { get, set, faultAt } = useEditing();
  const value = textOf(get(at));
  const known = options.some((each) => each.value === value);
  return (
    <Field name={nameAt(at)} label={label} fault={faultAt(at)}>
      {(aria) => (
        <select {...aria} value={value} onChange={({ target }) => (pick === undefined ? set(at, target.value) : pick(target.value))}>
          {known ? null : <option value={value}>{value}</option>}
          {options.map((each) => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/**
 * Some of what is offered; none: nothing stands there (`optional`), or an empty list. What was chosen and is not offered has
 * its tick too, or stands in a field of its own (`others`: `WordsAt`) and stays.
 */
export function TicksAt(props: Place & { options: readonly Option[]; optional?: boolean; others?: boolean }): ReactElement {
  const { at, label, options, optional = false, others = false } = props;
  const { get, set, faultAt } = useEditing();
  const chosen = (get(at) ?? []) as string[];
  const strays = chosen.filter((each) => !options.some(({ value }) => value === each));
  const offered = others ? options : [...options, ...strays.map((value) => ({ value, label: value }))];
  const fault = faultAt(at) ?? chosen.map((_, k) => faultAt(`${at}/${k}`)).find((each) => each !== undefined);
  const change = (value: string, on: boolean): void => {
    const ticked = offered.map((each) => each.value).filter((each) => (each === value ? on : chosen.includes(each)));
    const next = others ? [...ticked, ...strays] : ticked;
    set(at, next.length === 0 && optional ? undefined : next);
  };
  return (
    <fieldset className={fault ? 'field ticks faulty' : 'field ticks'} id={`part-${nameAt(at)}`} tabIndex={-1}>
      <legend>{label}</legend>
      {fault ? <p className="fault">{fault}</p> : null}
      {offered.map(({ value, label: name }) => (
        <label key={value}>
          <input
            type="checkbox"
            name={`${nameAt(at)}:${value}`}
            checked={chosen.includes(value)}
            onChange={({ target }) => change(value, target.checked)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Several words in one line, but those that have a tick (`ticked`). What is typed stays as it is while it says the same. */
export function WordsAt({
  at,
  label,
  hint,
  optional = true,
  ticked = NONE,
}: Place & { optional?: boolean; ticked?: readonly string[] }): ReactElement {
  const { get, set, faultAt } = useEditing();
  const all = (get(at) ?? []) as string[];
  const words = all.filter((each) => !ticked.includes(each));
  const [typed, setTyped] = useState('');
  const shown = splitWords(typed).join('\n') === words.join('\n') ? typed : joinWords(words, LANGUAGE);
  const fault = faultAt(at) ?? all.map((_, k) => faultAt(`${at}/${k}`)).find((each) => each !== undefined);
  return (
    <Field name={nameAt(at)} label={label} {...(hint === undefined ? {} : { hint })} fault={fault}>
      {(aria) => (
        <input
          {...aria}
          value={shown}
          onChange={({ target }) => {
            setTyped(target.value);
            const given = splitWords(target.value);
            const next = [...new Set([...all.filter((each) => ticked.includes(each)), ...given])];
            set(at, next.length === 0 && optional ? undefined : next);
          }}
        />
      )}
    </Field>
  );
}

const NONE: readonly string[] = [];

/** What is wrong with the part as a whole, where no single field is at fault. */
export function FaultAt({ at }: { at: string }): ReactElement | null {
  const fault = useEditing().faultAt(at);
  return fault === undefined ? null : (
    <p className="fault" data-fault={at}>
      {fault}
    </p>
  );
}
