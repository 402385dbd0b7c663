const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 貳: 2, 弍: 2, 叁: 3, 參: 3, 叄: 3, 肆: 4, 伍: 5, 陆: 6, 陸: 6, 柒: 7, 捌: 8, 玖: 9,
}; // prettier-ignore
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, 萬: 10_000, 亿: 100_000_000, 億: 100_000_000 };

export const NUMERAL_CHARACTERS = Object.keys({ ...DIGITS, ...TENS, ...GROUPS }).join('');

/**
 * A Chinese number, everyday or capital (大写): 贰仟, 三万五千, 一亿零二十, 十五, or digit by digit 二〇〇〇. Undefined when it
 * isn't one: "三五千" (three to five thousand) is no amount. A missing last unit (三万五) is not guessed either.
 */
export function parseNumeral(text: string): number | undefined {
  if (text.length > 1 && [...text].every((c) => c in DIGITS)) return Number([...text].map((c) => DIGITS[c]).join(''));
  const state = { total: 0, section: 0, digit: -1, lastTen: Infinity, lastGroup: Infinity, zero: false };
  for (const character of text) {
    if (!take(state, character)) return undefined;
  }
  // 三万五: in speech 35,000, by the letter 30,005; only 三万零五 is clear.
  const trailing = state.digit > 0 && !state.zero && Math.min(state.lastTen, state.section > 0 ? Infinity : state.lastGroup) > 10;
  if (state.digit > 0 && trailing && state.lastTen + state.lastGroup < Infinity) return undefined;
  return state.total + state.section + Math.max(state.digit, 0);
}
