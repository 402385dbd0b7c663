import fc from 'fast-check';
import { expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { displayState, visible, wasShown } from './rules.ts';
import type { DisplayFacts } from './types.ts';
import { days, factsArbitrary, termsArbitrary } from '../../../test/support/publicity/arbitraries.ts';
import { nextDay, shownDays } from '../../../test/support/publicity/oracle.ts';

const SPAN = 900;
const scene = fc.record({ facts: factsArbitrary(SPAN), terms: termsArbitrary(SPAN), today: days(SPAN + 400) });

/** Every day of the shield is written out, and the day is looked for among them. */
function hidden(facts: DisplayFacts, today: string): boolean {
  return facts.shielded && (facts.shield === null || hiddenDays(facts, today).has(today));
}

function hiddenDays({ shielded, shield }: DisplayFacts, today: string): Set<string> {
  const hidden = new Set<string>();
  if (!shielded || shield === null) return hidden;
  for (let day = shield.from; day <= today && (shield.until === null || day <= shield.until); day = nextDay(day)) hidden.add(day);
  return hidden;
}

test(item(25, 'display by rule: the function equals a clerk who lives through the days one by one'), () => {
  let shown = 0;
  fc.assert(
    fc.property(scene, ({ facts, terms, today }) => {
      const expected = shownDays(facts, terms, today).has(today) && !hidden(facts, today);
      shown += expected ? 1 : 0;
      expect(visible(facts, terms, today)).toBe(expected);
    }),
    { numRuns: 4000 },
  );
  expect(shown).toBeGreaterThan(200); // an oracle that never says yes would prove nothing
});

test('until is the last day that was shown; it never moves later as days pass', () => {
  let ended = 0;
  fc.assert(
    fc.property(scene, ({ facts, terms, today }) => {
      const open = { ...facts, ended_on: null, ended_kind: null, validity: 'in_force' as const, shielded: false };
      const lived = shownDays(open, terms, today);
      const { until } = displayState(open, terms, today);
      const last = [...lived].at(-1);
      if (last !== undefined && until !== null && until < today) {
        ended++;
        expect(until).toBe(last);
      }
      const tomorrow = displayState(open, terms, nextDay(today)).until;
      if (until !== null && until >= today) expect(tomorrow !== null && tomorrow <= until).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(ended).toBeGreaterThan(100);
});

test('what was never on display is told from what was: 404 or 410', () => {
  let unseen = 0;
  fc.assert(
    fc.property(scene, fc.boolean(), ({ facts: drawn, terms, today }, early) => {
      const shield = drawn.shield ?? { from: drawn.decided, until: null };
      const facts = early ? { ...drawn, shielded: true, shield } : drawn;
      // Released and ended on one day counts as shown: the oracle sees whole days only.
      fc.pre(facts.ended_on === null || facts.ended_on !== facts.released_on);
      const open = { ...facts, validity: 'in_force' as const };
      const lived = [...shownDays({ ...open, ended_on: null }, terms, today)].filter(
        (day) => facts.ended_on === null || day <= facts.ended_on,
      );
      // The first day of a shield was one of display for some hours; a shield without days tells nothing of before.
      const dark = hiddenDays(facts, today);
      const seen = lived.filter((day) => day === facts.shield?.from || !dark.has(day));
      if (lived.length > seen.length && seen.length === 0) unseen++;
      expect(wasShown(open, terms, today)).toBe(seen.length > 0);
    }),
    { numRuns: 1200 },
  );
  expect(unseen, 'dark from the first day').toBeGreaterThan(5);
});
