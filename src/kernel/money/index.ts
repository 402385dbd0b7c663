export { amountsInText, findAmounts, type AmountInText } from './amounts.ts';
export { formatWan, formatYuan, formatYuanShort } from './format.ts';
export { parseNumeral } from './numerals.ts';
export { FEN_PER_YUAN, parseDecimal, parseWan, parseYuan } from './parse.ts';
