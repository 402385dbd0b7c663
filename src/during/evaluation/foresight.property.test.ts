import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { runs } from '../../../test/support/runs.ts';
import { AS_OF, ITEMS, randomBodies, randomModel, type RandomBody } from '../../../test/support/evaluation/random.ts';
import { checkPolicy, POLICY_DIRECTORY, type ModelContent } from '../../kernel/policy/index.ts';
import { VOCABULARY } from '../../registry/catalogue/index.ts';
import { inOrder, type Fact } from '../../registry/dossiers/index.ts';
import { dayNumber, isoOf } from './days.ts';
import { evaluator } from './evaluate.ts';
import { foresight, MOST_RECORDS } from './foresight.ts';
import { numbersOf, packed } from './testing/facts.ts';

const { documents } = await checkPolicy(POLICY_DIRECTORY, VOCABULARY, 'en');
const shipped = documents.flatMap(({ document }) =>
  document.kind === 'model' ? [{ id: document.id, content: document.content as ModelContent }] : [],
);

/** A full evaluation of these facts, with the records behind each indicator. */
function whole(model: ModelContent, { attributes }: RandomBody, facts: readonly Fact[], day: string) {
  const ordered = inOrder([...facts]);
  const numbers = numbersOf(ordered);
  const bytes = packed(ordered, attributes, numbers);
  const ready = evaluator(model, numbers, day);
  const { score, grade, indicators } = ready.evaluate(bytes);
  const behind = new Map(indicators.map(({ id, facts: places }) => [id, places.map((at) => ordered[at]!.recordId)]));
  return { stands: ready.applies(bytes) ? { score, grade } : { score: null, grade: null }, behind };
}

const later = (day: string, days: number): string => isoOf(dayNumber(day) + days);

/** Checks everything that was foreseen of a body; how much there was of each. */
function check(model: ModelContent, body: RandomBody): Record<'records' | 'repaired' | 'days' | 'stays' | 'ahead', number> {
  const { attributes, facts } = body;
  const seen = foresight({ model, attributes, facts, asOf: AS_OF });
  const now = whole(model, body, facts, AS_OF);
  const counts = { records: 0, repaired: 0, days: 0, stays: 0, ahead: seen.ahead.length };
  const expected = new Set([...now.behind.values()].flat());
  expect(seen.records.length + seen.more).toBe(expected.size);
  for (const { recordId, indicators, repaired, gone } of seen.records) {
    const own = facts.find((each) => each.recordId === recordId)!;
    const others = facts.filter((each) => each.recordId !== recordId);
    counts.records += 1;
    expect(gone).toEqual(whole(model, body, others, AS_OF).stands);
    if (own.nature === 'adverse' && own.ended === null) {
      counts.repaired += 1;
      const mended = facts.map((each): Fact => (each === own ? { ...own, ended: 'repaired', until: AS_OF } : each));
      expect(repaired).toEqual(whole(model, body, mended, AS_OF).stands);
    } else expect(repaired).toBeNull();
    const behindNow = [...now.behind].filter(([, ids]) => ids.includes(recordId)).map(([id]) => id);
    expect(indicators.map(({ id }) => id)).toEqual(behindNow);
    for (const { id, leavesOn } of indicators) {
      // Of received grades the latest holds alone: a later one takes its place before its own day.
      const among = model.indicators.find((each) => each.id === id)!.aggregate.kind === 'grade' ? [own] : facts;
      const isBehind = (day: string) => whole(model, body, among, day).behind.get(id)!.includes(recordId);
      if (leavesOn === null) {
        counts.stays += 1;
        expect([later(AS_OF, 500), '2126-03-31'].map(isBehind)).toEqual([true, true]);
      } else {
        counts.days += 1;
        expect([isBehind(later(leavesOn, -1)), isBehind(leavesOn)]).toEqual([true, false]);
      }
    }
  }
  for (const { on, ...stands } of seen.ahead) expect(stands).toEqual(whole(model, body, facts, on).stands);
  return counts;
}

describe(item(12, 'what would change a grade is what the evaluator says of the changed facts'), () => {
  test.each(shipped)('of the model $id', ({ content }) => {
    const codes = content.indicators.flatMap((each) => each.select?.codes ?? []);
    // Of items that it looks at, so that a narrow model meets records too.
    const items = [...new Set(content.indicators.flatMap((each) => each.select?.items ?? []))];
    let records = 0;
    for (const body of randomBodies(7, Math.max(150, runs(200)), items, codes.length > 0 ? codes : undefined))
      records += check(content, body).records;
    expect(records).toBeGreaterThan(10);
  });

  test('of any valid model', () => {
    const total = { records: 0, repaired: 0, days: 0, stays: 0, ahead: 0 };
    fc.assert(
      fc.property(randomModel, fc.integer({ min: 1, max: 1e6 }), (model, seed) => {
        for (const body of randomBodies(seed, 3, ITEMS)) {
          const counts = check(model, body);
          for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
        }
      }),
      { numRuns: Math.max(60, runs(100)) },
    );
    // A search that met nothing would prove nothing.
    for (const [name, n] of Object.entries(total)) expect(n, name).toBeGreaterThan(10);
  });

  test('a body of many records is answered in part, and says so', () => {
    const [{ content }] = shipped.filter((each) => each.id === 'example-supervision') as [(typeof shipped)[number]];
    const [{ attributes }] = randomBodies(1, 1, ITEMS) as [RandomBody];
    const facts = Array.from({ length: 75 }, (_, n): Fact => ({
      recordId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
      item: 'penalty',
      organ: 'demo-amr',
      province: 50,
      event: '2026-01-05',
      until: null,
      nature: 'adverse',
      severity: 'minor',
      validity: 'in_force',
      ended: null,
      confirmed: true,
      objection: false,
      objectionDue: null,
      shielded: false,
      stopped: false,
      amountFen: 100,
      code: 'fine',
      value: null,
    }));
    const seen = foresight({ model: content, attributes, facts, asOf: AS_OF });
    expect([seen.records.length, seen.more]).toEqual([MOST_RECORDS, 15]);
  });
});
