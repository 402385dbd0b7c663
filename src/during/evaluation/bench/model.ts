import type { ModelContent, ModelIndicator, PolicyDocument } from '../../../kernel/policy/index.ts';

/** The day as of which everything is measured; facts lie in the years before it. */
export const AS_OF = '2026-11-24';
/** The name under which the national comprehensive result is kept. */
export const NATIONAL = '公共信用综合评价';

type Part = Pick<ModelIndicator, 'group' | 'select' | 'window' | 'aggregate' | 'points'>;
type Made = (turn: number) => Part;

const months = (length: number) => ({ unit: 'months' as const, length });
const adverse = ['adverse' as const];
const bands = (...all: [to: string | null, points: string][]): ModelIndicator['points'] => ({
  kind: 'bands',
  bands: all.map(([to, points], k) => ({ from: k === 0 ? null : all[k - 1]![0], to, points })),
});
const linear = (per: string, cap: string) => ({ kind: 'linear' as const, per, cap });

/** Kinds of indicators as the shipped models have them; each further turn looks at other windows and gives fewer points. */
const PARTS: readonly Made[] = [
  (turn) => ({
    group: 'compliance',
    select: { items: ['penalty'], natures: adverse, severities: ['serious'] },
    window: months(36 - turn),
    aggregate: { kind: 'count' },
    points: turn === 0 ? linear('-15', '-45') : linear('-0.5', '-2'),
  }),
  (turn) => ({
    group: 'compliance',
    select: { items: ['penalty'], natures: adverse, severities: ['general', 'unstated'] },
    window: null,
    aggregate: {
      kind: 'decay',
      steps: [
        { untilDays: 180 - turn, factor: '1' },
        { untilDays: 365 - turn, factor: '0.6' },
        { untilDays: 730 - turn, factor: '0.3' },
      ],
    },
    points: turn === 0 ? linear('-6', '-30') : linear('-0.25', '-1'),
  }),
  (turn) => ({
    group: 'merit',
    select: { items: ['honour'], natures: ['good'] },
    window: { unit: 'years', length: 2 + (turn % 5) },
    aggregate: { kind: 'count' },
    points: turn === 0 ? linear('5', '15') : linear('0.1', '0.5'),
  }),
  (turn) => ({
    group: 'facts',
    select: null,
    window: null,
    aggregate: { kind: 'attribute', attribute: 'age-months' },
    points: bands(['12', '-2'], [String(60 + turn), '0'], [null, '1']),
  }),
  () => ({
    group: 'facts',
    select: { items: ['listing'], natures: adverse },
    window: null,
    aggregate: { kind: 'in-force' },
    points: { kind: 'none' },
  }),
  (turn) => ({
    group: 'compliance',
    select: { items: ['penalty'], natures: adverse, severities: ['minor'] },
    window: { unit: 'days', length: 365 - turn },
    aggregate: { kind: 'count' },
    points: bands(['1', '0'], ['3', '-1.5'], [null, '-4']),
  }),
  (turn) => ({
    group: 'compliance',
    select: { items: ['penalty'], natures: adverse },
    window: months(24 + turn),
    aggregate: { kind: 'amount' },
    points: bands(['100000', '0'], ['999999', '-2'], [null, '-5']),
  }),
  (turn) => ({
    group: 'compliance',
    select: { items: ['penalty'], natures: adverse },
    window: months(36 + turn),
    aggregate: { kind: 'worst-severity' },
    points: {
      kind: 'table',
      otherwise: '0',
      table: [
        { value: 'general', points: '-2' },
        { value: 'serious', points: '-5' },
      ],
    },
  }),
  () => ({
    group: 'keeping',
    select: { items: ['abnormal-listing'] },
    window: null,
    aggregate: { kind: 'in-force' },
    points: linear('-10', '-20'),
  }),
  (turn) => ({
    group: 'keeping',
    select: { items: ['inspection'], values: ['fail'] },
    window: months(24 + turn),
    aggregate: { kind: 'ratio', among: { items: ['inspection'] }, minimum: 2 },
    points: bands(['0.1', '2'], ['0.5', '0'], [null, '-6']),
  }),
  (turn) => ({
    group: 'keeping',
    select: { items: ['contract'] },
    window: { unit: 'past-years', length: 1 + (turn % 4) },
    aggregate: { kind: 'count' },
    points: linear('0.5', '3'),
  }),
  () => ({
    group: 'facts',
    select: { items: ['grade'], codes: [NATIONAL] },
    window: null,
    aggregate: { kind: 'grade' },
    points: { kind: 'none' },
  }),
];

const T = { zh: '测量用', en: 'for measurements' };
const group = (id: string, floor: string | null, cap: string | null) => ({
  id,
  title: T,
  weight: '1',
  start: '0',
  floor,
  cap,
});

/** A model of so many indicators, of every kind the peers can say too; for measurements alone. */
export function benchModel(indicators: number): PolicyDocument<ModelContent> {
  const all = Array.from({ length: indicators }, (_, k): ModelIndicator => ({
    id: `i${k}`,
    title: T,
    ...PARTS[k % PARTS.length]!(Math.floor(k / PARTS.length)),
    basis: '测量用',
    verified: 'local-default',
  }));
  const has = (k: number) => k < indicators;
  const content: ModelContent = {
    issuedBy: 'cn-mot',
    activation: null,
    completeness: 'complete',
    appliesTo: { kinds: ['enterprise', 'cooperative'] },
    start: { points: '80', cases: [{ when: [{ indicator: 'i3', below: '12' }], points: '75' }] },
    groups: [group('compliance', '-60', '0'), group('keeping', '-20', '10'), group('merit', '0', '15'), group('facts', null, null)],
    indicators: all,
    exclusions: [],
    vetoes: [
      { id: 'listed', title: T, when: [{ indicator: 'i4', atLeast: '1' }], grade: 'D' },
      ...(has(11) ? [{ id: 'national', title: T, when: [{ indicator: 'i11', in: ['D'] }], ceiling: 'C' }] : []),
    ],
    score: { floor: '0', cap: '100', places: 2 },
    grades: ['A', 'B', 'C', 'D'].map((id) => ({ id, title: T })),
    cutoffs: [
      { grade: 'A', from: '85' },
      { grade: 'B', from: '70' },
      { grade: 'C', from: '50' },
      { grade: 'D', from: null },
    ],
    examples: [{ title: T, source: '测量用', asOf: AS_OF, facts: [], score: '80', grade: 'B' }],
  };
  return {
    kind: 'model',
    id: `bench-${indicators}`,
    edition: '1',
    title: T,
    inForceFrom: '2026-01-01',
    inForceTo: null,
    verified: 'local-default',
    sources: [{ title: '测量用' }],
    content,
    hash: `bench-${indicators}`,
  };
}
