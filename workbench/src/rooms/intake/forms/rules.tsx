import { useState, type ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { Field, TextField } from '../../../parts/field.tsx';
import { Pairs } from './columns.tsx';
import { constantsOf, restText, withRest, wordsOf, type MappingContent } from './mapping.ts';
import { mappingMessages } from './messages.ts';

/** Constants, what finds the body, and the rules for which a field of a page would say less than the file. */
export function Rules(props: { content: MappingContent; change: (content: MappingContent) => void }): ReactElement {
  const say = useSay(mappingMessages);
  const { content, change } = props;
  const [keys, setKeys] = useState(content.keys.join('、'));
  const [rest, setRest] = useState(() => restText(content));
  const bad = withRest(content, rest) === null;
  return (
    <section className="card stack">
      <h2>{say['rules.title']()}</h2>
      <div className="query-fields">
        <TextField
          name="keys"
          label={say['rules.keys']()}
          hint={say['rules.keys.hint']()}
          value={keys}
          onChange={(text) => {
            setKeys(text);
            change({ ...content, keys: wordsOf(text) });
          }}
        />
        <TextField
          name="register"
          label={say['rules.register']()}
          value={content.register ?? ''}
          maxLength={64}
          onChange={(text) => {
            const { register: _, ...others } = content;
            change(text.trim() === '' ? others : { ...content, register: text.trim() });
          }}
        />
        <Pairs
          name="constants"
          label={say['rules.constants']()}
          value={content.constants}
          onChange={(pairs) => change({ ...content, constants: constantsOf(pairs) })}
        />
      </div>
      <Field name="rest" label={say['rules.rest']()} fault={bad ? say['rules.rest.bad']() : undefined}>
        {(aria) => (
          <textarea
            {...aria}
            className="mono"
            rows={10}
            value={rest}
            spellCheck={false}
            onChange={(event) => {
              setRest(event.target.value);
              const next = withRest(content, event.target.value);
              if (next !== null) change(next);
            }}
          />
        )}
      </Field>
    </section>
  );
}
