import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CodeWord } from '../../house.ts';
import type * as Words from './words.ts';

let words: typeof Words;
beforeAll(async () => {
  // The address says the language.
  vi.stubGlobal('location', { pathname: '/workbench/records' });
  words = await import('./words.ts');
});
afterAll(() => vi.unstubAllGlobals());

const code = (kind: string, field: string, key: string, zh: string): CodeWord => ({
  kind,
  field,
  key,
  title: { zh, en: key },
});
const CODES = [
  code('inspection', 'category', 'other', '其他检查'),
  code('levy', 'category', 'other', '其他征收'),
  code('penalty', 'penaltyKinds', 'fine', '罚款'),
  code('penalty', 'penaltyKinds', 'warning', '警告'),
  code('inspection', 'result', 'nothing_found', '未发现问题'),
];

test('a code is read in the words of its kind, a list of them together; other text stays', () => {
  expect(words.valueOf(CODES, { kind: 'levy', field: 'category' }, 'other')).toBe('其他征收');
  expect(words.valueOf(CODES, { kind: 'penalty', field: 'penaltyKinds' }, ['fine', 'warning'])).toBe('罚款、警告');
  expect(words.valueOf(CODES, { kind: 'honour', field: 'category' }, 'other')).toBe('other');
  expect(words.valueOf(CODES, { field: 'result' }, 'nothing_found')).toBe('未发现问题');
  expect(words.valueOf(CODES, { kind: 'penalty', field: 'socialImpact' }, true)).toBe('是');
});

test('while the words are on their way no code is shown, and text is', () => {
  expect(words.valueOf(undefined, { kind: 'levy', field: 'category' }, 'other')).toBe('');
  expect(words.valueOf(undefined, { kind: 'levy', field: 'text' }, '示例征收')).toBe('示例征收');
  expect(words.selectedOf(undefined, ['inspection'], 'value', 'nothing_found')).toBe('');
  expect(words.selectedOf(undefined, ['grade'], 'value', 'A')).toBeUndefined();
  expect(words.selectedOf(CODES, ['inspection'], 'value', 'nothing_found')).toBe('未发现问题');
  expect(words.selectedOf(CODES, ['contract'], 'value', 'nothing_found')).toBeUndefined();
});

/** Fields that are no content: whose act it is, of whom, when and under which number stand elsewhere on the page. */
const HEAD =
  /^(subject(Name|Kind)|uscc|(reg|org|tax|document|permit|institution|social)(No|Code)|decided|organ(Code)?|person.*|legalRepresentative.*)$/;
const TEMPLATES = 'policy/national/act-template';

test('every field of the forms that ship has its name in words', () => {
  const fields = readdirSync(TEMPLATES).flatMap((file) => {
    const { content } = JSON.parse(readFileSync(`${TEMPLATES}/${file}`, 'utf8')) as { content: { fields: { field: string }[] } };
    return content.fields.map(({ field }) => field).filter((field) => !HEAD.test(field));
  });
  expect(new Set(fields).size).toBeGreaterThan(30);
  expect([...new Set(fields)].filter((field) => words.fieldOf(field) === field)).toEqual([]);
});
