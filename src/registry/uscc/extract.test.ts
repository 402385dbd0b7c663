import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkUscc, composeUscc, extractCodes, looksLikeIdentityNumber } from './index.ts';

const CODE = '91509900MATE5T017L';
const codes = (text: string): string[] => extractCodes(text).map((found) => found.code);

describe('a code inside whatever was pasted', () => {
  test.each([
    CODE,
    `统一社会信用代码：${CODE}`,
    `统一社会信用代码${CODE}名称示例商贸有限公司`,
    `https://credit.example.cn/subjects/${CODE}?tab=acts`,
    `https://credit.example.cn/detail?uscc=${CODE.toLowerCase()}&x=1`,
    '91509900mate5t017l',
    '９１５０９９００ＭＡＴＥ５Ｔ０１７Ｌ',
    '9150 9900 MATE 5T01 7L',
    '91-509900-MATE5T01-7-L',
    '915099\u200b00MATE5T\u00ad017L',
    `名称 示例商贸有限公司\n类型 有限责任公司\n统一社会信用代码 ${CODE}\n成立日期 2021年03月04日`,
    `电话 13800138000 ${CODE} 2026`,
    `2026 ${CODE.slice(0, 9)} ${CODE.slice(9)} 12`,
    `${CODE}001P`,
    `XK${CODE}`,
  ])('%j', (text) => expect(codes(text)).toEqual([CODE]));

  test('a wrong code that stands alone is found with its findings', () => {
    expect(extractCodes('请查 91509900MATE5T084K')).toEqual([checkUscc('91509900MATE5T084K')]);
    expect(extractCodes('9150990O MATE5T017L')).toEqual([checkUscc('9150990OMATE5T017L')]);
    expect(extractCodes('9150 9900 MATE 5T08 4K')[0]?.findings).toContain('CHECK18');
  });

  test('several, each once, in their order', () => {
    expect(codes(`甲${CODE}，乙91509900MATE5T025F，丙${CODE}`)).toEqual([CODE, '91509900MATE5T025F']);
  });

  test.each(['', '示例商贸有限公司', '110105010247558', '2026-11-24', 'internationalisation', 'ABCDEFGHIJKLMNOPQR'])('none in %j', (text) =>
    expect(codes(text)).toEqual([]),
  );

  test('the number of a person is never taken for a code', () => {
    // Invented: region 000 does not exist under 5099, the check is made right.
    const first17 = '50990019900101123';
    const person = Array.from('0123456789X', (c) => first17 + c).find(looksLikeIdentityNumber)!;
    expect(person).toHaveLength(18);
    expect(codes(person)).toEqual([]);
    expect(codes(`身份证 ${person}`)).toEqual([]);
    expect(looksLikeIdentityNumber(CODE)).toBe(false);
  });

  test('spaced at random, with text around, it is found again', () => {
    const body = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY')),
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        body,
        fc.array(fc.nat({ max: 17 }), { maxLength: 4 }),
        fc.constantFrom('代码', '：', '。', '\n\n', '('),
        (b, gaps, around) => {
          const code = composeUscc({ department: '9', category: '1', region: '509900', body: b });
          const spaced = Array.from(code, (c, i) => (i > 0 && gaps.includes(i) ? ` ${c}` : c)).join('');
          expect(codes(around + spaced + around)).toEqual([code]);
        },
      ),
    );
  });
});
