import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { runs } from '../../../test/support/runs.ts';
import type { ModelContent, PolicyStore } from '../../kernel/policy/index.ts';
import { laid, packFacts, type FactBytes } from '../../registry/dossiers/index.ts';
import { SUBJECT_SIZES, type SubjectSize } from '../../registry/subjects/index.ts';
import type { Evaluator } from '../evaluation/index.ts';
import { BackTestTally } from './back-test-tally.ts';
import { CAME } from './outcome.ts';
import { FEWEST } from './statistics/enough.ts';
import type { BacktestRequest, Model, StoredBacktest } from './types.ts';

const AS_OF = '2024-03-01';
const TODAY = '2026-11-24';
const GRADES = ['A', 'B', 'C'];
const policy = { all: () => [] } as unknown as PolicyStore;
const numbers = { item: new Map(), organ: new Map(), facet: new Map() };
const title = { zh: '示例', en: 'example' };
const content = { grades: GRADES.map((id) => ({ id, title })), score: { places: 1 } } as unknown as ModelContent;
const request = {
  model: { id: 'm', edition: '1', title, content } as unknown as Model,
  asOf: AS_OF,
} as BacktestRequest;

/** What evaluating a body would give; no more is asked of it here. `stood` null: not known then; a place of -1: no grade. */
interface Body {
  stood: { place: number; score: number } | null;
  now: number;
  outcome: boolean;
  district: string | null;
  size: SubjectSize | null;
  founded: string;
}

const body: fc.Arbitrary<Body> = fc.record({
  stood: fc.option(fc.record({ place: fc.integer({ min: -1, max: 2 }), score: fc.integer({ min: -3, max: 40 }) }), { nil: null, freq: 9 }),
  now: fc.integer({ min: -1, max: 2 }),
  outcome: fc.boolean(),
  district: fc.constantFrom('500101', '500102', null),
  size: fc.constantFrom(...SUBJECT_SIZES, null),
  founded: fc.constantFrom('2010-01-01', '2022-11-24', '2024-02-01', '2025-01-01'),
});
/** Few and many: some groups have a figure, others have too few bodies. */
const bodies = fc.constantFrom(0, 1, 40, 400).chain((n) => fc.array(body, { minLength: n, maxLength: n + 40 }));

const idOf = (at: number): string => createHash('sha256').update(String(at)).digest('hex').slice(0, 32);

function tallied(all: readonly Body[]): StoredBacktest {
  const known = new Map<FactBytes, Body>();
  let seen: Body | undefined;
  const by = (place: (of: Body) => number): Evaluator =>
    ({
      applies: () => true,
      gradeOf(facts) {
        seen = known.get(facts)!;
        return place(seen);
      },
      lastScore: () => (seen!.stood!.place === -1 ? Number.NaN : seen!.stood!.score),
    }) as Partial<Evaluator> as Evaluator;
  const past = by(({ stood }) => stood!.place);
  const after = by(({ outcome }) => (outcome ? CAME : 1));
  const now = by((each) => each.now);
  const tally = new BackTestTally(request, TODAY);
  all.forEach((each, at) => {
    const { district, size, founded } = each;
    const facts = laid(
      packFacts({ kind: 'enterprise', state: 'active', founded, district, industry: null, size, position: 1 }, [], numbers),
    );
    known.set(facts, each);
    tally.look({ subjectId: idOf(at), past: each.stood === null ? null : facts, after: facts, now: facts }, { past, after, now });
    if (at % 50 === 49) tally.endStep(0, 0);
  });
  return tally.result(policy);
}

interface Ranked {
  id: string;
  score: number;
  outcome: boolean;
}
const rankedOf = (all: readonly Body[]): Ranked[] =>
  all.flatMap(({ stood, outcome }, at) => (stood === null || stood.place === -1 ? [] : [{ id: idOf(at), score: stood.score, outcome }]));

/** The lowest score at which the two shares are furthest apart, tried one by one. */
function slowCut(ranked: readonly Ranked[]): number | null {
  const [came, others] = [ranked.filter((each) => each.outcome), ranked.filter((each) => !each.outcome)];
  if (came.length === 0 || others.length === 0) return null;
  const below = (side: readonly Ranked[], limit: number) => side.filter((each) => each.score <= limit).length;
  const apart = (limit: number) => Math.abs(below(came, limit) * others.length - below(others, limit) * came.length);
  const scores = [...new Set(ranked.map((each) => each.score))].toSorted((a, b) => a - b);
  return scores.reduce((best, each) => (apart(each) > apart(best) ? each : best));
}
const inTenths = (score: number): string => (score / 10).toFixed(1);

describe(item(12, 'who was ranked wrongly'), () => {
  test('is whoever stands on the wrong side of the cut, the furthest first, of equal scores by id', () => {
    fc.assert(
      fc.property(bodies, (all) => {
        const { cut, wrong, ksAt } = tallied(all);
        const ranked = rankedOf(all);
        const limit = slowCut(ranked);
        if (limit === null) {
          expect([cut, wrong]).toEqual([null, []]);
          return;
        }
        const byId = (a: Ranked, b: Ranked) => (a.id < b.id ? -1 : 1);
        const above = ranked.filter(({ score, outcome }) => outcome && score > limit);
        const below = ranked.filter(({ score, outcome }) => !outcome && score <= limit);
        expect(cut).toMatchObject({ score: inTenths(limit), above: above.length, below: below.length });
        expect(ksAt).toBe(cut!.score);
        const listed = [
          ...above.toSorted((a, b) => b.score - a.score || byId(a, b)).slice(0, 50),
          ...below.toSorted((a, b) => a.score - b.score || byId(a, b)).slice(0, 50),
        ];
        expect(wrong.map(({ subjectId, score, outcome }) => [subjectId, score, outcome])).toEqual(
          listed.map(({ id, score, outcome }) => [id, inTenths(score), outcome]),
        );
      }),
      { numRuns: runs(60) },
    );
  });

  test('nobody is, where every body to whom it came scored lower than every other', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: -3, max: 39 }), (all, limit) => {
        const perfect = all.map((each) => ({ ...each, outcome: each.stood !== null && each.stood.score <= limit }));
        const { wrong, cut } = tallied(perfect);
        expect(wrong).toEqual([]);
        if (cut !== null) expect(cut).toMatchObject({ above: 0, below: 0 });
      }),
      { numRuns: runs(60) },
    );
  });
});

const ageOn = (day: string, founded: string): string => {
  const years = Number(day.slice(0, 4)) - Number(founded.slice(0, 4)) - (day.slice(4) < founded.slice(4) ? 1 : 0);
  return years < 1 ? '0-1' : years < 3 ? '1-3' : years < 5 ? '3-5' : years < 10 ? '5-10' : '10+';
};
const keyOf = (by: string, day: string, { district, size, founded }: Body): string =>
  by === 'district' ? (district ?? 'unknown') : by === 'size' ? (size ?? 'unknown') : by === 'age' ? ageOn(day, founded) : 'unknown';
const near = (text: string | null, value: number) => expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5e-6 + 1e-9);

function slowAuc(ranked: readonly Ranked[]): number {
  const [came, others] = [ranked.filter((each) => each.outcome), ranked.filter((each) => !each.outcome)];
  let halves = 0;
  for (const a of came) for (const b of others) halves += b.score > a.score ? 2 : b.score === a.score ? 1 : 0;
  return halves / (2 * came.length * others.length);
}
function slowKs(ranked: readonly Ranked[]): number {
  const share = (outcome: boolean, limit: number) => {
    const side = ranked.filter((each) => each.outcome === outcome);
    return side.filter((each) => each.score <= limit).length / side.length;
  };
  return Math.max(...ranked.map(({ score }) => Math.abs(share(true, score) - share(false, score))));
}
function slowPsi(then: readonly number[], now: readonly number[]): number {
  return GRADES.reduce((sum, _, grade) => {
    const [p, q] = [then, now].map((side) => side.filter((each) => each === grade).length) as [number, number];
    if (p + q === 0) return sum;
    const [a, b] = [(p || 0.5) / then.length, (q || 0.5) / now.length];
    return sum + (b - a) * Math.log(b / a);
  }, 0);
}

describe(item(12, 'figures of back-tests by group'), () => {
  test('are those of its bodies alone, by the definitions of the whole; null where it has too few', () => {
    let [given, withheld] = [0, 0];
    fc.assert(
      fc.property(bodies, (all) => {
        const { groups, fewest } = tallied(all);
        expect(fewest).toBe(FEWEST);
        for (const group of groups) {
          const own = all.filter((each) => each.stood !== null && keyOf(group.by, AS_OF, each) === group.key);
          expect(group.subjects).toBe(own.length);
          const ranked = rankedOf(own);
          const came = ranked.filter((each) => each.outcome).length;
          expect([group.graded, group.outcomes]).toEqual([ranked.length, came]);
          if (came >= FEWEST && ranked.length - came >= FEWEST) {
            near(group.auc, slowAuc(ranked));
            near(group.ks, slowKs(ranked));
            given += 1;
          } else {
            expect([group.auc, group.ks]).toEqual([null, null]);
            withheld += 1;
          }
          const then = own.map((each) => each.stood!.place).filter((place) => place !== -1);
          const now = all
            .filter((each) => keyOf(group.by, TODAY, each) === group.key)
            .map((each) => each.now)
            .filter((place) => place !== -1);
          if (then.length >= FEWEST && now.length >= FEWEST) near(group.psi, slowPsi(then, now));
          else expect(group.psi).toBeNull();
        }
        const known = all.filter((each) => each.stood !== null);
        for (const by of ['district', 'industry', 'size', 'age'] as const)
          expect(
            groups
              .filter((each) => each.by === by)
              .map((each) => each.key)
              .toSorted(),
          ).toEqual([...new Set(known.map((each) => keyOf(by, AS_OF, each)))].toSorted());
      }),
      { numRuns: runs(60) },
    );
    // Both sides of the rule were met.
    expect(Math.min(given, withheld)).toBeGreaterThan(0);
  });

  test('with the minimum of both there is a figure, with one body less there is none', () => {
    const group = (came: number, others: number) => {
      const each = (outcome: boolean): Body => ({
        stood: { place: 0, score: outcome ? 1 : 2 },
        now: 0,
        outcome,
        district: '500101',
        size: null,
        founded: '2010-01-01',
      });
      const all = [...Array.from({ length: came }, () => each(true)), ...Array.from({ length: others }, () => each(false))];
      const { auc, ks } = tallied(all).groups[0]!;
      return [auc, ks];
    };
    expect(group(FEWEST, FEWEST)).toEqual(['1.000000', '1.000000']);
    expect(group(FEWEST - 1, 500)).toEqual([null, null]);
    expect(group(500, FEWEST - 1)).toEqual([null, null]);
  });
});
