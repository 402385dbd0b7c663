import { expect, test } from 'vitest';
import { checkPolicy } from '../check.ts';
import { document, filesWith, organ, VOCABULARY, withPolicy, type Json } from '../testing/planted.ts';

const T = { zh: '示例', en: 'example' };
const basis = { basis: '示例', verified: 'local-default' };
const step = (id: string, over: Json = {}): Json => ({ id, title: T, ...basis, ...over });
const line = (grade: string | null, from: string, over: Json = {}): Json => ({
  grade,
  title: T,
  inspection: { ratio: { from, ...basis }, visitsAtMost: 2, forms: ['on-site'], ...basis },
  reminders: [step('r')],
  facilitation: [step('f')],
  stricter: [],
  ...over,
});
const law = { instrument: '示例法（2020-01-01）', article: '第一条', level: 'law', verified: 'official' };
const strict = (...levels: string[]): Json => ({
  stricter: [{ id: 's', title: T, basis: levels.map((level) => ({ ...law, level })) }],
});
const content = (over: Json = {}): Json => ({
  issuedBy: 'a',
  activation: null,
  completeness: 'complete',
  appliesTo: { kinds: ['enterprise'] },
  scale: { kind: 'received', received: 'risk' },
  ordinary: 'B',
  lines: [line('A', '1'), line('B', '3'), line('C', '10.5', strict('law')), line(null, '3')],
  ...over,
});

const SCALE = document('grade-scale', 'risk', {
  kind: 'risk-class',
  names: ['示例分类'],
  issuers: null,
  values: ['A', 'B', 'C'].map((value) => ({ value, title: T, words: [] })),
  published: null,
  validMonths: null,
});
const ORGANS = document('organs', 'organs', { demo: true, organs: [organ('a'), organ('b')] });

async function faultsOf(plan: Json, more: Record<string, Json> = {}): Promise<string[]> {
  const files = {
    ...filesWith('organs', ORGANS),
    'national/scale.json': SCALE,
    'national/plan.json': document('supervision-plan', 'p', plan),
    ...more,
  };
  const { errors } = await withPolicy(files, (directory) => checkPolicy(directory, VOCABULARY, 'en'));
  for (const each of errors) expect(each.message).not.toBe('');
  return errors.filter((each) => each.file.includes('plan')).map((each) => `${each.path.replace('/content/', '')} ${each.code}`);
}

test('a sound plan passes, whatever its ratios say in the order of its scale', async () => {
  expect(await faultsOf(content())).toEqual([]);
});

const lines = (plan: Json): Json[] => plan.lines as Json[];
const inspection = (plan: Json, at: number): Json => lines(plan)[at]!.inspection as Json;
const ratio = (plan: Json, at: number): Json => inspection(plan, at).ratio as Json;

test.each<[string, (plan: Json) => void]>([
  ['issuedBy DANGLING', (plan) => (plan.issuedBy = 'nobody')],
  ['activation ACTIVATION_SHIPPED', (plan) => (plan.activation = { basis: '示例', document: '示〔2026〕1号', on: '2026-01-01' })],
  ['missing PARTIAL_UNSAID', (plan) => (plan.completeness = 'partial')],
  ['missing COMPLETE_WITH_GAPS', (plan) => (plan.missing = T)],
  ['appliesTo/kinds/0 VALUE_NOT_LISTED', (plan) => (plan.appliesTo = { kinds: ['person'] })],
  ['appliesTo/kinds/0 VALUE_NOT_LISTED', (plan) => (plan.appliesTo = { kinds: ['individual_business'] })],
  ['scale PLAN_SCALE_NEEDS', (plan) => (plan.scale = { kind: 'model' })],
  ['scale/received PLAN_SCALE_HAS', (plan) => (plan.scale = { kind: 'model', model: 'm', received: 'risk' })],
  ['scale/model DANGLING', (plan) => (plan.scale = { kind: 'model', model: 'm' })],
  ['scale/received DANGLING', (plan) => (plan.scale = { kind: 'received', received: 'other' })],
  // There is no word for turning one scale into another, nor for a measure.
  ['scale FIELD_UNKNOWN', (plan) => (plan.scale = { kind: 'received', received: 'risk', convert: { A: 'AA' } })],
  ['lines/0 FIELD_UNKNOWN', (plan) => (lines(plan)[0]!.measure = 'refuse')],
  ['lines GRADE_WITHOUT_LINE', (plan) => (plan.lines = lines(plan).filter(({ grade }) => grade !== 'C'))],
  ['lines NO_GRADE_WITHOUT_LINE', (plan) => (plan.lines = lines(plan).filter(({ grade }) => grade !== null))],
  ['lines/4/grade DANGLING', (plan) => lines(plan).push(line('D', '30'))],
  ['lines/4/grade CODE_TWICE', (plan) => lines(plan).push(line('A', '1'))],
  ['lines/0/inspection/basis LINE_WITHOUT_BASIS', (plan) => (inspection(plan, 0).basis = ' ')],
  ['lines/1/inspection/ratio/basis LINE_WITHOUT_BASIS', (plan) => (ratio(plan, 1).basis = '')],
  ['lines/0/reminders/0/basis LINE_WITHOUT_BASIS', (plan) => (lines(plan)[0]!.reminders = [step('r', { basis: '' })])],
  ['lines/0/facilitation/0/basis LINE_WITHOUT_BASIS', (plan) => (lines(plan)[0]!.facilitation = [step('f', { basis: '' })])],
  ['lines/0/inspection/ratio FIELD_MISSING', (plan) => delete ratio(plan, 0).basis],
  ['lines/2/stricter/0/basis STRICTER_WITHOUT_BASIS', (plan) => Object.assign(lines(plan)[2]!, strict())],
  ['lines/2/stricter/0/basis STRICTER_WITHOUT_BASIS', (plan) => Object.assign(lines(plan)[2]!, strict('normative', 'local-default'))],
  ['lines/0/inspection/ratio/from VALUE_WRONG', (plan) => (ratio(plan, 0).from = '101')],
  ['lines/0/inspection/ratio/from VALUE_WRONG', (plan) => (ratio(plan, 0).from = 1)],
  ['lines/2/inspection/ratio/to RATIO_REVERSED', (plan) => (ratio(plan, 2).to = '9.5')],
  ['lines/2/inspection/ratio RATIO_ORDER', (plan) => (ratio(plan, 2).from = '2.99')],
  ['lines/0/inspection/ratio OFFICIAL_WITHOUT_DATE', (plan) => (ratio(plan, 0).verified = 'official')],
  ['ordinary DANGLING', (plan) => (plan.ordinary = 'X')],
  ['ordinary ORDINARY_WORST', (plan) => (plan.ordinary = 'C')],
  ['lines/3 NO_GRADE_HARSHER', (plan) => (ratio(plan, 3).from = '3.01')],
  ['lines/3 NO_GRADE_HARSHER', (plan) => (ratio(plan, 3).to = '4')],
  ['lines/3 NO_GRADE_HARSHER', (plan) => (inspection(plan, 3).visitsAtMost = 3)],
  ['lines/3 NO_GRADE_HARSHER', (plan) => (inspection(plan, 3).visitsAtMost = null)],
  ['lines/3 NO_GRADE_HARSHER', (plan) => Object.assign(lines(plan)[3]!, strict('law'))],
])('planted: %s', async (expected, plant) => {
  const plan = structuredClone(content());
  plant(plan);
  expect(await faultsOf(plan)).toContain(expected);
});

test('one organ has one plan for one trade at a time; a narrower trade, another organ or another time may have its own', async () => {
  const other = (over: Json, head: Json = {}) => ({
    'national/a-plan.json': document('supervision-plan', 'o', content(over), head),
  });
  const both = { 'national/plan.json': document('supervision-plan', 'p', content()) };
  expect(await faultsOf(content(), other({}))).toEqual(['appliesTo PLANS_OVERLAP']);
  expect(await faultsOf(content(), other({ appliesTo: { kinds: ['enterprise'], districts: ['5099'] } }))).toEqual([
    'appliesTo PLANS_OVERLAP',
  ]);
  expect(await faultsOf(content(), other({ appliesTo: { kinds: ['enterprise'], industries: ['C'] } }))).toEqual([]);
  expect(await faultsOf(content(), other({ appliesTo: { kinds: ['cooperative'] } }))).toEqual([]);
  expect(await faultsOf(content(), other({ issuedBy: 'b' }))).toEqual([]);
  expect(await faultsOf(content(), { ...both, ...other({}, { inForceTo: '2019-12-31', inForceFrom: '2019-01-01' }) })).toContain(
    'scale/received DANGLING',
  );
});

test('every edition of the scale that holds meanwhile must be covered', async () => {
  const wider = structuredClone(SCALE) as Json & { content: { values: Json[] } };
  wider.content.values.push({ value: 'D', title: T, words: [] });
  const later = { ...wider, edition: '2', inForceFrom: '2021-01-01' };
  const files = { 'national/scale.json': { ...SCALE, inForceTo: '2020-12-31' }, 'national/scale-2.json': later };
  expect(await faultsOf(content(), files)).toEqual(['lines GRADE_WITHOUT_LINE']);
});
