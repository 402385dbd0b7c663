const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇', '一壹', '二两贰貳', '三叁參叄', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((forms, value) =>
    Array.from(forms, (form) => [form, value]),
  ),
);
const TENS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const GROUPS = [
  { forms: /[亿億]/, value: 100_000_000 },
  { forms: /[万萬]/, value: 10_000 },
] as const;

export const NUMERAL_DIGITS = Object.keys(DIGITS).join('');
export const NUMERALS = `${NUMERAL_DIGITS}${Object.keys(TENS).join('')}亿億万萬`;

/**
 * A Chinese number, everyday or capital (大写): 贰仟, 三万五千, 一亿零二十, 十五, or digit by digit 二〇〇〇. Undefined where it
 * is none or not clear: 三五千 (three to five thousand), 三万五 (30,005 by the letter, 35,000 in speech).
 */
export function parseNumeral(text: string): number | undefined {
  const digits = Array.from(text, (character) => DIGITS[character]);
  if (text.length > 2 && digits.every((digit) => digit !== undefined)) return digits[0] ? Number(digits.join('')) : undefined;
  return parseGroups(text, false);
}

function parseGroups(text: string, continued: boolean): number | undefined {
  for (const { forms, value } of GROUPS) {
    const at = text.search(forms);
    if (at < 0) continue;
    const high = parseGroups(text.slice(0, at), continued);
    const low = at + 1 === text.length ? 0 : parseGroups(text.slice(at + 1), true);
    if (!high || low === undefined || low >= value) return undefined;
    return high * value + low;
  }
  return parseSection(text, continued);
}

/** Below 万: each ten once, from 千 down; a last digit without its ten only after 十 or 零, or alone. */
function parseSection(text: string, continued: boolean): number | undefined {
  if (text === '') return undefined;
  let total = 0;
  let digit: number | undefined;
  let lastTen = 10_000;
  let zero = false;
  for (const character of text) {
    const value = DIGITS[character];
    const ten = TENS[character];
    if (value !== undefined) {
      if (digit !== undefined) return undefined;
      if (value === 0) zero = true;
      else digit = value;
    } else if (ten !== undefined) {
      // 十五 = 15; but 百元, 千元 alone are no amounts.
      if (digit === undefined && (ten > 10 || total > 0)) return undefined;
      if (ten >= lastTen) return undefined;
      total += (digit ?? 1) * ten;
      [digit, lastTen, zero] = [undefined, ten, false];
    } else {
      return undefined;
    }
  }
  if (digit === undefined) return total;
  const clear = lastTen === 10 || zero || (total === 0 && !continued);
  return clear ? total + digit : undefined;
}
