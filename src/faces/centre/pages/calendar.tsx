import { Type } from 'typebox';
import { Temporal } from 'temporal-polyfill';
import type { ReactElement } from 'react';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { firmKey, deskPage, Token, type Desk } from '../../../kernel/faces/centre.tsx';
import { noIndex, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { listMessages } from '../../../kernel/notify/index.ts';
import { openMatters, partyTasks } from '../../../kernel/procedures/index.ts';
import { formatTime, href } from '../../../kernel/ui/index.ts';
import { icalendar, type CalendarDay } from '../calendar/ical.ts';
import { calendarMade, calendarOwner, renewCalendar, withdrawCalendar } from '../calendar/secrets.ts';
import { aboutCentre, personalDesk } from '../frame/frame.tsx';
import { selfMessages } from '../messages/self.ts';
import { ownBodies } from './firms.tsx';

const SEE_OTHER = 303;

/** A private address for the calendar of a person across firms. */
export function calendarPages(kernel: Kernel): AnyRoute[] {
  return [
    route({
      ...aboutCentre,
      method: 'GET',
      path: '/centre/calendar',
      summary: 'The address of the own calendar',
      audit: 'calendar.read',
      schemas: { query: Type.Object({ done: Type.Optional(Type.Literal('withdrawn')) }) },
      async handle(call) {
        const desk = personalDesk(kernel, call);
        const made = await calendarMade(kernel, call.caller.account ?? '');
        return calendarPage(desk, made, null, call.query.done !== undefined);
      },
    }),
    route({
      ...aboutCentre,
      method: 'POST',
      path: '/centre/calendar',
      summary: 'Make a calendar address, or another in its place; shown once',
      audit: 'calendar.renewed',
      schemas: { body: Type.Object({}) },
      async handle(call) {
        const desk = personalDesk(kernel, call);
        const token = await renewCalendar(kernel, call.caller);
        const { protocol, host } = call.request;
        const path = href(`/centre/calendar/${token}.ics`, call.language);
        const made = new Date(kernel.clock.now().epochMilliseconds);
        return calendarPage(desk, made, `${protocol}://${host}${path}`, false);
      },
    }),
    route({
      ...aboutCentre,
      method: 'POST',
      path: '/centre/calendar/withdraw',
      summary: 'Switch the calendar address off',
      audit: 'calendar.withdrawn',
      schemas: { body: Type.Object({}) },
      async handle({ caller, language, reply }) {
        await withdrawCalendar(kernel, caller);
        return reply.redirect(href('/centre/calendar?done=withdrawn', language), SEE_OTHER);
      },
    }),
    route({
      method: 'GET',
      path: '/centre/calendar/{file}',
      face: 'centre',
      summary: 'The calendar, for whoever knows its secret: days and counts',
      permission: 'public',
      audit: 'none',
      rate: 30,
      schemas: { params: Type.Object({ file: Type.String({ pattern: '^[\\w-]{43}\\.ics$' }) }) },
      produces: 'text/calendar; charset=utf-8',
      async handle({ params, language, reply, request }) {
        const owner = await calendarOwner(kernel, params.file.slice(0, -4));
        if (owner === undefined) throw new XinhengError('NOT_FOUND', { what: 'calendar' });
        noIndex(reply);
        reply.type('text/calendar; charset=utf-8').header('cache-control', 'no-store');
        const { siteName } = kernel.settings;
        return icalendar({
          name: t(language, selfMessages)['calendar.name']({ site: language === 'en' ? siteName.en : siteName.zh }),
          id: owner.userId ?? '',
          host: request.hostname,
          stamp: kernel.clock.now(),
          days: await daysOf(kernel, owner, language),
        });
      },
    }),
  ];
}

/** Last days over all firms, and reminders: how many, never of whom or what. */
async function daysOf(kernel: Kernel, caller: Caller, language: Language): Promise<CalendarDay[]> {
  const say = t(language, selfMessages);
  const counts = new Map<string, number>();
  for (const body of await ownBodies(kernel, caller)) {
    const files = await openMatters(kernel, caller, language, body.subjectId);
    for (const { due } of partyTasks(files, { cases: `/centre/${firmKey(body)}/notices`, language })) {
      if (due !== null) counts.set(due, (counts.get(due) ?? 0) + 1);
    }
  }
  const due = [...counts].map(([day, n]) => ({ day, summary: say['calendar.entry']({ n }) }));
  const { items } = await listMessages(kernel, caller, language, { ahead: true, limit: 200 });
  const reminders = [...new Set(items.map(({ showFrom }) => showFrom))]
    .filter((day) => !counts.has(day))
    .map((day) => ({ day, summary: say['calendar.reminder']() }));
  return [...due, ...reminders].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function calendarPage(desk: Desk, made: Date | undefined, address: string | null, withdrawn: boolean): ReactElement {
  const { language } = desk;
  const say = t(language, selfMessages);
  const button = (path: string, label: string, second: boolean) => (
    <form method="post" action={href(path, language)}>
      <Token desk={desk} />
      <button className={second ? 'second' : undefined}>{label}</button>
    </form>
  );
  return deskPage(
    desk,
    { title: say['calendar.title'](), path: '/centre/calendar' },
    <>
      {withdrawn ? (
        <p className="notice" role="status">
          {say['calendar.withdrawn']()}
        </p>
      ) : null}
      <p>{say['calendar.lead']()}</p>
      {address === null ? null : (
        <div className="notice" role="status">
          <p>{say['calendar.address']()}</p>
          <p className="mono" data-calendar="">
            {address}
          </p>
          <p>{say['calendar.secret']()}</p>
        </div>
      )}
      {made === undefined ? (
        <>
          <p data-empty="">{say['calendar.none']()}</p>
          {button('/centre/calendar', say['calendar.make'](), false)}
        </>
      ) : (
        <>
          <p>
            {say['calendar.made']({
              time: formatTime(Temporal.Instant.fromEpochMilliseconds(made.getTime()), language),
            })}
          </p>
          <div className="actions">
            {button('/centre/calendar', say['calendar.renew'](), true)}
            {button('/centre/calendar/withdraw', say['calendar.withdraw'](), true)}
          </div>
        </>
      )}
    </>,
  );
}
