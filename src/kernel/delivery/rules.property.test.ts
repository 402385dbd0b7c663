import fc from 'fast-check';
import { expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { ServiceMethod } from '../policy/index.ts';
import { servedOn } from './rules.ts';
import { attempt, consent, outcome, PAPER, RULES } from './testing/files.ts';
import type { OutcomeKind } from './types.ts';

/*
 * The oracle is a clerk who lives through the days one by one, with plain numbers for days: each dawn the clerk looks
 * whether the paper counts by now, and then takes in what is recorded on that day, sheet by sheet.
 */
const LAST = 40;
const NOTICE_DAYS = 30;

interface Sent {
  method: ServiceMethod;
  sent: number;
  ours: boolean;
  address: string;
}
interface Sheet {
  of: number;
  kind: OutcomeKind;
  day: number;
  recorded: number;
}
interface Declared {
  day: number;
  address: string | null;
  covers: boolean;
}
interface World {
  sent: Sent[];
  sheets: Sheet[];
  declared: Declared[];
}

const METHODS: ServiceMethod[] = ['in-person', 'left', 'post', 'electronic', 'public-notice'];
const KINDS: OutcomeKind[] = ['delivered', 'delivered', 'refused', 'returned', 'published', 'void'];
const address = fc.constantFrom('a', 'b');

const world: fc.Arbitrary<World> = fc
  .record({
    sent: fc.array(
      fc.record({
        method: fc.constantFrom(...METHODS),
        sent: fc.nat(15),
        ours: fc.constantFrom(true, true, true, false),
        address,
      }),
      { minLength: 1, maxLength: 5 },
    ),
    sheets: fc.array(fc.record({ of: fc.nat(4), kind: fc.constantFrom(...KINDS), after: fc.nat(12), late: fc.nat(12) }), { maxLength: 8 }),
    declared: fc.array(fc.record({ day: fc.nat(25), address: fc.option(address), covers: fc.boolean() }), {
      maxLength: 4,
    }),
  })
  .map(({ sent, sheets, declared }) => ({
    sent,
    sheets: sheets
      .map(({ of, kind, after, late }) => {
        const index = of % sent.length;
        const day = sent[index]!.sent + after;
        return { of: index, kind, day, recorded: day + late };
      })
      .toSorted((a, b) => a.recorded - b.recorded),
    declared: declared.toSorted((a, b) => a.day - b.day),
  }));

/** Which day the clerk would write down, knowing these sheets; the earliest of what is good service by itself. */
function belief({ sent, declared }: World, known: readonly Sheet[]): number | null {
  const standsOf = (index: number): Sheet | undefined => {
    let stands: Sheet | undefined;
    for (const sheet of known) if (sheet.of === index) stands = sheet;
    return stands === undefined || stands.kind === 'void' ? undefined : stands;
  };
  const boxOn = (day: number): string | null => {
    let box: string | null = null;
    for (const each of declared) if (each.day <= day) box = each.covers ? each.address : null;
    return box;
  };
  let best: number | null = null;
  const better = (day: number) => {
    if (best === null || day < best) best = day;
  };
  sent.forEach((envelope, index) => {
    const sheet = standsOf(index);
    if (!envelope.ours || sheet === undefined) return;
    let refusedInPerson = false;
    let cameBack = false;
    sent.forEach((other, o) => {
      const stood = standsOf(o);
      if (o === index || !other.ours || stood === undefined || stood.day > sheet.day) return;
      if (stood.kind === 'refused' && other.method === 'in-person') refusedInPerson = true;
      if (stood.kind === 'returned') cameBack = true;
    });
    if (envelope.method === 'public-notice') {
      if (sheet.kind === 'published' && cameBack) better(sheet.day + NOTICE_DAYS);
      return;
    }
    if (sheet.kind !== 'delivered') return;
    if (envelope.method === 'left' && !refusedInPerson) return;
    if (envelope.method === 'electronic') {
      if (boxOn(envelope.sent) !== envelope.address || boxOn(sheet.day) === null) return;
    }
    better(sheet.day);
  });
  return best;
}

function clerk(given: World): number | null {
  const known: Sheet[] = [];
  let told = -1;
  const look = (today: number) => {
    const day = belief(given, known);
    if (day !== null && day <= today) told = Math.max(told, day);
  };
  for (let today = 0; today <= LAST; today += 1) {
    look(today);
    for (const sheet of given.sheets.filter((each) => each.recorded === today)) {
      known.push(sheet);
      look(today);
    }
  }
  const day = belief(given, known);
  return day === null ? null : Math.max(told, day);
}

const iso = (day: number) => new Date(Date.UTC(2026, 1, 10 + day)).toISOString().slice(0, 10);

function answer({ sent, sheets, declared }: World): string | null {
  const outcomes = sheets.map(({ kind, day, recorded }, n) =>
    outcome({ outcome: kind, on: iso(day), recordedOn: iso(recorded), n: n + 1 }),
  );
  const attempts = sent.map(({ method, sent: day, ours, address: to }, index) =>
    attempt({
      deliveryId: String(index),
      method,
      sentOn: iso(day),
      address: to,
      documents: ours ? ['other', PAPER.documentId] : ['other'],
      outcomes: outcomes.filter((_, n) => sheets[n]!.of === index),
    }),
  );
  const consents = declared.map(({ day, address: to, covers }, n) =>
    consent({
      step: to === null ? 'withdraw' : n === 0 ? 'sign' : 'change',
      on: iso(day),
      n: n + 1,
      address: to,
      papers: covers ? [PAPER.template] : ['other'],
    }),
  );
  return servedOn(PAPER, attempts, () => RULES, consents);
}

test(item(28, 'the day of service equals that of a clerk who lives through the days one by one'), () => {
  fc.assert(
    fc.property(world, (given) => {
      const expected = clerk(given);
      expect(answer(given)).toBe(expected === null ? null : iso(expected));
    }),
    { numRuns: 2000 },
  );
});

test(item(28, 'once the day of service has come, whatever is recorded later never brings it forward'), () => {
  fc.assert(
    fc.property(world, (given) => {
      let before: string | null = null;
      for (let n = 1; n <= given.sheets.length; n += 1) {
        const now = answer({ ...given, sheets: given.sheets.slice(0, n) });
        const recorded = iso(given.sheets[n - 1]!.recorded);
        if (before !== null && now !== null && before <= recorded) expect(now >= before).toBe(true);
        if (now !== null) before = now;
      }
    }),
  );
});
