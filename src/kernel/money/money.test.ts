import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountsInText, findAmounts, formatWan, formatYuan, formatYuanShort, parseNumeral, parseWan, parseYuan } from './index.ts';

describe('万元 and 元', () => {
  test.each([
    ['0.2', 200_000],
    ['0.200000', 200_000],
    ['0.000001', 1],
    ['12.3456780', 12_345_678],
    ['1,234.5', 1_234_500_000],
    [' 3 ', 3_000_000],
    ['0', 0],
  ])('%s万元 = %i分', (text, fen) => expect(parseWan(text)).toBe(fen));

  test.each(['', '-1', '+1', '1e3', '0.0000001', '1.', '.5', '1,23', '12,34.5', '1 000', '１', '2万', 'NaN', '99999999999999999'])(
    'refuses %j',
    (text) => {
      expect(parseWan(text)).toBeUndefined();
      expect(parseYuan(text)).toBeUndefined();
    },
  );

  test('reads 元 with at most two decimals', () => {
    expect([parseYuan('2000'), parseYuan('20,000.00'), parseYuan('0.5'), parseYuan('1.005')]).toEqual([200_000, 2_000_000, 50, undefined]);
  });

  test('writes what people and templates read', () => {
    expect([formatYuan(2_000_000), formatYuan(5), formatYuan(123_456_789), formatYuan(0), formatYuan(-150)]).toEqual([
      '20,000.00',
      '0.05',
      '1,234,567.89',
      '0.00',
      '-1.50',
    ]);
    expect([formatYuanShort(2_000_000), formatYuanShort(2_000_050)]).toEqual(['20,000', '20,000.50']);
    expect([formatWan(200_000), formatWan(1), formatWan(123_456_789)]).toEqual(['0.200000', '0.000001', '123.456789']);
    expect(() => formatYuan(0.5)).toThrow(RangeError);
  });

  test('what is written is read again, and agrees with BigInt arithmetic', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (fen) => {
        expect(parseYuan(formatYuan(fen))).toBe(fen);
        expect(parseWan(formatWan(fen))).toBe(fen);
        const big = BigInt(fen);
        expect(formatWan(fen)).toBe(`${big / 1_000_000n}.${String(big % 1_000_000n).padStart(6, '0')}`);
      }),
    );
  });
});

describe('amounts in Chinese text', () => {
  test.each<[string, number[]]>([
    ['罚款2000元', [200_000]],
    ['罚款２０００元', [200_000]],
    ['处以2万元罚款', [2_000_000]],
    ['贰仟元整', [200_000]],
    ['罚款20,000.00元', [2_000_000]],
    ['没收违法所得1.5万元', [1_500_000]],
    ['人民币叁万伍仟元整', [3_500_000]],
    ['罚款人民币（大写）贰万元整（￥20000.00）', [2_000_000, 2_000_000]],
    ['罚款人民币5000', [500_000]],
    ['警告，并处二百元以上五百元以下罚款', [20_000, 50_000]],
    ['3万5千元，另3万5000元', [3_500_000, 3_500_000]],
    ['注册资本1亿2000万元', [12_000_000_000]],
    ['五千万元；100百万元；2 万元', [5_000_000_000, 10_000_000_000, 2_000_000]],
    ['一万二千三百四十五元六角七分', [1_234_567]],
    ['伍佰零陆元零捌分', [50_608]],
    ['12元5角', [1_250]],
    ['十五元、二十元、两万元', [1_500, 2_000, 2_000_000]],
    ['罚款二〇〇〇元', [200_000]],
    ['0.000001万元', [1]],
    ['违法所得100元,200元', [10_000, 20_000]],
  ])('%s', (text, fen) => expect(amountsInText(text)).toEqual(fen));

  test.each([
    '2026元旦',
    '第2单元',
    '2000美元',
    '100港元',
    '单价5元/吨',
    '数万元',
    '几十元',
    '三五千元',
    '千元',
    '20余万元',
    '三万五元',
    '1.23456789万元',
    '2000',
    '渝市监处罚〔2026〕12号',
    '1,2345元',
    '0元',
    '5千3万元',
    '十万5千元',
    '',
  ])('nothing in %j', (text) => expect(amountsInText(text)).toEqual([]));

  test('says where each stands', () => {
    expect(findAmounts('没收３００元，罚款贰仟元')).toEqual([
      { fen: 30_000, index: 2 },
      { fen: 200_000, index: 9 },
    ]);
  });

  test('a hostile text costs no more than its length', () => {
    for (const text of ['1'.repeat(50_000), '1,111'.repeat(10_000), '1万'.repeat(2_000), '一'.repeat(50_000), '￥'.repeat(50_000)]) {
      expect(amountsInText(text)).toEqual([]);
    }
  });
});

/* The oracle writes numbers by the school rule (each digit with its ten, 零 for a gap), top down; the parser reads left to right. */
const EVERYDAY = { digits: '零一二三四五六七八九', tens: ['', '十', '百', '千'], groups: ['', '万', '亿'] };
const CAPITAL = { digits: '零壹贰叁肆伍陆柒捌玖', tens: ['', '拾', '佰', '仟'], groups: ['', '万', '亿'] };

function spell(n: number, { digits, tens, groups }: typeof CAPITAL): string {
  const figures = String(n);
  let words = '';
  let gap = false;
  for (let i = 0; i < figures.length; i += 1) {
    const place = figures.length - 1 - i;
    const figure = Number(figures[i]);
    if (figure === 0) gap = true;
    else {
      words += (gap && words ? digits[0] : '') + digits[figure]! + tens[place % 4]!;
      gap = false;
    }
    const group = figures.slice(Math.max(0, i - 3), i + 1);
    if (place % 4 === 0 && place > 0 && Number(group.slice(-Math.min(4, i + 1))) > 0) words += groups[place / 4]!;
  }
  return words;
}

describe('amounts agree with an independent writer', () => {
  const yuan = fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999_999_999_999 }));

  test('numbers in words', () => {
    expect(spell(10_010_500, CAPITAL)).toBe('壹仟零壹万零伍佰');
    fc.assert(
      fc.property(yuan, fc.constantFrom(EVERYDAY, CAPITAL), (n, style) => {
        expect(parseNumeral(spell(n, style))).toBe(n);
        expect(amountsInText(`罚款${spell(n, style)}元整。`)).toEqual([n * 100]);
      }),
      { numRuns: 1000 },
    );
  });

  test('figures in every spelling, several in one text', () => {
    const spelled = fc.oneof(
      yuan.map((n) => [`${n}元`, n * 100] as const),
      yuan.map((n) => [`￥${n.toLocaleString('en-GB')}.00`, n * 100] as const),
      fc
        .integer({ min: 1, max: 99_999_999 })
        .map((fen) => [`${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`, fen] as const),
      fc
        .integer({ min: 1, max: 99_999_999 })
        .map((k) => [`${Math.floor(k / 1000)}.${String(k % 1000).padStart(3, '0')}万元`, k * 1000] as const),
      yuan.map((n) => [`人民币${spell(n, CAPITAL)}元整`, n * 100] as const),
    );
    fc.assert(
      fc.property(fc.array(spelled, { maxLength: 6 }), (parts) => {
        const text = parts.map(([words]) => `当事人应当缴纳${words}`).join('，');
        expect(amountsInText(text)).toEqual(parts.map(([, fen]) => fen));
      }),
      { numRuns: 300 },
    );
  });
});
