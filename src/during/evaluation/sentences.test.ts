import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ModelContent } from '../../kernel/policy/index.ts';
import { sentenceMessages } from './sentence-messages.ts';
import * as sentences from './sentences.ts';

const policy = join(import.meta.dirname, '../../../policy');
const read = (file: string) => JSON.parse(readFileSync(join(policy, file), 'utf8')) as { content: ModelContent };
const demo = read('demo/model/example-supervision-1.json');
const same = (id: string) => id;
const names: sentences.Names = {
  item: same,
  nature: same,
  severity: same,
  value: (code, { items, part }) => (items.length === 0 ? code : `${items.join('+')}'s ${part} ${code}`),
  indicator: same,
  itemsOf: (id) => demo.content.indicators.find((each) => each.id === id)?.select?.items ?? [],
  isAmount: (id) => id === 'fines',
  group: same,
  grade: same,
};
const { zh, en } = sentenceMessages;

const indicator = (id: string) => demo.content.indicators.find((each) => each.id === id)!;

test('an indicator is said in clauses, in both languages', () => {
  const serious = indicator('penalties-serious');
  expect(sentences.selectionText(zh, names, serious.select)).toBe('penalty；性质：adverse；程度：serious');
  expect(sentences.windowText(zh, serious.window)).toBe('最近36个月');
  expect(sentences.rawText(en, names, serious)).toBe('how many');
  expect(sentences.pointsLines(zh, names, serious)).toEqual(['每条计-15分，最多计到-45分']);
  const decay = indicator('penalties-general');
  expect(sentences.rawText(en, names, decay)).toMatch(/lighter with age: up to 180 days old each counts 1; up to 365/);
  const bands = indicator('penalties-minor');
  expect(sentences.pointsLines(zh, names, bands)).toEqual(['不满1：0分', '1以上、不满3：-1.5分', '3以上：-4分']);
  expect(sentences.pointsLines(zh, names, indicator('fines')).slice(0, 2)).toEqual(['不满1,000元：0分', '1,000元以上、不满10,000元：-2分']);
  expect(
    sentences.whenText(zh, names, [
      { indicator: 'fines', atLeast: '100000' },
      { indicator: 'age', below: '12' },
    ]),
  ).toBe('“fines”不低于1,000元，并且“age”低于12');
  const ratio = indicator('inspections');
  expect(sentences.rawText(zh, names, ratio)).toContain('满2条才计算');
  expect(sentences.missingText(zh, ratio)).toBe(zh['missing.best']());
  expect(sentences.missingText(zh, serious)).toBe(zh['missing.never']());
});

test('a code is told with the items whose records hold it', () => {
  expect(sentences.selectionText(zh, names, indicator('inspections').select)).toBe(
    "inspection；结果或者等级：inspection's value nothing_found",
  );
  const select = { items: ['penalty'], codes: ['fine'] };
  expect(sentences.selectionText(en, names, select)).toBe("penalty; category: penalty's code fine");
  const table = { kind: 'table' as const, table: [{ value: 'nothing_found', points: '2' }] };
  const latest = { ...indicator('inspections'), aggregate: { kind: 'grade' as const }, points: table };
  expect(sentences.pointsLines(en, names, latest)).toEqual(["inspection's value nothing_found: 2"]);
  expect(sentences.whenText(en, names, [{ indicator: 'inspections', in: ['corrected'] }])).toContain("inspection's value corrected");
  expect(sentences.whenText(en, names, [{ indicator: 'body', in: ['revoked'] }])).toBe(en['when.in']({ what: 'body', values: 'revoked' }));
});

test('every part of every shipped model has words', () => {
  let said = 0;
  for (const file of [
    'national/model/tax-payment-credit-2025.json',
    'national/model/highway-enterprises-1.json',
    'chongqing/model/environmental-credit-2021.json',
    'demo/model/example-supervision-1.json',
  ]) {
    const { content } = read(file);
    for (const say of [zh, en]) {
      const lines = [
        ...content.indicators.flatMap((each) => [
          sentences.selectionText(say, names, each.select),
          sentences.windowText(say, each.window),
          sentences.rawText(say, names, each),
          ...sentences.pointsLines(say, names, each),
          ...sentences.repairLines(say, each),
        ]),
        ...content.vetoes.flatMap((each) => [sentences.whenText(say, names, each.when), sentences.vetoText(say, names, each)]),
        ...content.exclusions.map((each) => sentences.whenText(say, names, each.when)),
        ...content.groups.map((each) => sentences.boundsText(say, each)),
        ...content.cutoffs.map((each) => sentences.cutoffText(say, each)),
        ...(content.coefficients ?? []).flatMap((each) => sentences.weightingText(say, names, each)),
      ];
      expect(lines.filter((each) => each === '' || /undefined|null|\[object/.test(each))).toEqual([]);
      said += lines.length;
    }
  }
  expect(said).toBeGreaterThan(200);
});
