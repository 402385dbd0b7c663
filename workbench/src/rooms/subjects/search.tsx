import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { Uscc } from '../../house.ts';
import { useSay } from '../../look/look.tsx';
import { SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mixed, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column, Found } from '../../table/types.ts';
import { subjectsMessages } from './messages/search.ts';
import { bodyOf, stateOf } from '../../parts/subject/words.ts';
import { whyOf } from './words.ts';

type Get = paths['/api/v1/subjects']['get'];
type Answer = Get['responses'][200]['content']['application/json'];
export type Hit = Answer['items'][number];
type Query = Get['parameters']['query'];
type Say = typeof subjectsMessages.zh;
interface Hits extends Found<Hit> {
  answer: Answer | null;
}

const KINDS = ['enterprise', 'individual_business', 'cooperative', 'public_body', 'institution', 'social_organisation', 'other'];
const STATES = ['active', 'revoked', 'cancelled', 'unknown'];

const keyOf = ({ uscc, id }: Hit): string => uscc ?? `id:${id}`;

/** The public's own search, its hits explained; a hit opens the file, which asks for a purpose. */
export function SubjectsPage(): ReactElement {
  const say = useSay(subjectsMessages);
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Hit>
        name="subjects"
        caption={say.title()}
        columns={columns(say)}
        rowKey={({ id }) => id}
        open={(hit) => `/subjects/${encodeURIComponent(keyOf(hit))}`}
        filters={[
          { name: 'query', label: say.query(), kind: 'text', hint: say['query.hint'](), maxLength: 2000 },
          { name: 'kind', label: say.kind(), kind: 'select', options: KINDS.map((value) => ({ value, label: bodyOf(value) })) },
          { name: 'state', label: say.state(), kind: 'select', options: STATES.map((value) => ({ value, label: stateOf(value) })) },
          { name: 'district', label: say.district(), kind: 'text', maxLength: 12 },
          { name: 'industry', label: say.industry(), kind: 'text', maxLength: 5 },
        ]}
        orders={[{ key: 'fit', words: say.order() }]}
        sizes={[20, 50, 100]}
        load={async ({ filters, cursor, limit, signal }): Promise<Hits> => {
          if (filters['query'] === undefined) return { items: [], next: null, answer: null };
          const query = { ...(filters as unknown as Query), limit, ...(cursor === undefined ? {} : { cursor }) };
          const found = await answer(api.GET('/api/v1/subjects', { params: { query }, signal }));
          const { count, more } = found.total;
          return { items: found.items, next: found.next, answer: found, ...(more ? {} : { total: count }) };
        }}
        summary={(found) => <Explained found={(found as Hits).answer} say={say} />}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

/** What was recognised in the text, and bodies that only resemble it: never among the hits themselves. */
function Explained({ found, say }: { found: Answer | null; say: Say }): ReactElement {
  if (found === null) return <p>{say['empty.first']()}</p>;
  return (
    <>
      {found.problem === 'too_short' ? <p className="notice">{say.few()}</p> : null}
      {found.problem === 'person' ? <p className="notice">{say.person()}</p> : null}
      {found.codes.map(({ code, valid, near }) => (
        <div key={code} data-code={valid ? 'valid' : 'invalid'}>
          <p>{valid ? say['code.valid']({ code }) : say['code.invalid']({ code })}</p>
          <Similar title={say.near()} hits={near} />
        </div>
      ))}
      <Similar title={say.suggestions()} hits={found.suggestions} />
    </>
  );
}

function Similar({ title, hits }: { title: string; hits: readonly Hit[] }): ReactElement | null {
  if (hits.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul className="entries">
        {hits.map((hit) => (
          <li key={hit.id}>
            <SubjectLink uscc={keyOf(hit)} name={hit.name} />
          </li>
        ))}
      </ul>
    </>
  );
}

function columns(say: Say): Column<Hit>[] {
  return [
    { key: 'name', head: say.name(), heading: true, cell: ({ name }) => <Zh>{name}</Zh> },
    { key: 'why', head: say.why(), cell: (hit) => <Mixed>{whyOf(hit)}</Mixed> },
    { key: 'uscc', head: say.uscc(), cell: ({ uscc }) => (uscc === null ? null : <Uscc code={uscc} />) },
    { key: 'kind', head: say.kind(), cell: ({ kind }) => bodyOf(kind) },
    { key: 'state', head: say.state(), cell: ({ state }) => stateOf(state) },
    { key: 'founded', head: say.founded(), cell: ({ founded }) => <DateText day={founded} /> },
    { key: 'district', head: say.district(), cell: ({ district }) => district },
  ];
}
