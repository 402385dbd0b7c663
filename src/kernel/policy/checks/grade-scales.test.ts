import { expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { checkPolicy } from '../check.ts';
import { document, filesWith, organ, VOCABULARY, withPolicy, type Json } from '../testing/planted.ts';

const T = { zh: '示例', en: 'example' };
const value = (name: string, ...words: string[]): Json => ({ value: name, title: T, words });
const content = (): Json => ({
  kind: 'trade',
  names: ['示例评价'],
  issuers: { organs: ['a'] },
  values: [value('A', 'A级'), value('B')],
  published: null,
  validMonths: null,
});
const ORGANS = document('organs', 'organs', { demo: true, organs: [organ('a')] });

async function faultsOf(change: (content: Json) => void, more: Record<string, Json> = {}): Promise<string[]> {
  const scale = content();
  change(scale);
  const files = { ...filesWith('organs', ORGANS), 'national/scale.json': document('grade-scale', 's', scale), ...more };
  const { errors } = await withPolicy(files, (directory) => checkPolicy(directory, VOCABULARY, 'en'));
  for (const each of errors) expect(each.message).not.toBe('');
  return errors.filter((each) => each.file.includes('scale')).map((each) => `${each.path.replace('/content/', '')} ${each.code}`);
}

const PUBLIC = { values: ['A'], basis: '示例', verified: 'local-default' };

test(item(12, 'a sound scale passes; of it only values that it has are public'), async () => {
  expect(await faultsOf(() => undefined)).toEqual([]);
  expect(await faultsOf((scale) => (scale.published = PUBLIC))).toEqual([]);
  expect(await faultsOf((scale) => (scale.published = { ...PUBLIC, values: ['C'] }))).toEqual(['published/values/0 DANGLING']);
});

test.each<[string, (scale: Json) => void, string[]]>([
  [
    'a risk class that is public',
    (scale) => Object.assign(scale, { kind: 'risk-class', published: PUBLIC }),
    ['published RISK_CLASS_PUBLIC'],
  ],
  [
    'a risk class that calls itself a trade grade',
    (scale) => Object.assign(scale, { names: ['企业信用风险分类结果'], published: PUBLIC }),
    ['kind RISK_CLASS_UNSAID'],
  ],
  ['likewise in English', (scale) => Object.assign(scale, { names: ['Risk class'] }), ['kind RISK_CLASS_UNSAID']],
  ['an issuer that nobody knows', (scale) => (scale.issuers = { organs: ['nobody'] }), ['issuers/organs/0 DANGLING']],
  ['a word that means two values', (scale) => (scale.values = [value('A', '好'), value('B', '好')]), ['values/1 CODE_TWICE']],
  ['a value that differs by its spelling alone', (scale) => (scale.values = [value('A'), value('ａ')]), ['values/1 CODE_TWICE']],
])(item(12, 'the checker names %s'), async (_, change, faults) => {
  expect(await faultsOf(change)).toEqual(faults);
});

test(item(12, 'two scales can not share a name'), async () => {
  const other = { 'national/scale-b.json': document('grade-scale', 't', content()) };
  expect(await faultsOf(() => undefined, other)).toEqual(['names/0 CODE_TWICE']);
});
