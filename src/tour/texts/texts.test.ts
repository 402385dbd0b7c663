import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { delicate } from '../../kernel/ui/texts/index.ts';
import { textsDocument } from './document.ts';
import { TEXT_RULES } from './entries.ts';
import { saidTexts } from './say.ts';

describe.each(['zh-CN', 'en'] as const)('delicate messages, %s', (language) => {
  const said = saidTexts(language);

  test('each is said with its fixture', () => {
    const keys = Object.keys(delicate.zh).filter((key) => key !== 'intake.reject');
    expect(said.map(({ key }) => key)).toEqual(expect.arrayContaining(keys));
    expect(said.length).toBe(keys.length + 9);
    expect(said.filter(({ text }) => /undefined|\{|NaN/.test(text)).map(({ text }) => text)).toEqual([]);
  });

  test('none says what it must never say', () => {
    const rules = said.filter(({ never }) => never !== null);
    console.log(`never: ${rules.length} sentences held against their rule`);
    expect(rules.length).toBeGreaterThan(40);
    expect(rules.filter(({ text, never }) => never?.test(text)).map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
  });
});

test('a sentence that says what it must not is found', () => {
  expect(TEXT_RULES['gone.record'].never?.test('这条记录已修复')).toBe(true);
  expect(TEXT_RULES['verify.good'].never?.test('This report is valid')).toBe(true);
  expect(TEXT_RULES['answer.late'].never?.test('逾期视为放弃')).toBe(true);
});

test('docs/texts.md says what stands here (npm run texts)', () => {
  expect(readFileSync(join(import.meta.dirname, '../../../docs/texts.md'), 'utf8')).toBe(textsDocument());
});
