import fc from 'fast-check';
import { checkAbsence } from '../../../src/kernel/policy/checks/model-absence.ts';
import { scaledBy, type ModelContent } from '../../../src/kernel/policy/index.ts';
import type { Attributes, Fact } from '../../../src/registry/dossiers/index.ts';

type Indicator = ModelContent['indicators'][number];

export const ITEMS = ['penalty', 'inspection', 'honour', 'contract', 'grade', 'listing'];
/** Names under which received grades are kept, by their shipped scales. */
const SCALES = ['纳税缴费信用评价', '公共信用综合评价'];
const CODES = ['fine', 'warning', 'fine+warning', 'x', 'y', ...SCALES];
const VALUES = ['A', 'B', 'D', '90', '92.5', '87.25', '0', '100.0', '33.3333', 'pass'];
const AS_OF = '2026-03-31';

const T = { zh: '示例', en: 'example' };
/** By which a random model says what a missing value gives. */
export const SOURCES = [{ title: '示例' }];
const decimal = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least * 100, max: most * 100 }), fc.constantFrom(1, 10, 100))
    .map(([n, by]) => String(Math.trunc(n / by) / (100 / by)));
const share = fc.constantFrom('0', '0.2', '0.5', '0.75', '1');
const some = (of: readonly string[]) => fc.option(fc.subarray([...of], { minLength: 1 }), { nil: undefined, freq: 2 });

const selection = fc
  .record({
    items: fc.subarray(ITEMS, { minLength: 1 }),
    natures: some(['adverse', 'neutral', 'good']),
    severities: some(['minor', 'general', 'serious', 'unstated']),
    codes: some(['fine', 'warning', 'x', 'y']),
    scales: some(SCALES),
    values: some(VALUES),
  })
  .map(({ scales, codes, ...rest }) => ({
    ...rest,
    codes: rest.items.every((each) => each === 'grade') ? scales : codes,
  }))
  .map((each) => JSON.parse(JSON.stringify(each)) as NonNullable<Indicator['select']>);
const window = fc.option(
  fc.record({
    unit: fc.constantFrom('days', 'months', 'years', 'past-years'),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { nil: null },
) as fc.Arbitrary<Indicator['window']>;
const steps = fc
  .uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 4 })
  .chain((days) => fc.tuple(...days.toSorted((a, b) => a - b).map((untilDays) => share.map((factor) => ({ untilDays, factor })))));
const repair = fc
  .record({ withinDays: fc.integer({ min: 1, max: 60 }), restores: share, sameYear: share, later: share })
  .map(({ withinDays, restores, sameYear, later }) => ({ steps: [{ withinDays, restores }], sameYear, later }));

const bands = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 4 }).chain((cuts) => {
  const ordered = cuts.toSorted((a, b) => a - b).map((cut) => String(cut / 4));
  return fc.tuple(
    ...[...ordered, null].map((to, i) => decimal(-20, 20).map((points) => ({ from: i === 0 ? null : ordered[i - 1]!, to, points }))),
  );
});
const numbers = fc.oneof(
  fc
    .record({ per: decimal(-9, 9), cap: fc.integer({ min: 1, max: 40 }) })
    .map(({ per, cap }) => ({ kind: 'linear' as const, per, cap: per.startsWith('-') ? `-${cap}` : String(cap) })),
  bands.map((each) => ({ kind: 'bands' as const, bands: each })),
  fc.constant({ kind: 'none' as const }),
);
/** What a value that may be missing gives besides: by the source, also less than the best. */
const withMissing = (points: fc.Arbitrary<Indicator['points']>): fc.Arbitrary<Indicator['points']> =>
  fc
    .tuple(points, fc.option(decimal(-30, 30), { nil: undefined }), fc.constantFrom('示例', '示例第三条'))
    .map(([each, given, source]) => (given === undefined || each.kind === 'none' ? each : { ...each, missing: { points: given, source } }));
/** Where no record is no record and not missing: nothing costs no points. */
const counted = (points: fc.Arbitrary<Indicator['points']>): fc.Arbitrary<Indicator['points']> =>
  points.map((each) =>
    each.kind === 'bands'
      ? {
          ...each,
          bands: each.bands!.map((band) => (band.from === null ? { ...band, points: band.points.replace('-', '') } : band)),
        }
      : each,
  );
/** The same of the word for nothing; an unknown state gets the best. */
const wordless = (points: fc.Arbitrary<Indicator['points']>, nothing: 'none' | 'unknown'): fc.Arbitrary<Indicator['points']> =>
  points.map((each) => {
    if (each.kind !== 'table') return each;
    const rows = each.table!.filter(({ value }) => value !== nothing);
    const all = [...rows.map((row) => row.points), each.otherwise!, '0'];
    const best = all.reduce((a, b) => (scaledBy(a, 2) >= scaledBy(b, 2) ? a : b));
    return { ...each, table: [...rows, { value: nothing, points: nothing === 'unknown' ? best : '0' }] };
  });
const words = (of: readonly string[]): fc.Arbitrary<Indicator['points']> =>
  fc.subarray([...of]).chain<Indicator['points']>((values) =>
    values.length === 0
      ? fc.constant({ kind: 'none' as const })
      : fc.record({
          kind: fc.constant('table' as const),
          otherwise: decimal(-9, 9),
          table: fc.tuple(...values.map((value) => decimal(-9, 9).map((points) => ({ value, points })))),
        }),
  );

const aggregate: fc.Arbitrary<Pick<Indicator, 'select' | 'window' | 'aggregate' | 'points' | 'repair'>> = fc.oneof(
  fc.record({
    select: selection,
    window,
    aggregate: fc.constantFrom('count', 'amount', 'provinces').map((kind) => ({ kind })),
    points: counted(numbers),
  }),
  fc.record({
    select: selection,
    window,
    aggregate: fc.constantFrom('recency', 'mean', 'weighted-mean').map((kind) => ({ kind })),
    points: withMissing(numbers),
  }),
  fc.record({ select: selection, window, aggregate: fc.constant({ kind: 'count' }), points: counted(numbers), repair }),
  fc.record({
    select: selection,
    window: fc.constant(null),
    aggregate: fc.constant({ kind: 'in-force' }),
    points: counted(numbers),
  }),
  fc.record({
    select: selection,
    window,
    aggregate: steps.map((each) => ({ kind: 'decay', steps: each })),
    points: counted(numbers),
  }),
  fc.record({
    select: selection,
    window,
    aggregate: fc.record({ kind: fc.constant('ratio'), among: selection, minimum: fc.integer({ min: 1, max: 3 }) }),
    points: withMissing(numbers),
  }),
  fc.record({
    select: selection,
    window,
    aggregate: fc.constant({ kind: 'worst-severity' }),
    points: wordless(words(['none', 'minor', 'general', 'serious']), 'none'),
  }),
  fc.record({
    select: selection,
    window,
    aggregate: fc.constant({ kind: 'grade' }),
    points: withMissing(words(VALUES)),
  }),
  fc.record({
    select: fc.constant(null),
    window: fc.constant(null),
    aggregate: fc.constant({ kind: 'attribute', attribute: 'age-months' }),
    points: withMissing(numbers),
  }),
  fc.record({
    select: fc.constant(null),
    window: fc.constant(null),
    aggregate: fc.constant({ kind: 'attribute', attribute: 'state' }),
    points: wordless(words(['active', 'revoked', 'unknown']), 'unknown'),
  }),
) as never;

type Condition = ModelContent['vetoes'][number]['when'][number];
const condition = (indicators: readonly Indicator[]): fc.Arbitrary<Condition> =>
  fc.constantFrom(...indicators).chain((each): fc.Arbitrary<Condition> => {
    const word = ['worst-severity', 'grade'].includes(each.aggregate.kind) || each.aggregate.attribute === 'state';
    const among = fc
      .subarray([...VALUES, 'none', 'serious', 'general', 'active', 'unknown'], { minLength: 1 })
      .map((values) => ({ indicator: each.id, in: values }));
    return word
      ? among
      : fc.oneof(
          decimal(0, 5).map((atLeast) => ({ indicator: each.id, atLeast })),
          decimal(0, 60).map((below) => ({ indicator: each.id, below })),
          decimal(0, 5).map((atLeast) => ({ indicator: each.id, atLeast, below: '40' })),
        );
  });

/** Without the starts and vetoes by which what is not known would lower a grade: those the checker refuses. */
function fair(model: ModelContent): ModelContent {
  const refused = new Set(checkAbsence('', model, SOURCES).map(({ path }) => path.split('/').slice(0, 5).join('/')));
  const cases = model.start.cases.filter((_, i) => !refused.has(`/content/start/cases/${i}`));
  const vetoes = model.vetoes.filter((_, i) => !refused.has(`/content/vetoes/${i}/when`));
  return { ...model, start: { ...model.start, cases }, vetoes };
}

/** A grade beside the order is there where a veto gives it. */
function reachable(model: ModelContent): ModelContent {
  const given = model.vetoes.some(({ grade }) => grade === 'M');
  return { ...model, grades: model.grades.filter(({ id }) => id !== 'M' || given) };
}

/** Any model that the checker accepts, in all that the schema can say. */
export const randomModel: fc.Arbitrary<ModelContent> = fc
  .record({ groups: fc.integer({ min: 1, max: 3 }), parts: fc.array(aggregate, { minLength: 2, maxLength: 9 }) })
  .chain(({ groups, parts }) => {
    const ids = Array.from({ length: groups }, (_, i) => `g${i}`);
    const indicators = parts.map((part, i) => ({
      id: `i${i}`,
      title: T,
      group: ids[i % groups]!,
      ...part,
      basis: '示例',
      verified: 'local-default' as const,
    })) as Indicator[];
    const when = fc.array(condition(indicators), { minLength: 1, maxLength: 2 });
    const bounds = fc.record({ floor: fc.option(decimal(-60, 0), { nil: null }), cap: fc.option(decimal(1, 60), { nil: null }) });
    const weights = fc.tuple(...ids.map((group) => decimal(0, 2).map((weight) => ({ group, weight }))));
    return fc
      .record({
        start: fc.record({ points: decimal(0, 100), cases: fc.array(fc.record({ when, points: decimal(0, 100) }), { maxLength: 2 }) }),
        groups: fc.tuple(
          ...ids.map((id) =>
            fc.tuple(bounds, decimal(0, 2), decimal(-5, 5)).map(([bound, weight, start]) => ({ id, title: T, weight, start, ...bound })),
          ),
        ),
        coefficients: fc.option(
          fc.array(
            fc
              .tuple(fc.subarray(ids), weights)
              .map(([present, each]) => ({ present, absent: ids.filter((id) => !present.includes(id)).slice(0, 1), weights: each })),
            { minLength: 1, maxLength: 3 },
          ),
          { nil: undefined },
        ),
        exclusions: fc.array(when, { maxLength: 1 }).map((all) => all.map((each, i) => ({ id: `x${i}`, title: T, when: each }))),
        vetoes: fc
          .array(fc.tuple(when, fc.constantFrom('A', 'B', 'C', 'D', 'M'), fc.boolean(), fc.option(decimal(0, 100), { nil: undefined })), {
            maxLength: 6,
          })
          .map((all) =>
            all.map(([each, grade, ceiling, fromScore], i) => ({
              id: `v${i}`,
              title: T,
              when: each,
              ...(grade === 'M' ? { grade, fromScore } : ceiling ? { ceiling: grade } : { grade }),
            })),
          ),
        score: fc.tuple(bounds, fc.integer({ min: 0, max: 4 })).map(([bound, places]) => ({ ...bound, places })),
      })
      .map((rest): ModelContent => ({
        issuedBy: 'demo-drc',
        activation: null,
        completeness: 'complete',
        appliesTo: { kinds: ['enterprise'] },
        ...(JSON.parse(JSON.stringify(rest)) as typeof rest),
        indicators,
        grades: ['A', 'B', 'C', 'D', 'M'].map((id) => ({ id, title: T, ...(id === 'M' ? { apart: true } : {}) })),
        cutoffs: [
          { grade: 'A', from: '60' },
          { grade: 'B', from: '40.5' },
          { grade: 'C', from: '20' },
          { grade: 'D', from: null },
        ],
        examples: [{ title: T, source: '示例', asOf: AS_OF, facts: [], score: null, grade: null }],
      }))
      .map((model) => reachable(fair(model)));
  });

export interface RandomBody {
  attributes: Attributes;
  facts: Fact[];
}

/** Bodies with skewed numbers of records, from a seed: many of them at the edges of windows and months. */
export function randomBodies(seed: number, n: number, items: readonly string[], codes: readonly string[] = CODES): RandomBody[] {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const pick = <V>(of: readonly V[]): V => of[next(of.length)]!;
  const day = (): string => {
    const edge = pick([
      '2026-03-31',
      '2025-03-31',
      '2026-02-28',
      '2025-12-31',
      '2026-01-01',
      '2024-02-29',
      '2025-10-01',
      '2026-03-30',
      '2026-04-02',
    ]);
    if (next(4) === 0) return edge;
    return new Date(Date.UTC(2026, 2, 31 - next(1200))).toISOString().slice(0, 10);
  };
  return Array.from({ length: n }, () => ({
    attributes: {
      kind: 'enterprise',
      state: pick(['active', 'revoked', 'unknown']),
      founded: pick([null, day(), '2015-01-31', '2023-08-29']),
      district: '500101',
      industry: 'E48',
      size: null,
      position: 1,
    },
    facts: Array.from({ length: next(3) === 0 ? next(30) : next(6) }, (_, i): Fact => ({
      recordId: `00000000-0000-4000-8000-0000${(i + 1).toString(16).padStart(8, '0')}`,
      item: pick(items),
      organ: 'demo-amr',
      province: pick([50, 51, 52, null]),
      event: day(),
      until: pick([null, null, day()]),
      nature: pick(['adverse', 'adverse', 'neutral', 'good']),
      severity: pick([null, 'minor', 'general', 'serious']),
      validity: pick(['in_force', 'in_force', 'in_force', 'varied', 'stayed', 'revoked', 'void']),
      ended: pick([null, null, null, 'repaired', 'withdrawn', 'recalled', 'removed']),
      confirmed: next(8) > 0,
      objection: false,
      objectionDue: null,
      shielded: next(9) === 0,
      stopped: next(8) === 0,
      amountFen: pick([0, 1, 99_999, 100_000, 1_000_000, next(1e9), 9_007_199_254_740_000]),
      code: pick([null, ...codes]),
      value: pick([null, ...VALUES]),
    })),
  }));
}

export { AS_OF };
