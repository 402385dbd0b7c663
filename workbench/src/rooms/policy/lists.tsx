import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { policyDraftsList } from '../../api/lists/policy-drafts.ts';
import type { paths } from '../../api/schema.d.ts';
import { useStart } from '../../api/start.ts';
import { useAddress } from '../../address/use-address.ts';
import { own } from '../../look/language.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Named } from '../../parts/text.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { KINDS, kindName, verifiedName, editionPath, inForceOn, type Kind, type Listed, type Say } from './kinds.ts';
import { policyMessages } from './messages.ts';

type Unverified = paths['/api/v1/policy/unverified']['get']['responses'][200]['content']['application/json'];
type Open = Unverified['open'][number] & { title: Listed['title'] | null };

function title({ title: { zh, en } }: { title: { zh: string; en: string } }): ReactElement {
  return <Named of={{ zh: zh, en: en }} />;
}

function columns(say: Say): Column<Listed>[] {
  return [
    { key: 'title', head: say.name(), heading: true, cell: title },
    { key: 'kind', head: say.kind(), cell: ({ kind }) => kindName(kind) },
    { key: 'id', head: say.id(), cell: ({ id }) => <code>{id}</code> },
    { key: 'edition', head: say.edition(), cell: ({ edition }) => <code>{edition}</code> },
    { key: 'from', head: say.from(), cell: ({ inForceFrom }) => <DateText day={inForceFrom} /> },
    {
      key: 'to',
      head: say.to(),
      cell: ({ inForceTo }) => (inForceTo === null ? say['to.open']() : <DateText day={inForceTo} />),
    },
    { key: 'verified', head: say.verified(), cell: ({ verified }) => verifiedName(verified) },
  ];
}

/** Every edition of every document. */
export function PolicyPage(): ReactElement {
  const say = useSay(policyMessages);
  const { today } = useStart();
  return (
    <Page title={say.title()} lead={<p>{say.lead()}</p>}>
      <QueryTable<Listed>
        name="policy"
        caption={say.caption()}
        columns={columns(say)}
        rowKey={({ kind, id, edition }) => `${kind} ${id} ${edition}`}
        open={(row) => editionPath(row)}
        filters={[
          {
            name: 'kind',
            label: say.kind(),
            kind: 'select',
            options: KINDS.map((kind) => ({ value: kind, label: kindName(kind) })),
          },
          { name: 'words', label: say.search(), kind: 'text', maxLength: 80 },
          { name: 'current', label: say.current(), kind: 'check' },
        ]}
        orders={[{ key: 'kind', words: say.order() }]}
        // The API gives the whole list at once.
        sizes={[1000]}
        load={async ({ filters: { kind, words = '', current }, signal }) => {
          const query = kind === undefined ? {} : { kind: kind as Kind };
          const { items: all } = await answer(api.GET('/api/v1/policy', { params: { query }, signal }));
          const part = words.trim().toLowerCase();
          const items = all
            .filter((each) => current === undefined || inForceOn(each, today))
            .filter(({ title: { zh, en }, id }) => `${zh} ${en} ${id}`.toLowerCase().includes(part));
          return { items, next: null, total: items.length };
        }}
        empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      />
    </Page>
  );
}

/** The editions of one document, called as the latest of them is. */
export function EditionsPage(): ReactElement {
  const { kind = '', id = '' } = useAddress().params;
  const read = async (signal: AbortSignal) => {
    const found = await answer(api.GET('/api/v1/policy', { params: { query: { kind: kind as Kind } }, signal }));
    return found.items.filter((each) => each.id === id);
  };
  return (
    <Load of={['policy-editions', kind, id]} load={read}>
      {(known) => <Editions of={{ kind, id }} title={latestOf(known)?.title ?? { zh: id, en: id }} read={read} />}
    </Load>
  );
}

const latestOf = (all: readonly Listed[]): Listed | undefined => [...all].sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1))[0];

function Editions(props: {
  of: { kind: string; id: string };
  title: Listed['title'];
  read: (signal: AbortSignal) => Promise<Listed[]>;
}): ReactElement {
  const { of, title: known, read } = props;
  const say = useSay(policyMessages);
  const name = say['editions.title']({ title: own(known) });
  return (
    <Page title={name} lead={<code>{`${of.kind}/${of.id}`}</code>} trail={[{ to: '/policy', label: say.title() }]}>
      <QueryTable<Listed>
        name={`policy ${of.kind}/${of.id}`}
        caption={name}
        columns={columns(say)}
        rowKey={({ edition }) => edition}
        open={(row) => editionPath(row)}
        orders={[{ key: 'from', words: say['editions.order']() }]}
        sizes={[1000]}
        load={async ({ signal }) => {
          const items = await read(signal);
          return { items, next: null, total: items.length };
        }}
        empty={{ why: say['editions.why']() }}
      />
    </Page>
  );
}

export function DraftsPage(): ReactElement {
  const say = useSay(policyMessages);
  return (
    <Page title={say['drafts.title']()} lead={<p>{say['drafts.lead']()}</p>}>
      <ListTable
        list={policyDraftsList}
        caption={say['drafts.title']()}
        rowKey={({ name }) => name}
        open={(row) => editionPath(row, '/changes')}
        cells={{ changes: ({ changes }) => changes.length }}
        empty={{ why: say['drafts.why'](), what: <PageLink to="/policy">{say['drafts.what']()}</PageLink> }}
      />
    </Page>
  );
}

/** What is in force and carries no adverse effect yet. */
export function UnverifiedPage(): ReactElement {
  const say = useSay(policyMessages);
  const { today } = useStart();
  return (
    <Page title={say['unverified.title']()} lead={<p>{say['unverified.lead']({ day: today })}</p>}>
      <QueryTable<Open>
        name="policy-unverified"
        caption={say['unverified.title']()}
        columns={[
          {
            key: 'title',
            head: say.name(),
            heading: true,
            cell: (row) => (row.title === null ? <code>{row.file}</code> : title({ title: row.title })),
          },
          { key: 'file', head: say.id(), extra: true, cell: ({ file }) => <code>{file}</code> },
          { key: 'kind', head: say.kind(), cell: ({ kind }) => kindName(kind) },
          { key: 'verified', head: say.verified(), cell: ({ verified }) => verifiedName(verified) },
          {
            key: 'missing',
            head: say.missing(),
            cell: ({ missing }) => (
              <>
                <ul className="plain">
                  {missing.map((each) => (
                    <li key={each}>{say[`missing.${each}`]()}</li>
                  ))}
                </ul>
              </>
            ),
          },
          {
            key: 'marks',
            head: say.marks(),
            numeric: true,
            cell: ({ marks }) => Object.entries(marks).reduce((sum, [mark, n]) => sum + (mark === 'official' ? 0 : n), 0),
          },
        ]}
        rowKey={({ file }) => file}
        open={(row) => editionPath(row)}
        orders={[{ key: 'kind', words: say['unverified.order']() }]}
        sizes={[1000]}
        load={async ({ signal }) => {
          const [{ open }, { items: all }] = await Promise.all([
            answer(api.GET('/api/v1/policy/unverified', { signal })),
            answer(api.GET('/api/v1/policy', { params: { query: {} }, signal })),
          ]);
          const titles = new Map(all.map(({ kind, id, edition, title: each }) => [`${kind} ${id} ${edition}`, each]));
          const items = open.map((each) => ({
            ...each,
            title: titles.get(`${each.kind} ${each.id} ${each.edition}`) ?? null,
          }));
          return { items, next: null, total: items.length };
        }}
        empty={{ why: say['unverified.why']() }}
      />
    </Page>
  );
}
