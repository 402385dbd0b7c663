/**
 * Registration department → its categories (GB 32100-2015 and its amendment sheets). The first table of 编办, 外交, 司法,
 * 文化, 民政 is from a secondary source, the rest own knowledge: hence DEPT and CATEGORY are warnings only.
 */
export const CATEGORIES: Readonly<Record<string, string>> = {
  1: '1239', // 机构编制
  2: '19', // 外交
  3: '123459', // 司法行政
  4: '19', // 文化
  5: '1239', // 民政
  6: '129', // 旅游
  7: '129', // 宗教
  8: '19', // 工会
  9: '123', // 市场监督管理（工商）
  A: '19', // 中央军委改革和编制
  N: '1239', // 农业
  Y: '1', // 其他
};

/** First two digits of GB/T 2260 codes, with Hong Kong, Macao, Taiwan. */
export const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** 100000 stands for the whole country: bodies registered with the national authority. */
const NATIONAL = '100000';

/**
 * Last four digits of every code of Chongqing (50) in the editions of GB/T 2260 from December 1997 on; before, its codes
 * were Sichuan's (51). A code is frozen when it is assigned, so an abolished division stays good for ever.
 */
const CHONGQING = expand(
  '0000 0100-0120 0151-0156 0181-0184 0200 0221-0243 0300 0381-0384 ' +
    // 两江新区, 万盛经开区, 高新区 as registration authorities used them (own knowledge)
    '0901 0903 0905',
);

/**
 * Whether a division with this code may ever have existed. For Chongqing the list is complete; elsewhere we hold today's
 * divisions only, and a warning about an abolished county would be false, so the province decides.
 */
export function knownRegion(code: string): boolean {
  if (code === NATIONAL) return true;
  for (let i = 0; i < 6; i += 1) {
    const unit = code.charCodeAt(i);
    if (unit < 48 || unit > 57) return false;
  }
  const province = code.slice(0, 2);
  return province === '50' ? CHONGQING.has(code.slice(2)) : PROVINCES.has(province);
}

function expand(ranges: string): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const range of ranges.split(' ')) {
    const [from, to = from] = range.split('-') as [string, string?];
    for (let n = Number(from); n <= Number(to); n += 1) codes.add(String(n).padStart(4, '0'));
  }
  return codes;
}
