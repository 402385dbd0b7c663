import { amountsInText } from '../../../../kernel/money/index.ts';

/** What an amount may be written with, beside its figures: units, numerals, currency, brackets. */
const NOTHING_ELSE = /^[\d.,零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億元圆角分整正人民币大小写¥()（）::]+$/u;

/**
 * The amount of a cell in 分: a plain figure in the column's unit, as `parse` reads it; else an amount that states its own
 * unit, in figures or words (2万元, 贰万元整, 贰万元整（￥20000.00）). Two amounts that differ, and words without a unit, are
 * none: which unit they mean is for the sender to say.
 */
export function amountIn(cell: string, parse: (text: string) => number | undefined): number | undefined {
  const text = cell.normalize('NFKC').replace(/^[¥￥]/u, '');
  return parse(text) ?? stated(text.replace(/\s/gu, ''));
}

function stated(text: string): number | undefined {
  if (!NOTHING_ELSE.test(text)) return undefined;
  const found = new Set(amountsInText(/[万亿萬億]$/u.test(text) ? `${text}元` : text));
  return found.size === 1 ? [...found][0] : undefined;
}
