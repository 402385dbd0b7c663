import { Type } from 'typebox';
import type { ReactElement } from 'react';
import { standingOf, subjectsFor, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { deskPage, firmKey, type Desk } from '../../../kernel/faces/centre.tsx';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { listCases, openMatters, partyTasks } from '../../../kernel/procedures/index.ts';
import { csvText, TABLE_TYPES } from '../../../kernel/tables/index.ts';
import { Chinese, Field, Foreign, formatDate, href, Table, Uscc } from '../../../kernel/ui/index.ts';
import { bodiesOf, type NamedBody } from '../../../registry/subjects/index.ts';
import { aboutCentre, personalDesk } from '../frame/frame.tsx';
import { standingWords } from '../frame/standing.ts';
import { homeMessages } from '../messages/home.ts';

const FOUND = 302;
const Query = Type.Object({ query: Type.Optional(Type.String({ maxLength: 100 })) });

export interface Firm {
  body: NamedBody;
  as: string;
  n: number;
  due: string | null;
}

/** `/centre` leads to the one firm, to the list of several, or to the person's own page. */
export function firmsPages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutCentre,
      method: 'GET',
      path: '/centre',
      summary: 'The own firm, or the list of firms',
      audit: 'centre.opened',
      schemas: {},
      async handle({ caller, language, reply }) {
        const bodies = await ownBodies(kernel, caller);
        const [only] = bodies;
        const to = bodies.length === 1 && only !== undefined ? firmKey(only) : bodies.length === 0 ? 'me' : 'firms';
        return reply.redirect(href(`/centre/${to}`, language), FOUND);
      },
    }),
    route({
      ...aboutCentre,
      method: 'GET',
      path: '/centre/firms',
      summary: 'Firms for which the person acts, by next last day',
      audit: 'centre.firms',
      schemas: { query: Query },
      async handle(call) {
        const desk = personalDesk(kernel, call);
        const query = call.query.query?.trim() ?? '';
        return firmsPage(desk, matching(await firmsOf(kernel, call.caller, call.language), query), query);
      },
    }),
    route({
      ...aboutCentre,
      method: 'GET',
      path: '/centre/firms.csv',
      summary: 'The same as a file',
      audit: 'centre.firms',
      schemas: { query: Query },
      produces: 'text/csv; charset=utf-8',
      async handle({ caller, language, query, reply }) {
        const say = t(language, homeMessages);
        const firms = matching(await firmsOf(kernel, caller, language), query.query?.trim() ?? '');
        reply.type(TABLE_TYPES.csv).header('content-disposition', 'attachment; filename="firms.csv"');
        return csvText([
          [say['firms.name'](), say['firms.code'](), say['firms.as'](), say['firms.todo'](), say['firms.due']()],
          ...firms.map(({ body, as, n, due }) => [body.name, body.uscc ?? '', as, String(n), due ?? '']),
        ]);
      },
    }),
  ];
}

/** The bodies whose file the person may see, and those of matters in which it is an agent. */
export async function ownBodies(kernel: Kernel, caller: Caller): Promise<NamedBody[]> {
  const { items } = await listCases(kernel, caller, { state: 'open', limit: 200 });
  const ids = [...subjectsFor(caller, 'see'), ...items.flatMap(({ subjectId }) => subjectId ?? [])];
  return [...(await bodiesOf(kernel.db.kysely, ids)).values()];
}

/** With what is to be done, by next last day. */
export async function firmsOf(kernel: Kernel, caller: Caller, language: Language): Promise<Firm[]> {
  const firms: Firm[] = [];
  for (const body of await ownBodies(kernel, caller)) {
    const files = await openMatters(kernel, caller, language, body.subjectId);
    const tasks = partyTasks(files, { cases: `/centre/${firmKey(body)}/notices`, language });
    const as = standingWords(standingOf(caller, body.subjectId) ?? { as: 'case', until: null }, language);
    firms.push({ body, as, n: tasks.length, due: tasks.find(({ due }) => due !== null)?.due ?? null });
  }
  const rank = ({ due, n, body }: Firm): string => `${due ?? '9999'} ${n > 0 ? 0 : 1} ${body.name} ${body.subjectId}`;
  return firms.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function matching(firms: readonly Firm[], query: string): Firm[] {
  const q = query.toLowerCase();
  return firms.filter(({ body }) => `${body.name} ${body.uscc ?? ''}`.toLowerCase().includes(q));
}

function firmsPage(desk: Desk, firms: readonly Firm[], query: string): ReactElement {
  const { language } = desk;
  const say = t(language, homeMessages);
  const suffix = query === '' ? '' : `?query=${encodeURIComponent(query)}`;
  return deskPage(
    desk,
    { title: say['firms.title'](), path: `/centre/firms${suffix}` },
    <>
      <p>{say['firms.lead']()}</p>
      <form method="get" action={href('/centre/firms', language)} className="filter">
        <Field name="query" label={say['firms.filter']()}>
          {(aria) => <input {...aria} defaultValue={query} maxLength={100} />}
        </Field>
        <div className="actions">
          <button className="second">{say['firms.go']()}</button>
        </div>
      </form>
      {firms.length > 0 ? (
        <FirmTable firms={firms} language={language} />
      ) : query === '' ? (
        <p data-empty="">{say['firms.none']()}</p>
      ) : (
        <p data-empty="">
          <Foreign text={say['firms.nothing']({ q: query })} language={language} />{' '}
          <a href={href('/centre/firms', language)}>{say['firms.all']()}</a>
        </p>
      )}
      <ul className="jump-list">
        <li>
          <a href={href(`/centre/firms.csv${suffix}`, language)}>{say['firms.csv']()}</a>
        </li>
        <li>
          <a href={href('/centre/calendar', language)}>{say['firms.ics']()}</a>
        </li>
      </ul>
    </>,
  );
}

function FirmTable({ firms, language }: { firms: readonly Firm[]; language: Language }): ReactElement {
  const say = t(language, homeMessages);
  return (
    <Table
      caption={say['firms.title']()}
      hideCaption
      language={language}
      rows={firms}
      rowKey={({ body }) => body.subjectId}
      columns={[
        {
          head: say['firms.name'](),
          heading: true,
          cell: ({ body }) => (
            <a href={href(`/centre/${firmKey(body)}`, language)}>
              <Chinese language={language}>{body.name}</Chinese>
            </a>
          ),
        },
        {
          head: say['firms.due'](),
          cell: ({ due }) => (due === null ? say['firms.noDue']() : formatDate(due, language)),
        },
        { head: say['firms.todo'](), cell: ({ n }) => say['firms.n']({ n }) },
        { head: say['firms.as'](), cell: ({ as }) => as },
        { head: say['firms.code'](), cell: ({ body }) => (body.uscc === null ? '' : <Uscc code={body.uscc} />) },
      ]}
    />
  );
}
