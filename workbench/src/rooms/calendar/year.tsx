import type { ReactElement } from 'react';
import { answer, api } from '../../api/client.ts';
import { useAddress } from '../../address/use-address.ts';
import { useSay } from '../../look/look.tsx';
import { formatMonth } from '../../parts/format.ts';
import { PageLink } from '../../parts/links.tsx';
import { Load } from '../../parts/load.tsx';
import { Page } from '../../parts/page.tsx';
import { Facts, Mixed, Named } from '../../parts/text.tsx';
import { holidaysOf, weeksOf, type Day, type Month } from './days.ts';
import { calendarMessages } from './messages.ts';
import { COMMA } from '../../look/language.ts';

const TWELVE = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, '0'));

/** A year drawn: twelve months, what is off and what is worked, said in words below. */
export function YearPage(): ReactElement {
  const say = useSay(calendarMessages);
  const year = useAddress().params['year'] ?? '';
  return (
    <Page title={say['year.title']({ year })} trail={[{ to: '/calendars', label: say.title() }]}>
      {/^20\d{2}$/u.test(year) ? <Year year={year} /> : <p data-empty="">{say.missing()}</p>}
    </Page>
  );
}

function Year({ year }: { year: string }): ReactElement {
  const say = useSay(calendarMessages);
  return (
    <>
      <About year={year} />
      <Load
        of={['calendar', year]}
        load={(signal): Promise<Month[]> =>
          Promise.all(
            TWELVE.map((month) =>
              answer(
                api.GET('/api/v1/calendars/months/{month}', {
                  params: { path: { month: `${year}-${month}` } },
                  signal,
                }),
              ),
            ),
          )
        }
      >
        {(months) => (
          <>
            {months.some(({ provisional }) => provisional) ? (
              <p className="notice notice-soon" data-year="provisional">
                {say['year.provisional']()}
              </p>
            ) : null}
            <p className="meta">
              {say['legend.off']()} · {say['legend.worked']()} · {say['legend.weekend']()}
            </p>
            <div className="year" data-days={months.reduce((sum, { workingDays }) => sum + workingDays, 0)}>
              {months.map((month) => (
                <MonthTable key={month.month} month={month} />
              ))}
            </div>
            <Holidays days={months.flatMap(({ days }) => days)} />
          </>
        )}
      </Load>
    </>
  );
}

function About({ year }: { year: string }): ReactElement {
  const say = useSay(calendarMessages);
  return (
    <Load of={['calendars']} load={(signal) => answer(api.GET('/api/v1/calendars', { signal }))}>
      {({ items }) => {
        const found = items.find((each) => String(each.year) === year);
        if (found === undefined) return <p data-empty="">{say.missing()}</p>;
        const { announced, edition, title, workingDays, papers } = found;
        return (
          <Facts
            rows={[
              [say.state(), announced ? say.announced() : say.waiting()],
              [say.working(), workingDays],
              [
                say['year.edition'](),
                edition === null || title === null ? null : (
                  <PageLink key="edition" to={`/policy/calendar/cn-${year}/${encodeURIComponent(edition)}`}>
                    <Named of={title} />
                  </PageLink>
                ),
              ],
              [
                say.papers(),
                papers.length === 0 ? null : (
                  <ul key="papers">
                    {papers.map((each) => (
                      <li key={each}>
                        <a href={each} rel="noreferrer">
                          {each}
                        </a>
                      </li>
                    ))}
                  </ul>
                ),
              ],
            ]}
          />
        );
      }}
    </Load>
  );
}

function MonthTable({ month: { month, workingDays, days } }: { month: Month }): ReactElement {
  const say = useSay(calendarMessages);
  const name = formatMonth(Number(month.slice(5)));
  return (
    <table className="month">
      <caption>{say.month({ name, days: workingDays })}</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 0].map((day) => (
            <th key={day} scope="col">
              {say.weekday({ day })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week.find((each) => each !== null)?.date}>
            {week.map((day, index) => (day === null ? <td key={index}>{'\u00a0'}</td> : <Cell key={day.date} day={day} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day }: { day: Day }): ReactElement {
  const say = useSay(calendarMessages);
  const sign = day.kind === 'off' || day.kind === 'worked' ? say[`mark.${day.kind}`]() : null;
  return (
    <td className={`day day-${day.kind}`} data-day={day.kind}>
      {Number(day.date.slice(8))}
      {sign === null ? null : <small>{sign}</small>}
    </td>
  );
}

function Holidays({ days }: { days: Month['days'] }): ReactElement {
  const say = useSay(calendarMessages);
  const found = holidaysOf(days);
  return (
    <section>
      <h2>{say.holidays()}</h2>
      {found.length === 0 ? <p>{say['holidays.none']()}</p> : null}
      <ul>
        {found.map(({ name, kind, days: of }) => (
          <li key={`${name} ${kind}`}>
            <Mixed>{say[`holiday.${kind}`]({ name, days: of.join(COMMA) })}</Mixed>
          </li>
        ))}
      </ul>
    </section>
  );
}
