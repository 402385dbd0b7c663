import type { ReactElement } from 'react';
import { faultOf, type ApiProblem } from '../../api/problem.ts';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { CheckField, DateField, RadioField, TextArea, TextField } from '../../parts/field.tsx';
import type { Declared } from './api.ts';
import { stepMessages } from './step-messages.ts';
import { fieldName, type Values } from './values.ts';

const WORDS = LANGUAGE === 'en' ? 'en' : 'zh';

interface Props {
  values: Values;
  change: (id: string, value: string | readonly string[]) => void;
  problem: ApiProblem | null;
}

/** The form that a procedure declares, whatever it asks for: the only place here where its fields become controls. */
export function DeclaredFields({ fields, ...props }: Props & { fields: readonly Declared[] }): ReactElement {
  return (
    <>
      {fields.map((field) => (
        <DeclaredField key={field.id} field={field} {...props} />
      ))}
    </>
  );
}

function DeclaredField({ field, values, change, problem }: Props & { field: Declared }): ReactElement {
  const say = useSay(stepMessages);
  const value = values[field.id];
  const text = typeof value === 'string' ? value : '';
  const hint = [field.hint?.[WORDS], field.internal === true ? say['field.internal']() : undefined]
    .filter((part) => part !== undefined)
    .join(say['between.sentences']());
  const label = field.required ? field.title[WORDS] : say['field.optional']({ name: field.title[WORDS] });
  const common = {
    name: fieldName(field.id),
    label,
    problem,
    required: field.required,
    value: text,
    onChange: (next: string) => change(field.id, next),
    ...(hint === '' ? {} : { hint }),
  };
  const options = (field.choices ?? []).map((choice) => ({ value: choice.id, label: choice.title[WORDS] }));
  switch (field.type) {
    case 'text':
      return <TextArea {...common} maxLength={field.maximum ?? 20_000} />;
    case 'line':
      return <TextField {...common} maxLength={field.maximum ?? 500} />;
    case 'integer':
      return <TextField {...common} maxLength={15} />;
    case 'day':
      return <DateField {...common} />;
    case 'choice':
      return <RadioField {...common} options={options} />;
    case 'choices':
      return (
        <Several
          {...common}
          options={options}
          chosen={typeof value === 'string' ? [value] : (value ?? [])}
          choose={(next) => change(field.id, next)}
        />
      );
    case 'yes':
      return (
        <CheckField
          name={common.name}
          label={label}
          problem={problem}
          {...(hint === '' ? {} : { hint })}
          checked={text === 'yes'}
          onChange={(checked) => change(field.id, checked ? 'yes' : '')}
        />
      );
  }
}

function Several(props: {
  name: string;
  label: string;
  hint?: string;
  problem: ApiProblem | null;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  choose: (chosen: readonly string[]) => void;
}): ReactElement {
  const { name, chosen } = props;
  const fault = faultOf(props.problem, name);
  return (
    <fieldset className={fault ? 'field faulty' : 'field'}>
      <legend>{props.label}</legend>
      {props.hint ? <p className="hint">{props.hint}</p> : null}
      {fault ? <p className="fault">{fault}</p> : null}
      {props.options.map(({ value, label }, index) => {
        const id = index === 0 ? `field-${name}` : `field-${name}-${index}`;
        return (
          <label key={value} className="radio" htmlFor={id}>
            <input
              type="checkbox"
              id={id}
              name={name}
              checked={chosen.includes(value)}
              onChange={(event) =>
                props.choose(
                  props.options.map((each) => each.value).filter((each) => (each === value ? event.target.checked : chosen.includes(each))),
                )
              }
            />
            <span>{label}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
