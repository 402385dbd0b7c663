import { NUMERALS, NUMERAL_DIGITS, parseNumeral } from './numerals.ts';
import { parseDecimal } from './parse.ts';

/** Powers of ten of the units that stand between a figure and 元. */
const UNITS: Readonly<Record<string, number>> = {
  亿: 8,
  千万: 7,
  百万: 6,
  十万: 5,
  万: 4,
  千: 3,
  百: 2,
};
const UNIT = Object.keys(UNITS).join('|');
const FIGURE = String.raw`(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?`;
/** 元 as money: not 元旦, 元月, and not a price per something (元/吨). */
const YUAN = '[元圆](?![旦月年素宝件首/／])';

// A unit must stand between two figures, so that a run of digits can be read in one way only: no backtracking.
const FIGURES = new RegExp(
  String.raw`(?<![\d${NUMERALS}])(?<!\d[.,])(?<sign>(?:人民币|RMB|[¥￥])\s*)?` +
    String.raw`(?<![\d${NUMERALS}])(?<terms>${FIGURE}\s*(?:(?:${UNIT})${FIGURE})*(?:${UNIT})?)\s*(?<yuan>${YUAN})?` +
    String.raw`(?:(?<jiao>\d)角)?(?:(?<fen>\d)分)?`,
  'g',
);
const WORDS = new RegExp(
  String.raw`(?<![\d.几数${NUMERALS}])(?<number>[${NUMERALS}]+)\s*${YUAN}` +
    String.raw`(?:零?(?<jiao>[${NUMERAL_DIGITS}])角)?(?:零?(?<fen>[${NUMERAL_DIGITS}])分)?`,
  'g',
);
const TERM = new RegExp(String.raw`(${FIGURE})\s*(${UNIT})?`, 'g');

export interface AmountInText {
  /** Integer 分. */
  fen: number;
  /** Where it begins, in UTF-16 units of the text given. */
  index: number;
}

/** The amounts of money that a Chinese text states, in 分, in their order: 罚款2000元, 1.5万元, ￥20,000.00, 人民币叁万伍仟元整. */
export function amountsInText(text: string): number[] {
  return findAmounts(text).map((amount) => amount.fen);
}

/** As amountsInText, with the places. An amount that is not a whole number of 分, or not clear (数万元, 三五千元), is left out. */
export function findAmounts(text: string): AmountInText[] {
  const folded = foldFigures(text);
  const found: AmountInText[] = [];
  const add = (index: number, whole: number | undefined, jiao: number, fen: number): void => {
    const sum = whole === undefined ? 0 : whole + 10 * jiao + fen;
    if (sum > 0 && Number.isSafeInteger(sum)) found.push({ fen: sum, index });
  };
  for (const { index, groups: g = {} } of folded.matchAll(FIGURES)) {
    if (g['sign'] || g['yuan']) add(index, parseTerms(g['terms']!), Number(g['jiao'] ?? 0), Number(g['fen'] ?? 0));
  }
  for (const { index, groups: g = {} } of folded.matchAll(WORDS)) {
    const yuan = parseNumeral(g['number']!);
    add(index, yuan && yuan * 100, digit(g['jiao']), digit(g['fen']));
  }
  return found.sort((a, b) => a.index - b.index);
}

/** 3万5千 = 3×10⁴ + 5×10³: each unit smaller than the one before. */
function parseTerms(terms: string): number | undefined {
  let total = 0;
  let last = Infinity;
  for (const [, figure, unit] of terms.matchAll(TERM)) {
    const power = unit ? UNITS[unit]! : 0;
    const value = parseDecimal(figure!, power + 2);
    if (value === undefined || power >= last) return undefined;
    total += value;
    last = power;
  }
  return total;
}

function digit(character: string | undefined): number {
  return character ? (parseNumeral(character) ?? 0) : 0;
}

/** Full-width digits, point and yen sign to half width, one for one; a full-width comma stays what it is: punctuation. */
function foldFigures(text: string): string {
  return text.replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
}
