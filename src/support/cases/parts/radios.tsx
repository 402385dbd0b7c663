import type { ReactElement } from 'react';
import type { Language } from '../../../kernel/i18n/types.ts';
import { Foreign } from '../../../kernel/ui/index.ts';
import { Option } from './fields.tsx';

/** One of a few, all in sight: the question is the legend. */
export function Radios(props: {
  name: string;
  legend: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
  value: string;
  fault: string | undefined;
  language: Language;
}): ReactElement {
  const { name, fault, hint, language } = props;
  const described = [hint === undefined ? '' : `f-${name}-hint`, fault === undefined ? '' : `f-${name}-fault`]
    .join(' ')
    .trim();
  return (
    <fieldset
      className={fault === undefined ? 'field' : 'field faulty'}
      {...(described === '' ? {} : { 'aria-describedby': described })}
    >
      <legend>{props.legend}</legend>
      {hint === undefined ? null : (
        <p className="hint" id={`f-${name}-hint`}>
          {hint}
        </p>
      )}
      {fault === undefined ? null : (
        <p className="fault" id={`f-${name}-fault`}>
          {fault}
        </p>
      )}
      {props.options.map(({ value, label }, n) => (
        <Option
          key={value}
          type="radio"
          name={name}
          id={n === 0 ? `f-${name}` : `f-${name}-${n}`}
          value={value}
          checked={value === props.value}
        >
          <Foreign text={label} language={language} />
        </Option>
      ))}
    </fieldset>
  );
}
