import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { shippedCalendarDocuments } from '../../../test/support/calendar.ts';
import { item } from '../../../test/support/item.ts';
import { buildCalendar, type CalendarContent } from '../calendar/index.ts';
import { dueOf } from '../deadlines/index.ts';
import { fold } from './fold.ts';
import { required } from './required.ts';
import { histories, notices, procedures } from '../../../test/support/case-histories.ts';
import { almanac, lastDay, lastRun, nextDay, type Almanac, type Pause } from './testing/oracle.ts';
import type { CaseTransition, ProcedureContent } from '../policy/index.ts';
import type { Case, Step } from './types.ts';

const shipped = shippedCalendarDocuments().map(({ content }) => content);
const announced = (notice: CalendarContent): CalendarContent[] => [
  ...shipped.filter((content) => !('year' in content) || content.year !== 2027),
  notice,
];
const calendars = fc.oneof(fc.constant(shipped), notices.map(announced));
const NONE = new Map();

function pausesOf(steps: readonly Step[]): { pauses: Pause[]; since: string | null } {
  const pauses: Pause[] = [];
  let since: string | null = null;
  for (const { kind, on } of steps) {
    if (kind === 'suspend') since = on;
    if (kind === 'resume' && since !== null) {
      pauses.push({ from: since, to: on });
      since = null;
    }
  }
  return { pauses, since };
}

describe(item(28, 'procedures: terms against a walk day by day'), () => {
  test('the last day of any term, with any pauses, in any calendar', () => {
    const pauses = fc.uniqueArray(fc.integer({ min: -2, max: 14 }), { maxLength: 6 }).map((cuts) => cuts.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(
        calendars,
        fc.integer({ min: 0, max: 800 }),
        fc.constantFrom('working' as const, 'calendar' as const, 'month' as const),
        fc.constantFrom('deadline' as const, 'window' as const, 'term' as const),
        fc.integer({ min: 1, max: 10 }),
        pauses,
        (contents, at, unit, kind, days, cuts) => {
          const started = nextDay('2025-06-01', at);
          const spans = Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => ({
            from: nextDay(started, cuts[2 * i]),
            to: nextDay(started, cuts[2 * i + 1]),
          }));
          const { due, provisional } = dueOf(buildCalendar(contents), { started, days, unit, kind, pauses: spans });
          expect({ due, provisional }).toEqual(lastDay(almanac(contents), { unit, kind }, started, days, spans));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('the terms of any case, whatever happened in it', () => {
    fc.assert(
      fc.property(procedures, histories, calendars, (procedure, { steps }, contents) => {
        const calendar = buildCalendar(contents);
        const of = fold('c', steps, { procedureOf: () => procedure, calendar, told: NONE });
        const expected = procedure.periods.flatMap((period) => {
          const run = lastRun(period, steps, of.closedOn);
          if (run === undefined) return [];
          const { pauses, since } = pausesOf(steps);
          const { due, provisional } = lastDay(almanac(contents), period, run.started, run.length, pauses);
          const still = since !== null && run.closedOn === null && due >= since;
          return { period: period.id, ...run, due: still ? null : due, provisional };
        });
        expect(of.periods).toMatchObject(expected);
      }),
    );
  });

  test('what is open today, and what is late or soon', () => {
    fc.assert(
      fc.property(procedures, histories, calendars, (procedure, { steps, today }, contents) => {
        const calendar = buildCalendar(contents);
        const of = fold('c', steps, { procedureOf: () => procedure, calendar, told: NONE });
        const found = required(of, procedure, calendar, Temporal.PlainDate.from(today));
        const here = procedure.transitions.filter(({ from }) => of.closedOn === null && from.includes(of.state));
        expect(found.map(({ transition }) => transition.id).toSorted()).toEqual(here.map(({ id }) => id).toSorted());
        for (const { transition, open, due, provisional, standing } of found) {
          expect(open).toBe(isOpen(of, procedure, transition, today));
          if (due !== null) expect(standing).toBe(standingBy(almanac(contents), due, provisional, today));
        }
      }),
    );
  });

  test('a day that a party was told moves only later, however the calendar changes', () => {
    fc.assert(
      fc.property(procedures, histories, fc.array(calendars, { minLength: 2, maxLength: 4 }), (procedure, { steps }, all) => {
        let told = new Map<string, { started: string; due: string }>();
        for (const contents of all) {
          const of = fold('c', steps, { procedureOf: () => procedure, calendar: buildCalendar(contents), told });
          for (const { period, due, served } of of.periods) {
            const before = told.get(period);
            if (served && before !== undefined && due !== null) expect(due >= before.due).toBe(true);
          }
          told = new Map(
            of.periods.flatMap(({ period, started, due, served }) => (served && due !== null ? [[period, { started, due }] as const] : [])),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** A step is open when nothing at all speaks against it. */
function isOpen(of: Case, procedure: ProcedureContent, transition: CaseTransition, today: string): boolean {
  const runs = (id: string) => of.periods.find(({ period }) => period === id);
  const over = (id: string): boolean => {
    const run = runs(id);
    if (run === undefined) return false;
    return run.closedOn !== null || (run.due !== null && run.due < today && !run.provisional);
  };
  const running = (id: string): boolean => {
    const run = runs(id);
    return run !== undefined && (run.due === null || run.due >= today || run.provisional);
  };
  const { on } = transition;
  const clock = on === undefined || !('passed' in on) || (over(on.passed) && runs(on.passed)!.closedOn === null);
  return (
    (of.suspendedSince === null || transition.by.some(({ who }) => who === 'party')) &&
    transition.served.every((document) => (of.served.get(document) ?? '9999') <= today) &&
    transition.notBefore.every(over) &&
    transition.notAfter.every(running) &&
    clock &&
    (transition.by.some(({ who }) => who === 'party') || transition.means === 'close' || holds(of, procedure, over, today))
  );
}

/** Nothing that officials or the clock did so far would be refused today for want of a service; nor once rights are cut. */
function holds(of: Case, procedure: ProcedureContent, over: (id: string) => boolean, today: string): boolean {
  const cut = procedure.states.filter(({ adverse }) => adverse !== undefined).map(({ id }) => id);
  if (of.steps.some(({ to }) => cut.includes(to))) return true;
  return of.steps.every((step, at) => {
    const taken = procedure.transitions.find(({ id, by }) => id === step.what && by.every(({ who }) => who !== 'party'));
    if (step.kind !== 'fire' || taken === undefined) return true;
    const again = (paper: string) => of.steps.some(({ kind, what }, i) => i > at && kind === 'document' && what === paper);
    const stands = (paper: string) => again(paper) || (of.served.get(paper) ?? '9999') <= today;
    const { on, served, notBefore } = taken;
    const waited = [...notBefore, ...(on !== undefined && 'passed' in on ? [on.passed] : [])];
    return (
      [...served, ...(on !== undefined && 'served' in on ? [on.served] : [])].every(stands) &&
      waited.every((id) => {
        const { from } = procedure.periods.find((each) => each.id === id)!;
        return !('served' in from) || again(from.served) || over(id);
      })
    );
  });
}

function standingBy({ isOff }: Almanac, due: string, provisional: boolean, today: string): string {
  if (due < today) return provisional ? 'soon' : 'late';
  let days = 0;
  for (let day = nextDay(today); day <= due; day = nextDay(day)) if (!isOff(day)) days += 1;
  return days <= 2 ? 'soon' : 'in time';
}
