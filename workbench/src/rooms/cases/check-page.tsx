import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { LANGUAGE } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { Facts, Mixed } from '../../parts/text.tsx';
import type { Declared } from './api.ts';
import { caseMessages } from './messages.ts';
import { stepMessages } from './step-messages.ts';
import { fieldName, valueWords, type Values } from './values.ts';

/** Nothing has happened yet: what was given, what follows in sentences with numbers, and the button that says what it does. */
export function Check(props: {
  fields: readonly Declared[];
  values: Values;
  files: readonly string[];
  follows: readonly string[];
  /** More of what was given, above the fields. */
  above?: readonly (readonly [string, ReactNode])[];
  go: string;
  busy: boolean;
  confirm: () => void;
  /** Back to the form; null where there was none. */
  back: (() => void) | null;
  problem: ReactNode;
}): ReactElement {
  const say = useSay(stepMessages);
  const { fields, above = [] } = props;
  return (
    <div data-check="">
      {fields.length + above.length === 0 ? null : (
        <section>
          <h2>{say['confirm.given']()}</h2>
          <Given fields={fields} values={props.values} above={above} />
        </section>
      )}
      {props.files.length === 0 ? null : (
        <section>
          <h2>{say['confirm.files']()}</h2>
          <ul>
            {props.files.map((name) => (
              <li key={name}>
                <Mixed>{name}</Mixed>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="notice">
        <h2>{say['confirm.follows']()}</h2>
        <ul>
          {props.follows.map((sentence) => (
            <li key={sentence}>
              <Mixed>{sentence}</Mixed>
            </li>
          ))}
        </ul>
      </section>
      {props.problem}
      <p className="page-actions">
        <Button type="primary" loading={props.busy} onClick={props.confirm}>
          {props.go}
        </Button>
        {props.back === null ? null : <Button onClick={props.back}>{say['confirm.back']()}</Button>}
      </p>
    </div>
  );
}

/** What was typed, in the words of the form. */
function Given(props: { fields: readonly Declared[]; values: Values; above?: readonly (readonly [string, ReactNode])[] }): ReactElement {
  const say = useSay(stepMessages);
  const words = LANGUAGE === 'en' ? 'en' : 'zh';
  const list = useSay(caseMessages);
  return (
    <Facts
      rows={[
        ...(props.above ?? []),
        ...props.fields.map((field): [string, ReactNode] => {
          const said = valueWords(field, props.values[fieldName(field.id)], words).join(list.separator());
          const text = field.type === 'yes' && said === 'yes' ? say['field.yes']() : said;
          return [
            field.title[words],
            text === '' ? (
              say['field.none']()
            ) : (
              <span className="typed">
                <Mixed>{text}</Mixed>
              </span>
            ),
          ];
        }),
      ]}
    />
  );
}
