import fc from 'fast-check';
import type { CalendarContent } from '../../src/kernel/calendar/index.ts';
import type { CasePeriod, ProcedureContent } from '../../src/kernel/policy/index.ts';
import type { CaseOpening, FieldValues, Step } from '../../src/kernel/procedures/types.ts';
import { nextDay } from '../../src/kernel/procedures/testing/oracle.ts';
import { adverse, period, transition } from '../../src/kernel/procedures/testing/procedures.ts';

const DOCUMENTS = ['notice', 'decision'];
const STATES = ['drafted', 'noticed', 'answered', 'unanswered', 'decided', 'listed', 'expired', 'withdrawn'];
const STEPS = ['a', 'b', 'c'];

const from: fc.Arbitrary<CasePeriod['from']> = fc.oneof(
  fc.constantFrom('open', ...STEPS).map((step) => ({ step })),
  fc.constantFrom(...DOCUMENTS).map((served) => ({ served })),
  fc.constant({ field: 'day' }),
);

const periods: fc.Arbitrary<CasePeriod[]> = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('p', 'q', 'r', 's'),
      unit: fc.constantFrom('working' as const, 'calendar' as const, 'month' as const),
      kind: fc.constantFrom('deadline' as const, 'window' as const, 'term' as const),
      length: fc.integer({ min: 1, max: 20 }),
      from,
      closedBy: fc.subarray(STEPS),
    })
    .map(({ id, ...over }) => period(id, over)),
  { selector: ({ id }) => id, minLength: 1 },
);

/** A procedure whose steps may be taken in any order, with any terms. */
export const procedures: fc.Arbitrary<ProcedureContent> = periods.chain((all) => {
  const ids = all.map(({ id }) => id);
  const step = (id: string) =>
    fc
      .record({
        from: fc.subarray(STATES.slice(0, 6), { minLength: 1 }),
        to: fc.constantFrom(...STATES),
        notBefore: fc.subarray(ids),
        notAfter: fc.subarray(ids),
        served: fc.subarray(DOCUMENTS),
        passed: fc.option(fc.constantFrom(...ids), { nil: undefined }),
      })
      .map(({ from: states, to, passed, ...over }) =>
        transition(id, states, to, { ...over, ...(passed === undefined ? {} : { on: { passed } }) }),
      );
  return fc
    .tuple(...STEPS.map(step))
    .map((transitions) => adverse({ transitions: [...transitions], periods: all, documents: adverse().documents }));
});

/** Notices for 2027 that might be given: some days off, some worked. */
export const notices: fc.Arbitrary<CalendarContent> = fc
  .uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 364 }), off: fc.boolean() }), {
    selector: ({ at }) => at,
    maxLength: 30,
  })
  .map((days) => ({
    year: 2027,
    papers: [],
    days: days.map(({ at, off }) => ({ date: nextDay('2027-01-01', at), name: '示例', off })),
  }));

const OPENING: CaseOpening = {
  number: '测案〔2026〕1号',
  procedure: 'test',
  edition: '1',
  objectKind: 'subject',
  objectId: 's',
  subjectId: 's',
  party: null,
  organs: { deciding: 'o', handling: null, reporting: null, superior: null },
  district: null,
};

type Doing =
  | { do: 'fire'; what: string; field: number | null }
  | { do: 'document' | 'serve' | 'void'; what: string; later: number }
  | { do: 'extend'; what: string; by: number }
  | { do: 'stand' };

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fire' as const),
      what: fc.constantFrom(...STEPS),
      field: fc.option(fc.integer({ min: -20, max: 20 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('document' as const, 'serve' as const, 'serve' as const, 'void' as const),
      what: fc.constantFrom(...DOCUMENTS),
      later: fc.integer({ min: -5, max: 30 }),
    }),
  },
  fc.record({
    do: fc.constant('extend' as const),
    what: fc.constantFrom('p', 'q', 'r', 's'),
    by: fc.integer({ min: 1, max: 9 }),
  }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('stand' as const) }) },
);

/** What happened in a case, day after day; standing still and going on by turns. */
export const histories: fc.Arbitrary<{ steps: Step[]; today: string }> = fc
  .record({
    start: fc.integer({ min: 0, max: 700 }),
    doings: fc.array(fc.record({ doing, wait: fc.integer({ min: 0, max: 25 }) }), { maxLength: 14 }),
    rest: fc.integer({ min: 0, max: 60 }),
    states: fc.array(fc.constantFrom(...STATES.slice(0, 6)), { minLength: 15, maxLength: 15 }),
  })
  .map(({ start, doings, rest, states }) => {
    let today = nextDay('2025-06-01', start);
    let still = false;
    const steps: Step[] = [];
    const add = (kind: Step['kind'], what: string, fields: FieldValues, to: string): void => {
      const before = steps.at(-1)?.to ?? null;
      steps.push({
        n: steps.length + 1,
        stepId: `${steps.length}`,
        kind,
        what,
        from: before,
        to,
        by: 'x',
        role: 'officer',
        standsInFor: null,
        on: today,
        at: new Date(`${today}T04:00:00Z`),
        fields,
        reason: null,
        opening: steps.length === 0 ? OPENING : null,
      });
    };
    add('open', 'test', {}, STATES[0]!);
    doings.forEach(({ doing: each, wait }, i) => {
      today = nextDay(today, wait);
      const here = steps.at(-1)!.to;
      if (each.do === 'stand') {
        add(still ? 'resume' : 'suspend', 'examination', {}, here);
        still = !still;
      } else if (each.do === 'fire') {
        add('fire', each.what, each.field === null ? {} : { day: nextDay(today, each.field) }, states[i]!);
      } else if (each.do === 'extend') add('extend', each.what, { length: each.by }, here);
      else if (each.do === 'document') add('document', each.what, { document: 'd' }, here);
      else if (each.do === 'void') add('service', each.what, { void: true }, here);
      else add('service', each.what, { 'served-on': nextDay(today, each.later) }, here);
    });
    return { steps, today: nextDay(today, rest) };
  });
