import type { ReactElement } from 'react';
import { workList } from '../../api/lists/work.ts';
import { useMay, useStart, type Start } from '../../api/start.ts';
import { homeParts } from '../../address/pages-known.ts';
import { useSay } from '../../look/look.tsx';
import { PageLink, SubjectLink } from '../../parts/links.tsx';
import { Page } from '../../parts/page.tsx';
import { DateText, Mark, Zh } from '../../parts/text.tsx';
import { ListTable, type RowOf } from '../../table/list-table.tsx';
import { workMessages } from './messages/work.ts';

type Item = RowOf<typeof workList>;

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
    <ListTable
      list={workList}
      caption={say.list()}
      purposeScope="/"
      rowKey={({ kind, link, what }) => `${kind} ${link} ${what}`}
      open={({ link }) => link}
      cells={{
        number: ({ object }) => <Zh>{object.number}</Zh>,
        partyName: ({ partyName, partyCode }) =>
          partyName === null ? null : partyCode === null ? <Zh>{partyName}</Zh> : <SubjectLink uscc={partyCode} name={partyName} />,
        due: (item) => <Due item={item} />,
        must: ({ must }) => (must ? say.must() : say.may()),
      }}
      empty={{ why: say['empty.why'](), what: say['empty.what']() }}
    />
  );
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
