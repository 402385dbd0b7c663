import type { ReactElement } from 'react';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/types.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { CalendarContent } from '../../../kernel/policy/index.ts';
import type { PolicyDocument } from '../../../kernel/policy/types.ts';
import { Chinese, formatDate, href, Table } from '../../../kernel/ui/index.ts';
import { portalPage, viewOf, type View } from '../frame.tsx';
import { rulesMessages } from '../messages/rules.ts';
import { verifiedWord } from '../words.ts';

const query = Type.Object({ year: Type.Optional(Type.String({ maxLength: 4 })) });

export function calendarPage(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/rules/calendar',
    face: 'portal',
    summary: 'The calendar of working days, with the source of each year',
    permission: 'public',
    audit: 'none',
    schemas: { query },
    handle: async (call) => {
      const view = viewOf(kernel, call);
      const { language } = view;
      const say = t(language, rulesMessages);
      const { calendar } = kernel;
      const years = kernel.policy
        .all<CalendarContent>('calendar')
        .filter((each) => yearOf(each) !== null && days(each).length > 0)
        .sort((a, b) => (yearOf(b) ?? 0) - (yearOf(a) ?? 0));
      const chosen = years.find((each) => String(yearOf(each)) === call.query.year) ?? years[0];
      const path = call.query.year === undefined || chosen === undefined ? '/rules/calendar' : `/rules/calendar?year=${yearOf(chosen)}`;
      return portalPage(
        view,
        { title: say['calendar.title'](), path, trail: [{ href: '/rules', label: say.title() }] },
        <>
          <p className="lead">{say['calendar.lead']()}</p>
          <p>{say['calendar.coverage']({ first: calendar.firstYear, last: calendar.lastYear })}</p>
          <p className="meta">
            {say['calendar.version']()} <span className="mono">{calendar.version}</span>
          </p>
          <ul className="links">
            {years.map((each) => (
              <li key={each.id + each.edition}>
                <a href={href(`/rules/calendar?year=${yearOf(each)}`, language)} aria-current={each === chosen ? 'true' : undefined}>
                  {yearOf(each)}
                </a>
              </li>
            ))}
          </ul>
          {chosen === undefined ? null : <Year document={chosen} view={view} />}
        </>,
      );
    },
  });
}

function yearOf({ content }: PolicyDocument<CalendarContent>): number | null {
  return 'year' in content ? content.year : null;
}

function days({ content }: PolicyDocument<CalendarContent>) {
  return 'days' in content ? content.days : [];
}

function Year({ document, view: { language } }: { document: PolicyDocument<CalendarContent>; view: View }): ReactElement {
  const say = t(language, rulesMessages);
  const year = yearOf(document) ?? 0;
  return (
    <section id={`y${year}`}>
      <h2>{year}</h2>
      <p className="meta">
        {document.sources.map((source) => (
          <span key={source.title} className="line">
            <Chinese language={language}>{source.title}</Chinese>
          </span>
        ))}
        {verifiedWord(document.verified, language)}
      </p>
      <Table
        caption={say['calendar.caption']({ year })}
        hideCaption
        language={language}
        rows={days(document)}
        rowKey={(day) => day.date}
        columns={[
          { head: say['calendar.day'](), heading: true, cell: (day) => formatDate(day.date, language) },
          { head: say['calendar.kind'](), cell: (day) => (day.off ? say['calendar.off']() : say['calendar.work']()) },
          { head: say['calendar.name'](), cell: (day) => <Chinese language={language}>{day.name}</Chinese> },
        ]}
      />
    </section>
  );
}
