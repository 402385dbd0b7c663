import type { Static } from 'typebox';
import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { permits } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { newestOfEach, type OrgansContent } from '../../../kernel/policy/index.ts';
import { titleOf, type CaseFilter } from '../../../kernel/procedures/index.ts';
import { Chinese, Choice, Foreign, formatDate, hasHan, href, Pager, Table } from '../../../kernel/ui/index.ts';
import type { ListedCaseAnswer } from '../api/schemas.ts';
import { csv } from '../csv.ts';
import { deskPage, officialsDesk, type Desk } from '../desk.tsx';
import { listedCases } from '../list.ts';
import { caseMessages } from '../messages/common.ts';
import { officialMessages } from '../messages/officials.ts';
import { proceduresOn } from '../names.ts';

const PATH = '/workbench/cases';
const Query = Type.Object({
  procedure: Type.Optional(Type.String({ maxLength: 64 })),
  state: Type.Optional(Type.Enum(['open', 'closed', ''])),
  whose: Type.Optional(Type.Enum(['mine', 'late', ''])),
  organ: Type.Optional(Type.String({ maxLength: 64 })),
  cursor: Type.Optional(Type.String({ maxLength: 1000 })),
});
type Query = Static<typeof Query>;

export function listPages(kernel: Kernel): AnyRoute[] {
  const common = {
    method: 'GET',
    face: 'workbench',
    permission: 'case.read',
    purposeFor: PATH,
    audit: 'cases.listed',
  } as const;
  return [
    route({
      ...common,
      path: PATH,
      summary: 'Cases',
      schemas: { query: Query },
      async handle(call) {
        const desk = await officialsDesk(kernel, call);
        const page = await listedCases(kernel, call.caller, call.language, {
          ...filterOf(call.query),
          cursor: call.query.cursor,
        });
        return listPage(desk, page, call.query);
      },
    }),
    route({
      ...common,
      path: '/workbench/cases.csv',
      summary: 'The same as a table, at most 1,000 rows',
      schemas: { query: Query },
      async handle({ caller, language, query, reply }) {
        const { items } = await listedCases(kernel, caller, language, { ...filterOf(query), limit: 1000 });
        const say = t(language, officialMessages);
        const columns = ['number', 'procedure', 'party', 'code', 'state', 'handler', 'due', 'opened'] as const;
        const head = columns.map((name) => say[`cases.${name}`]());
        const rows = items.map((each) => [
          each.number,
          each.procedureTitle,
          each.partyName ?? '',
          each.partyCode ?? '',
          each.stateTitle,
          each.handler ?? '',
          each.due ?? '',
          each.openedOn,
        ]);
        return csv(reply, 'cases.csv', [head, ...rows]);
      },
    }),
  ];
}

/** What a form leaves empty it does not ask for. */
function filterOf({ procedure, state, whose, organ }: Query): CaseFilter {
  return {
    ...(procedure ? { procedure } : {}),
    ...(state === 'open' || state === 'closed' ? { state } : {}),
    ...(organ ? { organ } : {}),
    mine: whose === 'mine',
    late: whose === 'late',
  };
}

function search({ procedure, state, whose, organ }: Query, cursor?: string): string {
  const pairs = Object.entries({ procedure, state, whose, organ, cursor }).flatMap(([name, value]) =>
    value ? [`${name}=${encodeURIComponent(value)}`] : [],
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

type Found = Awaited<ReturnType<typeof listedCases>>;

function listPage(desk: Desk, { items, next }: Found, query: Query): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  return deskPage(
    desk,
    { title: say['cases.title'](), path: `${PATH}${search(query, query.cursor)}` },
    <>
      <Filter desk={desk} query={query} />
      {items.length === 0 ? <p data-empty="">{say['cases.empty']()}</p> : <List desk={desk} items={items} />}
      <Pager
        next={next === null ? null : `${PATH}${search(query, next)}`}
        first={query.cursor === undefined ? null : `${PATH}${search(query)}`}
        language={language}
      />
      {items.length === 0 ? null : (
        <p>
          <a href={`${href('/workbench/cases.csv', language)}${search(query)}`}>{say['export.csv']()}</a>
        </p>
      )}
      <NewCases desk={desk} />
    </>,
  );
}

function Filter({ desk, query }: { desk: Desk; query: Query }): ReactElement {
  const { kernel, language, today } = desk;
  const say = t(language, officialMessages);
  const all = say['cases.all']();
  const option = (value: string, label: string) => ({ value, label, ...langOf(label, language) });
  const procedures = proceduresOn(kernel, today).map(({ id, title }) => option(id, titleOf(title, language)));
  const organs = newestOfEach(kernel.policy.all<OrgansContent>('organs'))
    .flatMap(({ content }) => content.organs)
    .map(({ code, name }) => option(code, titleOf(name, language)));
  return (
    <form className="inline-form" action={href(PATH, language)}>
      <Choice
        name="procedure"
        label={say['cases.filter.procedure']()}
        options={procedures}
        value={query.procedure}
        all={all}
      />
      <Choice
        name="state"
        label={say['cases.filter.state']()}
        options={[option('open', say['cases.open']()), option('closed', say['cases.closed']())]}
        value={query.state}
        all={all}
      />
      <Choice
        name="whose"
        label={say['cases.filter.whose']()}
        options={[option('mine', say['cases.mine']()), option('late', say['cases.late']())]}
        value={query.whose}
        all={all}
      />
      <Choice name="organ" label={say['cases.filter.organ']()} options={organs} value={query.organ} all={all} />
      <button>{say['cases.filter.go']()}</button>
    </form>
  );
}

function langOf(label: string, language: Language): { lang?: string } {
  return language === 'en' && hasHan(label) ? { lang: 'zh-CN' } : {};
}

function List({ desk, items }: { desk: Desk; items: readonly ListedCaseAnswer[] }): ReactElement {
  const { language } = desk;
  const say = t(language, officialMessages);
  const common = t(language, caseMessages);
  return (
    <>
      <p className="meta">{say['cases.order']()}</p>
      <Table
        caption={say['cases.title']()}
        hideCaption
        language={language}
        rows={items}
        rowKey={({ caseId }) => caseId}
        columns={[
          {
            head: say['cases.number'](),
            heading: true,
            cell: ({ caseId, number }) => (
              <a href={href(`${PATH}/${caseId}`, language)}>
                <Chinese language={language}>{number}</Chinese>
              </a>
            ),
          },
          {
            head: say['cases.procedure'](),
            cell: ({ procedureTitle }) => <Foreign text={procedureTitle} language={language} />,
          },
          {
            head: say['cases.party'](),
            cell: ({ partyName }) =>
              partyName === null ? say['cases.noParty']() : <Chinese language={language}>{partyName}</Chinese>,
          },
          { head: say['cases.state'](), cell: ({ stateTitle }) => <Foreign text={stateTitle} language={language} /> },
          { head: say['cases.handler'](), cell: ({ handler }) => handler ?? say['cases.nobody']() },
          {
            head: say['cases.due'](),
            cell: ({ due, provisional, suspended }) =>
              suspended
                ? common['due.still']()
                : due === null
                  ? common['due.none']()
                  : provisional
                    ? common['due.provisional']({ day: formatDate(due, language) })
                    : formatDate(due, language),
          },
          { head: say['cases.opened'](), tight: true, cell: ({ openedOn }) => openedOn },
        ]}
      />
    </>
  );
}

/** Procedures that this role may begin. */
function NewCases({ desk }: { desk: Desk }): ReactElement | null {
  const { kernel, caller, language, today } = desk;
  const mine = proceduresOn(kernel, today).filter(
    ({ content }) =>
      permits(caller, 'case.act') &&
      content.opening.by.some(
        ({ who, roles }) => who === 'official' && (roles === undefined || roles.includes(caller.role ?? '')),
      ),
  );
  if (mine.length === 0) return null;
  return (
    <section>
      <h2>{t(language, officialMessages)['cases.new']()}</h2>
      <div className="actions">
        {mine.map(({ id, title }) => (
          <a key={id} className="button second" href={href(`${PATH}/new/${id}`, language)}>
            <Foreign text={titleOf(title, language)} language={language} />
          </a>
        ))}
      </div>
    </section>
  );
}
