import type { ReactElement } from 'react';
import { answer, api, purposeHeader } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import { useMay, useStart, type Start } from '../../api/start.ts';
import { homeParts } from '../../address/pages-known.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink, SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark, Mixed, Zh } from '../../parts/text.tsx';
import { QueryTable } from '../../table/query-table.tsx';
import type { Column } from '../../table/types.ts';
import { workMessages } from './messages/work.ts';

type Work = paths['/api/v1/work']['get']['responses'][200]['content']['application/json'];
type Item = Work['items'][number];

/** By role: how much is late and soon, what waits for me and by which rule; where I can go stands in the menu. */
export function TodayPage(): ReactElement {
  const say = useSay(workMessages);
  const { counts, permissions } = useStart();
  const may = useMay();
  const parts = homeParts(permissions);
  return (
    <Page title={say.title()}>
      {parts.map((Part, index) => (
        <Part key={index} />
      ))}
      {may('case.read') ? (
        <>
          <Counts counts={counts} />
          <h2>{say.list()}</h2>
          <WorkList />
        </>
      ) : (
        <p data-empty="">{say.none()}</p>
      )}
    </Page>
  );
}

function Counts({ counts: { all, late, soon } }: { counts: Start['counts'] }): ReactElement {
  const say = useSay(workMessages);
  return (
    <p className="counts" data-counts={`${late} ${soon} ${all}`}>
      <PageLink to="/?state=late">{say['count.late']({ n: late })}</PageLink>
      <PageLink to="/?state=soon">{say['count.soon']({ n: soon })}</PageLink>
      <PageLink to="/">{say['count.all']({ n: all })}</PageLink>
    </p>
  );
}

function WorkList(): ReactElement {
  const say = useSay(workMessages);
  return (
    <QueryTable<Item>
      name="work"
      caption={say.list()}
      purposeScope="/"
      columns={columns(say)}
      rowKey={({ kind, link, what }) => `${kind} ${link} ${what}`}
      open={({ link }) => link}
      filters={[
        {
          name: 'state',
          label: say.state(),
          kind: 'select',
          options: [
            { value: 'late', label: say['state.late']() },
            { value: 'soon', label: say['state.soon']() },
          ],
        },
      ]}
      orders={[{ key: 'due', words: say['order.due']() }]}
      load={({ filters, cursor, limit, purpose, signal }) => {
        const state = filters['state'] as 'late' | 'soon' | undefined;
        const query = { limit, ...(cursor === undefined ? {} : { cursor }), ...(state === undefined ? {} : { state }) };
        return answer(api.GET('/api/v1/work', { params: { query }, headers: purposeHeader(purpose), signal }));
      }}
      empty={{ why: say['empty.why'](), what: say['empty.what']() }}
      exportHref={(search) => `/api/v1/work.csv${search}`}
    />
  );
}

function columns(say: typeof workMessages.zh): Column<Item>[] {
  return [
    { key: 'what', head: say.what(), heading: true, cell: ({ what }) => <Mixed>{what}</Mixed> },
    { key: 'number', head: say.number(), cell: ({ object }) => <Zh>{object.number}</Zh> },
    {
      key: 'party',
      head: say.party(),
      cell: ({ partyName, partyCode }) =>
        partyName === null ? null : partyCode === null ? <Zh>{partyName}</Zh> : <SubjectLink uscc={partyCode} name={partyName} />,
    },
    { key: 'due', head: say.due(), cell: (item) => <Due item={item} /> },
    { key: 'why', head: say.why(), cell: ({ came }) => <Mixed>{came}</Mixed> },
    { key: 'must', head: say.must(), extra: true, cell: ({ must }) => (must ? say.must() : say.may()) },
  ];
}

function Due({ item: { due, provisional, standing } }: { item: Item }): ReactElement {
  const say = useSay(workMessages);
  return (
    <>
      <DateText day={due} /> {provisional ? say.provisional() : null}
      {standing === 'late' ? <Mark kind="late">{say['state.late']()}</Mark> : null}
      {standing === 'soon' ? <Mark kind="soon">{say['state.soon']()}</Mark> : null}
    </>
  );
}
