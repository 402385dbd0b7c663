import { expect, test } from 'vitest';
import { checkPolicy } from '../check.ts';
import { filesWith, document, VOCABULARY, withPolicy, type Json } from '../testing/planted.ts';

const T = { zh: '示例', en: 'example' };
const basis = { basis: '示例', verified: 'local-default' };
const indicator = (id: string, over: Json = {}): Json => ({
  id,
  title: T,
  group: 'g',
  select: { items: ['permit'] },
  window: { unit: 'days', length: 30 },
  aggregate: { kind: 'count' },
  points: { kind: 'linear', per: '-10', cap: '-60' },
  ...basis,
  ...over,
});
const group = (id: string, over: Json = {}): Json => ({
  id,
  title: T,
  weight: '1',
  start: '0',
  floor: null,
  cap: null,
  ...over,
});
const content = (): Json => ({
  issuedBy: 'a',
  activation: null,
  completeness: 'complete',
  appliesTo: { kinds: ['enterprise'] },
  start: { points: '100', cases: [] },
  groups: [group('g')],
  indicators: [indicator('i')],
  exclusions: [],
  vetoes: [],
  score: { floor: '0', cap: '100', places: 0 },
  grades: ['A', 'B'].map((id) => ({ id, title: T })),
  cutoffs: [
    { grade: 'A', from: '60' },
    { grade: 'B', from: null },
  ],
  examples: [{ title: T, source: '示例', asOf: '2026-01-01', facts: [], score: '100', grade: 'A' }],
}); // prettier-ignore

async function faultsOf(change: (content: Json) => void): Promise<string[]> {
  const model = content();
  change(model);
  const files = { ...filesWith('organs', ORGANS), 'national/model.json': document('model', 'm', model) };
  const { errors } = await withPolicy(files, (directory) => checkPolicy(directory, VOCABULARY, 'en'));
  for (const each of errors) expect(each.message).not.toBe('');
  return errors.filter((each) => each.file.includes('model')).map((each) => `${each.path.replace('/content/', '')} ${each.code}`);
} // prettier-ignore

const ORGANS = document('organs', 'organs', {
  demo: true,
  organs: [
    {
      code: 'a',
      name: T,
      shortName: '示例',
      line: 'ndrc',
      lineParent: null,
      districtParent: null,
      district: null,
      aliases: [],
      validFrom: '2018-01-01',
      validTo: null,
      successor: null,
      verified: 'local-default',
    },
  ],
});
const first = (model: Json): Json => (model.indicators as Json[])[0]!;
const bands = (...list: [string | null, string | null][]) => ({
  kind: 'bands',
  bands: list.map(([from, to]) => ({ from, to, points: '-50' })),
});

test('a sound model passes', async () => {
  expect(await faultsOf(() => undefined)).toEqual([]);
});

test.each<[string, (model: Json) => void]>([
  ['appliesTo/kinds/0 VALUE_NOT_LISTED', (model) => (model.appliesTo = { kinds: ['person'] })],
  ['appliesTo/kinds INDIVIDUAL_UNNAMED', (model) => (model.appliesTo = { kinds: ['individual_business'] })],
  ['start/points VALUE_WRONG', (model) => ((model.start as Json).points = 100)],
  ['issuedBy DANGLING', (model) => (model.issuedBy = 'nobody')],
  ['activation ACTIVATION_SHIPPED', (model) => (model.activation = { basis: '示例', document: '示〔2026〕1号', on: '2026-01-01' })],
  ['missing PARTIAL_UNSAID', (model) => (model.completeness = 'partial')],
  ['missing COMPLETE_WITH_GAPS', (model) => (model.missing = T)],
  ['indicators/0/select/items/0 DANGLING', (model) => (first(model).select = { items: ['nothing'] })],
  ['indicators/0/select/items/0 WORK_LOG_SELECTED', (model) => (first(model).select = { items: ['complaint'] })],
  ['indicators/0/group DANGLING', (model) => (first(model).group = 'h')],
  ['indicators/1/id CODE_TWICE', (model) => (model.indicators = [indicator('i'), indicator('i')])],
  ['indicators/0/aggregate AGGREGATE_NEEDS', (model) => (first(model).aggregate = { kind: 'decay' })],
  ['indicators/0/aggregate AGGREGATE_HAS', (model) => (first(model).aggregate = { kind: 'count', minimum: 3 })],
  ['indicators/0/select AGGREGATE_NEEDS', (model) => (first(model).select = null)],
  ['indicators/0/window AGGREGATE_HAS', (model) => (first(model).aggregate = { kind: 'in-force' })],
  ['indicators/0/points POINTS_UNFIT', (model) => (first(model).aggregate = { kind: 'worst-severity' })],
  ['indicators/0/points POINTS_NEED', (model) => (first(model).points = { kind: 'linear' })],
  ['indicators/0/points POINTS_HAVE', (model) => (first(model).points = { ...bands([null, null]), per: '1' })],
  ['indicators/0/points/cap CAP_AGAINST', (model) => (first(model).points = { kind: 'linear', per: '-10', cap: '60' })],
  ['indicators/0/points/bands/1/from BANDS_GAP', (model) => (first(model).points = bands([null, '1'], ['2', null]))],
  ['indicators/0/points/bands/0/from BANDS_GAP', (model) => (first(model).points = bands(['0', null]))],
  ['indicators/0/points/bands/0/to BANDS_GAP', (model) => (first(model).points = bands([null, '3']))],
  ['indicators/0/points/bands/1/points NUMBER_FORM', (model) => (first(model).points = { ...bands([null, '1']), bands: [{ from: null, to: '1', points: '0' }, { from: '1', to: null, points: '1,5' }] })],
  ['indicators/0/points/bands/0/to NUMBER_FORM', (model) => (first(model).points = bands([null, '1000000'], ['1000000', null]))],
  ['indicators/0/points MISSING_UNBOUNDED', (model) => Object.assign(first(model), { aggregate: { kind: 'mean' }, points: { kind: 'linear', per: '1' } })],
  ['indicators/0/aggregate/steps STEPS_ORDER', (model) => (first(model).aggregate = { kind: 'decay', steps: [{ untilDays: 9, factor: '1' }, { untilDays: 3, factor: '0' }] })],
  ['indicators/0/aggregate/steps SHARE_WRONG', (model) => (first(model).aggregate = { kind: 'decay', steps: [{ untilDays: 9, factor: '1.5' }] })],
  ['groups/0/floor FLOOR_ABOVE_CAP', (model) => (model.groups = [group('g', { floor: '-60', cap: '-70' })])],
  ['vetoes/0/when/0/indicator DANGLING', (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'x', atLeast: '1' }], grade: 'B' }])],
  ['vetoes/0/when/0 CONDITION_UNFIT', (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'i', in: ['A'] }], grade: 'B' }])],
  ['vetoes/0 VETO_EFFECT', (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'i', atLeast: '1' }] }])],
  ['vetoes/0/grade DANGLING', (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'i', atLeast: '1' }], grade: 'Z' }])],
  ['cutoffs/1 CUTOFFS_ORDER', (model) => (model.cutoffs = [{ grade: 'B', from: '60' }, { grade: 'A', from: null }])],
  ['cutoffs/0 CUTOFFS_ORDER', (model) => (model.cutoffs = [{ grade: 'A', from: null }, { grade: 'B', from: null }])],
  ['grades/0 GRADE_UNREACHABLE', (model) => (model.cutoffs = [{ grade: 'A', from: '101' }, { grade: 'B', from: null }])],
  ['grades/1 GRADE_UNREACHABLE', (model) => (model.cutoffs = [{ grade: 'A', from: '40' }, { grade: 'B', from: null }])],
  ['grades/2 GRADE_UNREACHABLE', (model) => (model.grades = ['A', 'B', 'C'].map((id) => ({ id, title: T })))],
  ['coefficients/0/weights WEIGHT_MISSING', (model) => Object.assign(model, { groups: [group('g'), group('h')], coefficients: [{ present: ['g'], absent: [], weights: [{ group: 'g', weight: '1' }] }] })],
  ['coefficients/0/absent GROUP_BOTH_WAYS', (model) => (model.coefficients = [{ present: ['g'], absent: ['g'], weights: [{ group: 'g', weight: '1' }] }])],
])('planted: %s', async (expected, plant) => {
  expect(await faultsOf(plant)).toContain(expected);
}); // prettier-ignore
