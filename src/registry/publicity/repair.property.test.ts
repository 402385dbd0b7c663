import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { DisplayFacts, DisplayTerm } from './types.ts';
import { repairDates } from './repair.ts';
import { visible } from './rules.ts';

const BEGIN = Temporal.PlainDate.from('2019-01-01');
const day = fc.integer({ min: 0, max: 3000 }).map((n) => BEGIN.add({ days: n }).toString());

const set = fc.record({
  from: day,
  lasts: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: null }),
  displayed: fc.boolean(),
  counts: fc.constantFrom('document' as const, 'display' as const),
  max: fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
  min: fc.option(fc.integer({ min: 1, max: 14 }), { nil: null }),
});

const terms = fc.array(set, { maxLength: 4 }).map((sets) =>
  sets.map((each, n): DisplayTerm => ({
    rule_set: `S${n}`,
    line: 'ndrc',
    in_force_from: each.from,
    in_force_to: each.lasts === null ? null : Temporal.PlainDate.from(each.from).add({ days: each.lasts }).toString(),
    display_class: 'penalty_general',
    displayed: each.displayed,
    counts_from: each.counts,
    max_months: each.max,
    min_months: each.min,
    basis: '',
    verified: 'official',
  })),
);

function factsOf(decided: string, released: number | null): DisplayFacts {
  return {
    line: 'ndrc',
    decided,
    display_class: 'penalty_general',
    validity: 'in_force',
    held: [],
    released_on: released === null ? null : Temporal.PlainDate.from(decided).add({ days: released }).toString(),
    shielded: false,
    shield: null,
    ended_on: null,
    ended_kind: null,
    statedDisplayEnd: null,
    byService: false,
  };
}

describe('when an early end can be applied for', () => {
  test('agrees with walking day by day, and with what is on display', () => {
    let open = 0;
    let early = 0;
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), terms, day, (decided, released, sets, today) => {
        fc.pre(decided <= today);
        const facts = factsOf(decided, released);
        const answer = repairDates(facts, sets, today);
        // The oracle: the first day on which a set that has a say by today lets one apply.
        const first = sets
          .filter((term) => term.in_force_from <= today && (term.in_force_to === null || term.in_force_to >= decided))
          .filter((term) => term.displayed && term.min_months !== null)
          .map((term) => corresponding(term.counts_from === 'document' ? decided : facts.released_on!, term.min_months!))
          .sort()[0];
        expect(answer.first?.earliest).toBe(first);
        if (answer.state === 'open' || answer.state === 'early') {
          expect(answer.state === 'open').toBe(first! <= today);
          expect(answer.daysToGo).toBe(daysBetween(today, first!));
          if (facts.released_on! <= today) expect(visible(facts, sets, today)).toBe(true);
        }
        if (answer.state === 'over' || answer.state === 'hidden' || answer.state === 'none')
          expect(visible(facts, sets, today)).toBe(false);
        if (answer.state === 'never' && first !== undefined) expect(first > answer.until!).toBe(true);
        open += answer.state === 'open' ? 1 : 0;
        early += answer.state === 'early' ? 1 : 0;
      }),
      { numRuns: 3000 },
    );
    console.log(`repair dates: ${open} open, ${early} too early`);
    expect(Math.min(open, early)).toBeGreaterThan(20);
  });

  test('a set that counts from a display whose day is not known gives no day', () => {
    expect(repairDates(factsOf('2024-01-01', null), [TERM], '2026-11-24').sets[0]).toMatchObject({
      base: null,
      earliest: null,
      end: null,
    });
  });
});

const TERM: DisplayTerm = {
  rule_set: 'X',
  line: 'ndrc',
  in_force_from: '2021-01-01',
  in_force_to: null,
  display_class: 'penalty_general',
  displayed: true,
  counts_from: 'display',
  max_months: 36,
  min_months: 6,
  basis: '',
  verified: 'official',
};

/** By hand: the same day of a later month, or the month's last. */
function corresponding(from: string, months: number): string {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
}

function daysBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000);
}
