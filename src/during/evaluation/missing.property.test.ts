import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { runs } from '../../../test/support/runs.ts';
import { AS_OF, ITEMS, randomBodies, randomModel, type RandomBody } from '../../../test/support/evaluation/random.ts';
import { checkPolicy, POLICY_DIRECTORY, type ModelContent, type ModelIndicator } from '../../kernel/policy/index.ts';
import { VOCABULARY } from '../../registry/catalogue/index.ts';
import { STATES, type Numbers } from '../../registry/dossiers/index.ts';
import { dayNumber } from './days.ts';
import { evaluator } from './evaluate.ts';
import { grader, type Graded } from './grade.ts';
import { measurer } from './fast/measure.ts';
import { emptyMeasured, nothingOf, type Measured } from './fast/measured.ts';
import { compare } from './numbers.ts';
import { missingPoints } from './points.ts';
import { isAccepted } from '../../../test/support/evaluation/accepted.ts';
import { numbersOf, packed } from './testing/facts.ts';

const { documents } = await checkPolicy(POLICY_DIRECTORY, VOCABULARY, 'en');
const beside = documents.map(({ document }) => document);
const shipped = beside.flatMap(({ kind, id, content }) => (kind === 'model' ? [{ id, content: content as ModelContent }] : []));
const UNKNOWN = STATES.indexOf('unknown');

/** Kinds whose value is received, or missing where there is none; the kind of a body is always known. */
const MAY_HIDE = ['recency', 'ratio', 'mean', 'weighted-mean', 'grade', 'attribute'];
const mayHide = ({ aggregate: { kind, attribute } }: ModelIndicator) => MAY_HIDE.includes(kind) && attribute !== 'kind';

/** Does the model itself say, with its source, that it gives less where the value is missing? */
function citesLess(indicator: ModelIndicator): boolean {
  const { missing, ...points } = indicator.points;
  return missing !== undefined && compare(missingPoints(indicator), missingPoints({ ...indicator, points })) < 0;
}

/** All that was measured, with nothing known of the indicator at this place. */
function hidden(measured: Measured, at: number, { aggregate: { attribute } }: ModelIndicator): Measured {
  const less = structuredClone(measured);
  const isState = attribute === 'state';
  less.has[at] = isState ? 1 : 0;
  less.word[at] = isState ? UNKNOWN : 0;
  for (const part of [less.n, less.volume]) part[at] = 0;
  return less;
}

/** The same body with another's value at this place. */
function withValue(measured: Measured, at: number, from: Measured): Measured {
  const other = structuredClone(measured);
  for (const part of ['has', 'n', 'd', 'bigN', 'bigD', 'word', 'volume'] as const) other[part][at] = from[part][at]!;
  return other;
}

function measuredOf(model: ModelContent, bodies: readonly RandomBody[], numbers: Numbers): Measured[] {
  const measure = measurer(model, numbers, dayNumber(AS_OF));
  return bodies.map(({ attributes, facts }) => {
    const into = emptyMeasured(nothingOf(model.indicators));
    const bytes = packed(facts, attributes, numbers);
    measure(bytes.view, bytes.at, into, false);
    return into;
  });
}

/** A grade beside the order is neither better nor worse; no grade is not a bad one. */
const ordered = (model: ModelContent, { grade }: Graded) => grade >= 0 && model.grades[grade]!.apart !== true;

interface Met {
  compared: number;
  scores: number;
  grades: number;
}

/** Hides each value that may be missing of each body, and holds it against every value that any of the bodies has. */
function check(model: ModelContent, bodies: readonly RandomBody[], met: Met): void {
  const numbers = numbersOf(bodies.flatMap(({ facts }) => facts));
  const all = measuredOf(model, bodies, numbers);
  const { grade, points } = grader(model, numbers);
  model.indicators.forEach((indicator, at) => {
    if (!mayHide(indicator) || citesLess(indicator)) return;
    const values = new Map(
      all.flatMap((each) =>
        each.has[at] === 1 ? [[[each.word[at], each.n[at], each.d[at], each.bigN[at], each.bigD[at], each.volume[at]].join(), each]] : [],
      ),
    );
    for (const measured of all) {
      const less = hidden(measured, at, indicator);
      const without = grade(less);
      for (const from of values.values()) {
        const more = withValue(measured, at, from);
        const known = grade(more);
        const said = { model, at, without, known };
        met.compared += 1;
        if (compare(points[at]!(less), points[at]!(more)) < 0) expect(said).toBe('no fewer points');
        // Weights by which groups have data are the model's own rule of what holds without.
        if (model.coefficients !== undefined || without.score === null || known.score === null) continue;
        met.scores += 1;
        if (without.score < known.score) expect(said).toBe('no lower score');
        if (!ordered(model, without) || !ordered(model, known)) continue;
        met.grades += 1;
        if (without.grade > known.grade) expect(said).toBe('no worse grade');
      }
    }
  });
}

/** Of a body about whom nothing is known no veto takes anything away, and nothing costs it points. */
function checkUnknown(model: ModelContent): void {
  const nobody = { kind: 'enterprise', state: 'unknown', founded: null, district: null, industry: null, size: null, position: 1 } as const;
  const { vetoes, indicators } = evaluator(model, numbersOf([]), AS_OF).evaluate(packed([], nobody));
  const best = model.grades.find(({ apart }) => apart !== true)!.id;
  for (const id of vetoes) {
    const { grade, ceiling } = model.vetoes.find((each) => each.id === id)!;
    expect([id, grade ?? ceiling]).toEqual([id, best]);
  }
  model.indicators.forEach((indicator, at) => {
    const { missing: _, ...points } = indicator.points;
    const most = points.kind === 'none' ? { n: 0n, d: 1n } : missingPoints({ ...indicator, points });
    const [n = '0', d = '1'] = indicators[at]!.points.split('/');
    const given = { n: BigInt(Math.round(Number(n) * 10_000)), d: BigInt(d) * 10_000n };
    if (!citesLess(indicator) && given.n < 0n && compare(given, most) < 0) expect(indicator).toBe('without points below 0 for nothing');
  });
}

/**
 * Exactly: of a model that the checker accepts, with all other raw values as they are, a value that is missing (of a state:
 * unknown) instead of any that another body has gives the indicator no fewer points; where no coefficients weigh groups by
 * their data, no lower score; where both grades stand in the order, no worse grade. Left out are indicators by whose
 * `points.missing` the model gives less and names its source, and who is not graded.
 */
describe(item(12, 'what is not known of a body never lowers its grade'), () => {
  test('of any model that the checker accepts', () => {
    const met: Met = { compared: 0, scores: 0, grades: 0 };
    fc.assert(
      fc.property(randomModel, fc.nat({ max: 1e9 }), (model, seed) => {
        fc.pre(isAccepted(beside, model));
        check(model, randomBodies(seed, 14, ITEMS), met);
        checkUnknown(model);
      }),
      { numRuns: Math.max(80, runs(160)), maxSkipsPerRun: 1000, endOnFailure: true },
    );
    expect(Math.min(...Object.values(met))).toBeGreaterThan(100);
  });

  test.each(shipped)('of the model $id', ({ content }) => {
    const codes = content.indicators.flatMap((each) => each.select?.codes ?? []);
    const items = [...new Set(content.indicators.flatMap((each) => each.select?.items ?? []))];
    check(content, randomBodies(11, 60, items, codes.length > 0 ? codes : undefined), { compared: 0, scores: 0, grades: 0 });
    checkUnknown(content);
  });
});
