import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesAlike, normaliseName } from './names.ts';

describe('normaliseName', () => {
  test.each([
    ['重庆示例（集团）有限公司', '重庆示例(集团)有限公司'],
    ['重庆示例〔集团〕有限公司', ' 重庆示例 【集团】有限公司\u3000'],
    ['ＡＢＣ示例公司', 'abc示例公司'],
    ['示例\u200B公司', '示例公司'],
    ['约翰·史密斯咨询公司', '约翰•史密斯咨询公司'],
  ])('%s and %s are one name', (a, b) => {
    expect(normaliseName(a)).toBe(normaliseName(b));
  });

  test('different names stay different', () => {
    expect(normaliseName('示例一公司')).not.toBe(normaliseName('示例二公司'));
  });

  test('it is idempotent, and its short cut changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'重庆示例公司（）()ABab12 ·•〔〕【】\u3000ＡＢ') }), (name) => {
        const once = normaliseName(name);
        expect(normaliseName(once)).toBe(once);
        expect(once).not.toMatch(/\s|[()a-z〔〕【】]/);
      }),
    );
  });
});

describe('namesAlike', () => {
  test('spellings of one name are alike, other bodies are not', () => {
    expect(namesAlike('重庆示例（集团）有限公司', '重庆示例集团有限公司')).toBe(true);
    expect(namesAlike('重庆示例商贸有限公司', '重庆示例商贸有限公司渝中分公司')).toBe(true);
    expect(namesAlike('重庆示例商贸有限公司', '成都虚构建筑工程队')).toBe(false);
    expect(namesAlike('甲', '乙')).toBe(false);
  });
});
