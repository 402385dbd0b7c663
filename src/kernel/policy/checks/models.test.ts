import { expect, test } from 'vitest';
import { checkPolicy } from '../check.ts';
import { document, filesWith, item, organ, SOUND, VOCABULARY, withPolicy, type Json } from '../testing/planted.ts';

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
});

async function faultsOf(change: (content: Json) => void, more: Record<string, Json> = {}): Promise<string[]> {
  const model = content();
  change(model);
  const files = {
    ...filesWith('organs', ORGANS),
    'national/scale.json': SCALE,
    'national/grades.json': GRADES,
    'national/model.json': document('model', 'm', model),
    ...more,
  };
  const { errors } = await withPolicy(files, (directory) => checkPolicy(directory, VOCABULARY, 'en'));
  for (const each of errors) expect(each.message).not.toBe('');
  return errors.filter((each) => each.file.includes('/model.json')).map((each) => `${each.path.replace('/content/', '')} ${each.code}`);
}

const ORGANS = document('organs', 'organs', {
  demo: true,
  organs: [organ('a'), organ('b'), organ('local', { district: '509901' })],
});
const SCALE = document('grade-scale', 's', {
  kind: 'trade',
  names: ['示例评价', '示例评价结果'],
  issuers: null,
  values: ['A', 'B'].map((value) => ({ value, title: T, words: [] })),
  published: null,
  validMonths: null,
});
const permits = SOUND.mapping!();
const GRADES: Json = {
  ...permits,
  id: 'grades',
  content: { ...(permits.content as Json), act: 'grade', item: 'grade' },
};
const first = (model: Json): Json => (model.indicators as Json[])[0]!;
const bands = (...list: [string | null, string | null][]) => ({
  kind: 'bands',
  bands: list.map(([from, to]) => ({ from, to, points: '-50' })),
});

const words = (rows: Record<string, string>, otherwise: string): Json => ({
  kind: 'table',
  table: Object.entries(rows).map(([value, points]) => ({ value, points })),
  otherwise,
});
const age = (points: Json): Json => ({
  select: null,
  window: null,
  aggregate: { kind: 'attribute', attribute: 'age-months' },
  points,
});
const state = (points: Json): Json => ({
  select: null,
  window: null,
  aggregate: { kind: 'attribute', attribute: 'state' },
  points,
});
const none = { kind: 'none' };
const rising = { kind: 'linear', per: '1', cap: '10' };
const missing = (points: string, source: string): Json => ({ ...rising, missing: { points, source } });
/** A veto that asks one thing of the first indicator. */
const veto = (when: Json, effect: Json): Json[] => [{ id: 'v', title: T, when: [{ indicator: 'i', ...when }], ...effect }];
const start = (points: string, ...cases: [string, Json][]): Json => ({
  points,
  cases: cases.map(([given, when]) => ({ when: [{ indicator: 'i', ...when }], points: given })),
});
const three = (model: Json): Json =>
  Object.assign(model, {
    grades: ['A', 'B', 'C'].map((id) => ({ id, title: T })),
    cutoffs: [
      { grade: 'A', from: '60' },
      { grade: 'B', from: '50' },
      { grade: 'C', from: null },
    ],
  });
const beside = (model: Json): Json =>
  Object.assign(model, { grades: [...['A', 'B'].map((id) => ({ id, title: T })), { id: 'M', title: T, apart: true }] });

test.each<[string, (model: Json) => void]>([
  ['as it is', () => undefined],
  ['a range that nothing is not in', (model) => (model.vetoes = veto({ atLeast: '1', below: '2' }, { grade: 'B' }))],
  ['the best for who has none', (model) => (model.vetoes = veto({ below: '1' }, { grade: 'A' }))],
  [
    'a ceiling for what is received',
    (model) => Object.assign(model, { indicators: [indicator('i', age(none))], vetoes: veto({ below: '36' }, { ceiling: 'B' }) }),
  ],
  ['a start from nothing that is no lower', (model) => (model.start = start('70', ['100', { below: '1' }]))],
  [
    'one of two starts for what is received, each no higher than the usual one',
    (model) =>
      Object.assign(model, {
        indicators: [indicator('i', age(none))],
        start: start('100', ['93', { below: '36' }], ['90', { atLeast: '36' }]),
      }),
  ],
  [
    'fewer points for nothing than for much, not below 0',
    (model) =>
      (first(model).points = {
        kind: 'bands',
        bands: [
          { from: null, to: '1', points: '0' },
          { from: '1', to: null, points: '-50' },
        ],
      }),
  ],
  ['less where it is missing, by a source', (model) => Object.assign(first(model), age(missing('-50', '示例规定（2020-01-01文本）')))],
  ['likewise by its article', (model) => Object.assign(first(model), age(missing('-50', '示例规定（2020-01-01文本）第十二条第二款')))],
  ['the best where it is missing, whatever is said of it', (model) => Object.assign(first(model), age(missing('10', '不少给分')))],
  [
    'a grade beside the order from a score on',
    (model) => Object.assign(beside(model), { vetoes: veto({ atLeast: '1' }, { grade: 'M', fromScore: '70' }) }),
  ],
  [
    'a grade of a scale, by the name that is kept',
    (model) => Object.assign(first(model), { select: { items: ['grade'], codes: ['示例评价'] } }),
  ],
])('a sound model passes: %s', async (_, change) => {
  const catalogue = document('catalogue', 'public-credit', {
    categories: [{ no: 1, id: 'administration', title: T, verified: 'secondary' }],
    items: [item('permit'), item('grade')],
  });
  expect((await faultsOf(change, { 'national/catalogue.json': catalogue })).filter((each) => !each.includes('GRADE_UNREACHABLE'))).toEqual(
    [],
  );
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
  [
    'indicators/0/points/bands/1/points NUMBER_FORM',
    (model) =>
      (first(model).points = {
        ...bands([null, '1']),
        bands: [
          { from: null, to: '1', points: '0' },
          { from: '1', to: null, points: '1,5' },
        ],
      }),
  ],
  ['indicators/0/points/bands/0/to NUMBER_FORM', (model) => (first(model).points = bands([null, '1000000'], ['1000000', null]))],
  [
    'indicators/0/points MISSING_UNBOUNDED',
    (model) => Object.assign(first(model), { aggregate: { kind: 'mean' }, points: { kind: 'linear', per: '1' } }),
  ],
  [
    'indicators/0/aggregate/steps STEPS_ORDER',
    (model) =>
      (first(model).aggregate = {
        kind: 'decay',
        steps: [
          { untilDays: 9, factor: '1' },
          { untilDays: 3, factor: '0' },
        ],
      }),
  ],
  [
    'indicators/0/aggregate/steps SHARE_WRONG',
    (model) => (first(model).aggregate = { kind: 'decay', steps: [{ untilDays: 9, factor: '1.5' }] }),
  ],
  ['groups/0/floor FLOOR_ABOVE_CAP', (model) => (model.groups = [group('g', { floor: '-60', cap: '-70' })])],
  [
    'vetoes/0/when/0/indicator DANGLING',
    (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'x', atLeast: '1' }], grade: 'B' }]),
  ],
  [
    'vetoes/0/when/0 CONDITION_UNFIT',
    (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'i', in: ['A'] }], grade: 'B' }]),
  ],
  ['vetoes/0 VETO_EFFECT', (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'i', atLeast: '1' }] }])],
  ['vetoes/0/grade DANGLING', (model) => (model.vetoes = [{ id: 'v', title: T, when: [{ indicator: 'i', atLeast: '1' }], grade: 'Z' }])],
  [
    'cutoffs/1 CUTOFFS_ORDER',
    (model) =>
      (model.cutoffs = [
        { grade: 'B', from: '60' },
        { grade: 'A', from: null },
      ]),
  ],
  [
    'cutoffs/0 CUTOFFS_ORDER',
    (model) =>
      (model.cutoffs = [
        { grade: 'A', from: null },
        { grade: 'B', from: null },
      ]),
  ],
  [
    'grades/0 GRADE_UNREACHABLE',
    (model) =>
      (model.cutoffs = [
        { grade: 'A', from: '101' },
        { grade: 'B', from: null },
      ]),
  ],
  [
    'grades/1 GRADE_UNREACHABLE',
    (model) =>
      (model.cutoffs = [
        { grade: 'A', from: '40' },
        { grade: 'B', from: null },
      ]),
  ],
  ['grades/2 GRADE_UNREACHABLE', (model) => (model.grades = ['A', 'B', 'C'].map((id) => ({ id, title: T })))],
  [
    'coefficients/0/weights WEIGHT_MISSING',
    (model) =>
      Object.assign(model, {
        groups: [group('g'), group('h')],
        coefficients: [{ present: ['g'], absent: [], weights: [{ group: 'g', weight: '1' }] }],
      }),
  ],
  ['vetoes/0/when/0 ABSENCE_LOWERS', (model) => (model.vetoes = veto({ below: '1' }, { grade: 'B' }))],
  ['vetoes/0/when/0 ABSENCE_LOWERS', (model) => (model.vetoes = veto({ atLeast: '0' }, { ceiling: 'B' }))],
  ['vetoes/0/when/0 ABSENCE_LOWERS', (model) => Object.assign(beside(model), { vetoes: veto({ below: '1' }, { grade: 'M' }) })],
  [
    'vetoes/0/when/0 ABSENCE_LOWERS',
    (model) =>
      Object.assign(model, {
        indicators: [indicator('i', { aggregate: { kind: 'worst-severity' }, points: none })],
        vetoes: veto({ in: ['none', 'minor'] }, { ceiling: 'B' }),
      }),
  ],
  [
    'vetoes/0/when/0 ABSENCE_LOWERS',
    (model) => Object.assign(model, { indicators: [indicator('i', state(none))], vetoes: veto({ in: ['unknown'] }, { ceiling: 'B' }) }),
  ],
  ['start/cases/0/when/0 ABSENCE_LOWERS', (model) => (model.start = start('100', ['60', { below: '1' }]))],
  [
    'start/cases/0/when/0 MISSING_LOWERS',
    (model) => Object.assign(model, { indicators: [indicator('i', age(none))], start: start('60', ['100', { atLeast: '36' }]) }),
  ],
  [
    'vetoes/0/when/0 MISSING_LOWERS',
    (model) => Object.assign(three(model), { indicators: [indicator('i', age(none))], vetoes: veto({ atLeast: '36' }, { grade: 'B' }) }),
  ],
  [
    'vetoes/0/when/0 MISSING_LOWERS',
    (model) => Object.assign(model, { indicators: [indicator('i', age(none))], vetoes: veto({ atLeast: '36' }, { grade: 'A' }) }),
  ],
  [
    'indicators/0/points/bands/0/points ABSENCE_COSTS',
    (model) =>
      (first(model).points = {
        kind: 'bands',
        bands: [
          { from: null, to: '1', points: '-5' },
          { from: '1', to: null, points: '0' },
        ],
      }),
  ],
  [
    'indicators/0/points/otherwise ABSENCE_COSTS',
    (model) => Object.assign(first(model), { aggregate: { kind: 'worst-severity' }, points: words({ minor: '0' }, '-5') }),
  ],
  [
    'indicators/0/points/table/1/points UNKNOWN_COSTS',
    (model) => Object.assign(first(model), state(words({ active: '5', unknown: '0' }, '0'))),
  ],
  ['indicators/0/points/missing/source MISSING_UNSOURCED', (model) => Object.assign(first(model), age(missing('-50', 'x')))],
  [
    'indicators/0/points/missing/source MISSING_UNSOURCED',
    (model) => Object.assign(first(model), age(missing('9', '示例规定（2020-01-01文本）也许'))),
  ],
  [
    'indicators/0/points MISSING_UNBOUNDED',
    (model) =>
      Object.assign(model, {
        groups: [group('g'), group('h')],
        indicators: [indicator('i', { aggregate: { kind: 'mean' }, points: { kind: 'linear', per: '1' } }), indicator('j')],
        coefficients: [{ present: ['g'], absent: [], weights: ['g', 'h'].map((id) => ({ group: id, weight: '1' })) }],
      }),
  ],
  ['groups/0/weight WEIGHT_NEGATIVE', (model) => (model.groups = [group('g', { weight: '-1' })])],
  [
    'coefficients/0/weights/0/weight WEIGHT_NEGATIVE',
    (model) => (model.coefficients = [{ present: ['g'], absent: [], weights: [{ group: 'g', weight: '-1' }] }]),
  ],
  ['vetoes/0/fromScore FROM_SCORE_ORDERED', (model) => (model.vetoes = veto({ atLeast: '1' }, { grade: 'B', fromScore: '70' }))],
  ['vetoes/0/fromScore FROM_SCORE_ORDERED', (model) => (model.vetoes = veto({ atLeast: '1' }, { ceiling: 'B', fromScore: '70' }))],
  [
    'indicators/0/select/codes/1 SCALE_UNKNOWN',
    (model) => (first(model).select = { items: ['grade'], codes: ['示例评价', '示例评价结果'] }),
  ],
  [
    'indicators/0/aggregate/among/codes/0 SCALE_UNKNOWN',
    (model) => (first(model).aggregate = { kind: 'ratio', minimum: 1, among: { items: ['grade'], codes: ['无'] } }),
  ],
  [
    'coefficients/0/absent GROUP_BOTH_WAYS',
    (model) => (model.coefficients = [{ present: ['g'], absent: ['g'], weights: [{ group: 'g', weight: '1' }] }]),
  ],
])('planted: %s', async (expected, plant) => {
  expect(await faultsOf(plant)).toContain(expected);
});

const individual = (individualBusiness: string, over: Json = {}): Json => ({
  appliesTo: { kinds: ['enterprise', 'individual_business'], individualBusiness },
  ...over,
});
const NAMES_THEM = '示例办法第三条：个体工商户参照执行';
const national = (over: Json = {}): Json =>
  document('model', 'national', { ...content(), ...individual(NAMES_THEM), ...over }, { sources: [{ title: NAMES_THEM }] });

test('individual businesses where a national model names them, by its id, or by its own source', async () => {
  const local = (cited: string) => (model: Json) => Object.assign(model, individual(cited, { issuedBy: 'local' }));
  const fault = ['appliesTo/individualBusiness INDIVIDUAL_UNFOUNDED'];
  const other = { 'national/other.json': national() };
  expect(await faultsOf(local('national'), other)).toEqual([]);
  // Any text will not do, nor one of which there is no such model, nor a local one's own source.
  for (const cited of ['x', 'm', NAMES_THEM, '示例规定（2020-01-01文本）'])
    expect(await faultsOf(local(cited), other), cited).toEqual(fault);
  expect(await faultsOf(local('national'))).toEqual(fault);
  // The model that is cited speaks of them, is a national organ's, stands by a source that names them, and holds while it does.
  for (const wrong of [{ appliesTo: { kinds: ['enterprise'] } }, { issuedBy: 'local' }, individual('示例规定（2020-01-01文本）')])
    expect(await faultsOf(local('national'), { 'national/other.json': national(wrong) })).toEqual(fault);
  expect(
    await faultsOf(local('national'), { 'national/other.json': { ...national(), inForceFrom: '2018-01-01', inForceTo: '2019-12-31' } }),
  ).toEqual(fault);
});

test('no edition of an id names another competent organ', async () => {
  const next = (issuedBy: string) => document('model', 'm', { ...content(), issuedBy }, { edition: '2', inForceFrom: '2030-01-01' });
  const ended = (value: Json): Json => ({ ...value, inForceTo: '2029-12-31' });
  const files = (issuedBy: string) => ({
    'national/model.json': ended(document('model', 'm', content())),
    'national/next/model.json': next(issuedBy),
  });
  expect(await faultsOf(() => undefined, files('a'))).toEqual([]);
  expect(await faultsOf(() => undefined, files('b'))).toEqual(['issuedBy ISSUER_CHANGED', 'issuedBy ISSUER_CHANGED']);
});
