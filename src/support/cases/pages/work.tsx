import { Type } from 'typebox';
import type { ReactElement } from 'react';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { workOf, type WorkItem } from '../../../kernel/procedures/index.ts';
import { Chinese, Foreign, formatDate, href, Pager, Table } from '../../../kernel/ui/index.ts';
import { csv } from '../csv.ts';
import { deskPage, officialsDesk, type Desk } from '../desk.tsx';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { bodiesOf, type Body } from '../names.ts';
import { StandingMark } from '../parts/requirements.tsx';

const PATH = '/workbench';
const Query = Type.Object({
  state: Type.Optional(Type.Enum(['late', 'soon'])),
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
});
const GROUPS = ['late', 'soon', 'rest'] as const;

export function workPages(kernel: Kernel): AnyRoute[] {
  const common = {
    method: 'GET',
    face: 'workbench',
    permission: 'case.read',
    purposeFor: PATH,
    audit: 'work.listed',
  } as const;
  return [
    route({
      ...common,
      path: PATH,
      summary: 'What waits for me',
      schemas: { query: Query },
      async handle(call) {
        const desk = await officialsDesk(kernel, call);
        const { state, cursor } = call.query;
        const work = await workOf(kernel, call.caller, call.language, { state, cursor });
        const bodies = await bodiesOf(
          kernel.db.kysely,
          work.items.map(({ subjectId }) => subjectId),
        );
        return workPage(desk, work, bodies, call.query);
      },
    }),
    route({
      ...common,
      path: '/workbench/work.csv',
      summary: 'The same as a table',
      schemas: { query: Query },
      async handle({ caller, language, query: { state }, reply }) {
        const say = t(language, officialMessages);
        const { items } = await workOf(kernel, caller, language, { state, limit: 1000 });
        const bodies = await bodiesOf(
          kernel.db.kysely,
          items.map(({ subjectId }) => subjectId),
        );
        const head = [
          say['work.what'](),
          say['cases.number'](),
          say['cases.party'](),
          say['cases.code'](),
          say['work.due'](),
          say['cases.state'](),
          say['work.came'](),
        ];
        const rows = items.map((item) => {
          const body = item.subjectId === null ? undefined : bodies.get(item.subjectId);
          const standing = t(language, caseMessages)[`standing.${item.standing}`]();
          return [
            item.what,
            item.object.number,
            body?.name ?? '',
            body?.uscc ?? '',
            item.due ?? '',
            standing,
            item.came,
          ];
        });
        return csv(reply, 'work.csv', [head, ...rows]);
      },
    }),
  ];
}

type Found = Awaited<ReturnType<typeof workOf>>;
type Asked = { state?: 'late' | 'soon'; cursor?: string };

function workPage(desk: Desk, work: Found, bodies: ReadonlyMap<string, Body>, { state, cursor }: Asked): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  const query = (more: Record<string, string | undefined>): string => {
    const pairs = Object.entries(more).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
    );
    return pairs.length === 0 ? PATH : `${PATH}?${pairs.join('&')}`;
  };
  const groups = GROUPS.map((group) => ({ group, items: work.items.filter((item) => groupOf(item) === group) })).filter(
    ({ items }) => items.length > 0,
  );
  return deskPage(
    desk,
    { title: say['work.title'](), path: query({ state, cursor }) },
    <>
      <p className="lead" data-counts="">
        {say['work.counts'](work.counts)}
      </p>
      <nav className="jump" aria-label={say['work.show']()}>
        <ul>
          {([undefined, 'late', 'soon'] as const).map((each) => (
            <li key={each ?? 'all'}>
              <a href={href(query({ state: each }), language)} aria-current={each === state ? 'true' : undefined}>
                {say[`work.show.${each ?? 'all'}`]()}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.length === 0 ? <p data-empty="">{say['work.empty']()}</p> : <p className="meta">{say['work.order']()}</p>}
      {groups.map(({ group, items }) => (
        <Group key={group} desk={desk} group={group} items={items} bodies={bodies} />
      ))}
      <Pager
        next={work.next === null ? null : query({ state, cursor: work.next })}
        first={cursor === undefined ? null : query({ state })}
        language={language}
      />
      {groups.length === 0 ? null : (
        <p>
          <a href={`${href('/workbench/work.csv', language)}${state === undefined ? '' : `?state=${state}`}`}>
            {say['export.csv']()}
          </a>
        </p>
      )}
    </>,
  );
}

function Group(props: {
  desk: Desk;
  group: (typeof GROUPS)[number];
  items: readonly WorkItem[];
  bodies: ReadonlyMap<string, Body>;
}): ReactElement {
  const { desk, group, items, bodies } = props;
  const { language } = desk;
  const say = t(language, officialMessages);
  const title = say[`work.${group}`]({ n: items.length });
  return (
    <section data-group={group}>
      <h2>{title}</h2>
      <Table
        caption={title}
        hideCaption
        language={language}
        rows={items}
        rowKey={({ kind, key }) => `${kind} ${key}`}
        columns={[
          {
            head: say['work.what'](),
            heading: true,
            cell: ({ what, link, must, object }) => (
              <>
                <a href={href(link, language)}>
                  <Foreign text={what} language={language} />
                  <span className="hidden">
                    {' '}
                    <Chinese language={language}>{object.number}</Chinese>
                  </span>
                </a>
                <br />
                <small>{must ? say['work.must']() : say['work.may']()}</small>
              </>
            ),
          },
          {
            head: say['work.object'](),
            cell: ({ object, subjectId }) => (
              <>
                <Chinese language={language}>{object.number}</Chinese>
                <br />
                <Chinese language={language}>
                  {(subjectId === null ? undefined : bodies.get(subjectId)?.name) ?? ''}
                </Chinese>
              </>
            ),
          },
          { head: say['work.due'](), cell: (item) => <Due item={item} desk={desk} /> },
          { head: say['work.came'](), cell: ({ came }) => <Foreign text={came} language={language} /> },
        ]}
      />
    </section>
  );
}

function Due({ item, desk: { language } }: { item: WorkItem; desk: Desk }): ReactElement {
  const say = t(language, caseMessages);
  if (item.due === null) return <>{say['due.none']()}</>;
  const day = formatDate(item.due, language);
  return (
    <>
      {item.provisional ? say['due.provisional']({ day }) : day}
      {item.standing === 'late' || item.standing === 'soon' ? (
        <>
          {' '}
          <StandingMark standing={item.standing} language={language} />
        </>
      ) : null}
    </>
  );
}

function groupOf({ standing }: WorkItem): (typeof GROUPS)[number] {
  return standing === 'late' || standing === 'soon' ? standing : 'rest';
}
