import { useState, type ReactElement } from 'react';
import { LANGUAGE, own, COMMA } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { FIELD_WORDS } from '../../parts/messages/fields.ts';
import { OrganName } from '../../parts/acts/index.ts';
import { Mixed, Named } from '../../parts/text.tsx';
import { policyMessages } from './messages.ts';

/** Entries are shown by so many at once; the JSON below has all. */
const SHOWN = 200;
/** Fields by which an entry of a list is known. */
const NAMES = ['title', 'name', 'id', 'code', 'date', 'key'] as const;

/** Fields whose text is the code of an organ; what is none stays as it is. */
const ORGANS = new Set(['issuedBy', 'organ', 'sourceOrgan', 'lineParent', 'districtParent', 'answeredBy']);

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is { zh: string; en: string } =>
  isFields(value) && typeof value['zh'] === 'string' && typeof value['en'] === 'string' && Object.keys(value).length === 2;

/** Any content of a policy file, field by field. What is folded is drawn when it is opened. */
export function Tree({ value, open = false }: { value: unknown; open?: boolean }): ReactElement {
  if (isText(value)) return <Named of={value} />;
  if (Array.isArray(value)) return <List of={value} open={open} />;
  if (isFields(value)) return <Fielded of={value} open={open} />;
  if (value === null || value === '') return <span className="meta">—</span>;
  return <Mixed>{typeof value === 'string' ? value : JSON.stringify(value)}</Mixed>;
}

function Fielded({ of, open }: { of: Fields; open: boolean }): ReactElement {
  const say = useSay(policyMessages);
  const entries = Object.entries(of);
  return (
    <Folded open={open} summary={nameOf(of) ?? say['tree.fields']({ n: entries.length })}>
      {() => (
        <dl className="facts">
          {entries.map(([key, each]) => (
            <div key={key}>
              <dt>{FIELD_WORDS[key]?.[LANGUAGE === 'en' ? 1 : 0] ?? <code>{key}</code>}</dt>
              <dd>{ORGANS.has(key) && typeof each === 'string' ? <OrganName code={each} /> : <Tree value={each} />}</dd>
            </div>
          ))}
        </dl>
      )}
    </Folded>
  );
}

function List({ of, open }: { of: readonly unknown[]; open: boolean }): ReactElement {
  const say = useSay(policyMessages);
  if (of.length === 0) return <span className="meta">—</span>;
  const plain = of.every((each) => typeof each !== 'object');
  if (plain && of.length <= 8) return <Mixed>{of.map(String).join(COMMA)}</Mixed>;
  return (
    <Folded open={open} summary={say['tree.list']({ n: of.length })}>
      {() => (
        <ol>
          {of.slice(0, SHOWN).map((each, index) => (
            <li key={index}>
              <Tree value={each} />
            </li>
          ))}
          {of.length > SHOWN ? <li>… {say['tree.list']({ n: of.length })}</li> : null}
        </ol>
      )}
    </Folded>
  );
}

function Folded(props: { open: boolean; summary: string; children: () => ReactElement }): ReactElement {
  const [open, setOpen] = useState(props.open);
  if (props.open) return props.children();
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Mixed>{props.summary}</Mixed>
      </summary>
      {open ? props.children() : null}
    </details>
  );
}

function nameOf(fields: Fields): string | undefined {
  for (const each of NAMES) {
    const found = fields[each];
    if (typeof found === 'string' && found !== '') return found;
    if (isText(found)) return own(found);
  }
  return undefined;
}
