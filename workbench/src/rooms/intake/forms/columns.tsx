import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { useSay } from '../../../look/look.tsx';
import { CheckField, Field, SelectField, TextField } from '../../../parts/field.tsx';
import type { Field as TemplateField } from './known.ts';
import { changed, pairsOf, pairsText, TRANSFORMS, wordsOf, type MappingColumn, type MappingContent } from './mapping.ts';
import { mappingMessages } from './messages.ts';

interface ColumnsProps {
  content: MappingContent;
  fields: readonly TemplateField[];
  change: (content: MappingContent) => void;
}

/** Each column of the form: what it may be called, which field it becomes, how it is read. */
export function Columns({ content, fields, change }: ColumnsProps): ReactElement {
  const say = useSay(mappingMessages);
  const { columns } = content;
  const set = (at: number, next: MappingColumn | null): void =>
    change({
      ...content,
      columns: next === null ? columns.filter((_, n) => n !== at) : columns.map((each, n) => (n === at ? next : each)),
    });
  return (
    <section>
      <h2>{say['columns.title']()}</h2>
      <datalist id="template-fields">
        {fields.map(({ field, name }) => (
          <option key={field} value={field}>
            {name}
          </option>
        ))}
      </datalist>
      <ol className="groups" data-columns={columns.length}>
        {columns.map((column, at) => (
          // The place is all that tells two unfinished columns apart.
          // oxlint-disable-next-line no-array-index-key
          <li key={at}>
            <One at={at} column={column} fields={fields} set={(next) => set(at, next)} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function One(props: {
  at: number;
  column: MappingColumn;
  fields: readonly TemplateField[];
  set: (next: MappingColumn | null) => void;
}): ReactElement {
  const say = useSay(mappingMessages);
  const { at, column, fields, set } = props;
  const name = (part: string): string => `columns-${at}-${part}`;
  const known = fields.find(({ field }) => field === column.field)?.name;
  const title = column.names[0] ?? column.codes[0] ?? column.field;
  return (
    <fieldset className="field">
      <legend>{say['column.n']({ n: at + 1 })}</legend>
      <div className="query-fields">
        <Words
          name={name('names')}
          label={say['column.names']()}
          value={column.names}
          onChange={(names) => set(changed(column, { names }))}
        />
        <Field name={name('field')} label={say['column.field']()} {...(known === undefined ? {} : { hint: known })}>
          {(aria) => (
            <input
              {...aria}
              list="template-fields"
              value={column.field}
              maxLength={64}
              onChange={(event) => set(changed(column, { field: event.target.value }))}
            />
          )}
        </Field>
        <SelectField
          name={name('transform')}
          label={say['column.transform']()}
          none={say['transform.text']()}
          value={column.transform === 'text' ? '' : (column.transform ?? '')}
          onChange={(transform) => set(changed(column, { transform: transform === '' ? undefined : transform }))}
          options={TRANSFORMS.filter((each) => each !== 'text').map((each) => ({
            value: each,
            label: say[`transform.${each}`](),
          }))}
        />
        <CheckField
          name={name('required')}
          label={say['column.required']()}
          value={column.required === true}
          onChange={(on) => set(changed(column, { required: on ? true : undefined }))}
        />
        <CheckField
          name={name('identity')}
          label={say['column.identity']()}
          value={column.identity === true}
          onChange={(on) => set(changed(column, { identity: on ? true : undefined }))}
        />
      </div>
      <details>
        <summary>{say['column.more']()}</summary>
        <div className="query-fields">
          <Words
            name={name('codes')}
            label={say['column.codes']()}
            value={column.codes}
            onChange={(codes) => set(changed(column, { codes }))}
          />
          <Words
            name={name('missing')}
            label={say['column.missing']()}
            value={column.missing ?? []}
            onChange={(missing) => set(changed(column, { missing: missing.length === 0 ? undefined : missing }))}
          />
          <Pairs
            name={name('values')}
            label={say['column.values']()}
            value={column.values ?? {}}
            onChange={(values) => set(changed(column, { values: Object.keys(values).length === 0 ? undefined : values }))}
          />
        </div>
        <p>
          <Button onClick={() => set(null)}>{say['column.remove']({ column: title })}</Button>
        </p>
      </details>
    </fieldset>
  );
}

/** Words set apart by 、; what is typed stays as it is typed. */
function Words(props: { name: string; label: string; value: readonly string[]; onChange: (words: string[]) => void }): ReactElement {
  const { value, onChange, ...field } = props;
  const [text, setText] = useState(value.join('、'));
  // Changed from elsewhere (a column above was removed): what was typed is no longer about this one.
  const same = wordsOf(text).join('、') === value.join('、');
  return (
    <TextField
      {...field}
      maxLength={2000}
      value={same ? text : value.join('、')}
      onChange={(next) => {
        setText(next);
        onChange(wordsOf(next));
      }}
    />
  );
}

/** Pairs, one a line. While a line is none, the pairs before hold and the field says so. */
export function Pairs(props: {
  name: string;
  label: string;
  value: Readonly<Record<string, string | boolean>>;
  onChange: (pairs: Record<string, string>) => void;
}): ReactElement {
  const say = useSay(mappingMessages);
  const { name, label, value, onChange } = props;
  const [written, setWritten] = useState<{ text: string; of: string } | null>(null);
  const holds = pairsText(value);
  const text = written === null || written.of !== holds ? holds : written.text;
  const bad = pairsOf(text) === null;
  return (
    <Field name={name} label={label} fault={bad ? say['pairs.bad']() : undefined}>
      {(aria) => (
        <textarea
          {...aria}
          rows={4}
          value={text}
          onChange={(event) => {
            const next = event.target.value;
            const pairs = pairsOf(next);
            setWritten({ text: next, of: pairs === null ? holds : pairsText(pairs) });
            if (pairs !== null) onChange(pairs);
          }}
        />
      )}
    </Field>
  );
}
