import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { IndustriesContent, PolicyDocument } from '../../kernel/policy/index.ts';
import { industryBook } from './industries.ts';

const file = new URL('../../../policy/national/industries/gbt-4754-2017.json', import.meta.url);
const documents = [JSON.parse(readFileSync(file, 'utf8')) as PolicyDocument<IndustriesContent>];
const book = industryBook({ all: <C>() => documents as PolicyDocument<C>[] });

test('twenty sections, ninety-seven divisions, each once', () => {
  expect(book.sections.map((each) => each.letter).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
  const divisions = book.sections.flatMap((each) => each.divisions.map(({ code }) => code));
  expect(divisions).toEqual(Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, '0')));
});

test.each([
  ['C', 'C'],
  ['c26', 'C26'],
  ['Ｃ２６１４', 'C2614'],
  ['2614', 'C2614'],
  ['261', 'C261'],
  ['C2600', 'C26'],
  ['制造业', 'C'],
  ['化学原料和化学制品制造业', 'C26'],
  ['石油加工、炼焦和核燃料加工业', 'C25'],
  ['国际组织', 'T'],
])(item(25, 'industry %s is %s'), (given, code) => {
  expect(book.read(given)).toBe(code);
});

test.each(['U', 'A26', 'C2', '5', '98', '00', 'C26145', '其他', 'CC', ''])(item(25, 'industry “%s” is none'), (given) => {
  expect(book.read(given)).toBeUndefined();
});
