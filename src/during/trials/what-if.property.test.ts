import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AS_OF, ITEMS, randomBodies, randomModel, type RandomBody } from '../../../test/support/evaluation/random.ts';
import { item } from '../../../test/support/item.ts';
import { runs } from '../../../test/support/runs.ts';
import { createHash } from 'node:crypto';
import type { ModelContent, PolicyStore } from '../../kernel/policy/index.ts';
import { facetOf, laid, packFacts, type FactBytes, type Numbers } from '../../registry/dossiers/index.ts';
import { SUBJECT_SIZES } from '../../registry/subjects/index.ts';
import { evaluator, ratings } from '../evaluation/index.ts';
import { WhatIfTally } from './what-if-tally.ts';
import type { Model } from './types.ts';

const BODIES = 150;
const PLACES = ['500101', '500102', null];
const INDUSTRIES = ['C26', 'C', 'E48', null];
const SIZES = [...SUBJECT_SIZES, null];
const policy = { all: () => [] } as unknown as PolicyStore;

const modelOf = (id: string, content: ModelContent): Model =>
  ({ kind: 'model', id, edition: '1', title: { zh: id, en: id }, content, hash: id }) as unknown as Model;

function numbersFor(bodies: readonly RandomBody[]): Numbers {
  const numbered = (codes: (string | null)[]) =>
    new Map([...new Set(codes.filter((code) => code !== null))].map((code, i) => [code, i + 1]));
  const facts = bodies.flatMap((body) => body.facts);
  return {
    item: numbered(facts.map((fact) => fact.item)),
    organ: numbered(facts.map((fact) => fact.organ)),
    facet: numbered(facts.map(facetOf)),
  };
}

/** The same letters, called otherwise: another scale. */
const renamed = (content: ModelContent): ModelContent => ({
  ...content,
  grades: content.grades.map((each) => ({ ...each, title: { zh: `另一种${each.id}`, en: `Other ${each.id}` } })),
});

const idOf = (at: number): string => createHash('sha256').update(String(at)).digest('hex').slice(0, 32);

/** Whole years, said again by the calendar. */
function ageOf(founded: string | null): string {
  if (founded === null) return 'unknown';
  const [y, rest] = [Number(founded.slice(0, 4)), founded.slice(4)];
  const years = Number(AS_OF.slice(0, 4)) - y - (AS_OF.slice(4) < rest ? 1 : 0);
  return years < 1 ? '0-1' : years < 3 ? '1-3' : years < 5 ? '3-5' : years < 10 ? '5-10' : '10+';
}

interface Seen {
  from: string;
  to: string;
  scores: [string | null, string | null];
  keys: Record<string, string>;
}

/** Each body by the slow way, which writes out everything. */
function seenBy(bodies: readonly RandomBody[], packed: readonly FactBytes[], numbers: Numbers, [before, after]: [Model, Model]): Seen[] {
  const [one, other] = [before, after].map((model) => evaluator(model.content, numbers, AS_OF)) as [
    ReturnType<typeof evaluator>,
    ReturnType<typeof evaluator>,
  ];
  return bodies.map(({ attributes }, at) => {
    const [a, b] = [one.evaluate(packed[at]!), other.evaluate(packed[at]!)];
    const keys = {
      district: attributes.district ?? 'unknown',
      industry: attributes.industry?.[0] ?? 'unknown',
      size: attributes.size ?? 'unknown',
      age: ageOf(attributes.founded),
    };
    return { from: a.grade ?? 'none', to: b.grade ?? 'none', scores: [a.score, b.score], keys };
  });
}

const mean = (scores: (string | null)[]): number | null => {
  const given = scores.flatMap((each) => (each === null ? [] : [Number(each)]));
  return given.length === 0 ? null : given.reduce((sum, each) => sum + each, 0) / given.length;
};
const close = (text: string | null, value: number | null): void => {
  if (value === null) expect(text).toBeNull();
  else expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5e-4 + 1e-7 * Math.abs(value));
};

describe(item(12, 'what-if counts what evaluating each body gives'), () => {
  test('matrix, groups, means and who moved most, on random models and bodies', () => {
    fc.assert(
      fc.property(randomModel, randomModel, fc.integer(), fc.boolean(), (first, second, seed, alike) => {
        // Some have a grade beside the order, some have none: then the scales are two.
        const same = alike && first.grades.length === second.grades.length;
        const bodies = randomBodies(seed, BODIES, ITEMS).map((body, at) => ({
          ...body,
          attributes: { ...body.attributes, district: PLACES[at % 3]!, industry: INDUSTRIES[at % 4]!, size: SIZES[at % 5]! },
        }));
        const numbers = numbersFor(bodies);
        const packed = bodies.map((body) => laid(packFacts(body.attributes, body.facts, numbers)));
        const [before, after] = [modelOf('a', first), modelOf(alike ? 'a' : 'b', alike ? second : renamed(second))] as [Model, Model];
        const seen = seenBy(bodies, packed, numbers, [before, after]);

        const tally = new WhatIfTally(before, after, AS_OF);
        const rated = ratings([first, second], numbers, AS_OF);
        packed.forEach((facts, at) => {
          tally.look({ subjectId: idOf(at), facts }, rated);
          if (at % 40 === 39) tally.endStep();
        });
        const result = tally.result(policy);

        expect(result.subjects).toBe(BODIES);
        for (const { from, to, count } of result.matrix)
          expect(count).toBe(seen.filter((each) => each.from === from && each.to === to).length);
        expect(result.matrix.reduce((sum, each) => sum + each.count, 0)).toBe(BODIES);
        for (const [grade, n] of Object.entries(result.after)) expect(n).toBe(seen.filter((each) => each.to === grade).length);
        for (const [grade, n] of Object.entries(result.before)) expect(n).toBe(seen.filter((each) => each.from === grade).length);

        const order = ['A', 'B', 'C', 'D'];
        const up = ({ from, to }: Seen) => order.includes(from) && order.includes(to) && order.indexOf(to) < order.indexOf(from);
        const down = ({ from, to }: Seen) => order.includes(from) && order.includes(to) && order.indexOf(to) > order.indexOf(from);
        const counted = new Set<string>();
        for (const group of result.groups) {
          const own = seen.filter((each) => each.keys[group.by] === group.key);
          counted.add(`${group.by} ${group.key}`);
          expect(group).toMatchObject({
            subjects: own.length,
            changed: same ? own.filter(({ from, to }) => from !== to && from !== 'none' && to !== 'none').length : null,
            up: same ? own.filter(up).length : null,
            down: same ? own.filter(down).length : null,
            left: own.filter(({ from, to }) => from !== 'none' && to === 'none').length,
            gained: own.filter(({ from, to }) => from === 'none' && to !== 'none').length,
          });
          close(group.meanBefore, mean(own.map((each) => each.scores[0])));
          close(group.meanAfter, mean(own.map((each) => each.scores[1])));
        }
        expect(counted).toEqual(new Set(seen.flatMap(({ keys }) => Object.entries(keys).map(([by, key]) => `${by} ${key}`))));

        if (!same) {
          expect([result.scale, result.movedMost]).toEqual(['other', []]);
          return;
        }
        const place = (grade: string) => first.grades.findIndex((each) => each.id === grade);
        const rank = ({ from, to, scores: [a, b] }: Seen) =>
          from === 'none' || to === 'none' ? -1 : Math.abs(place(to) - place(from)) * 1e9 + Math.abs(Number(b) - Number(a));
        const moved = seen.map((each, at) => ({ ...each, at })).filter(({ from, to }) => from !== to);
        const ranked = moved
          .map(rank)
          .toSorted((a, b) => b - a)
          .slice(0, 100);
        const bySubject = new Map(moved.map((each) => [idOf(each.at), each]));
        expect(result.movedMost).toHaveLength(ranked.length);
        result.movedMost.forEach((each, at) => {
          const body = bySubject.get(each.subjectId)!;
          expect([each.from, each.to]).toEqual([body.from, body.to]);
          expect([each.scoreBefore, each.scoreAfter].map((text) => (text === null ? null : Number(text)))).toEqual(
            body.scores.map((text) => (text === null ? null : Number(text))),
          );
          expect(rank(body)).toBeCloseTo(ranked[at]!, 3);
        });
      }),
      { numRuns: runs(40) },
    );
  });
});
