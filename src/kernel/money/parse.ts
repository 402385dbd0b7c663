/**
 * Money is integer 分. 1 元 = 100 分; 1 万元 = 1,000,000 分, so the six decimals of the national templates
 * (CF_NR_FK, decimal(18,6)) are exactly 分. No float takes part.
 */
export const FEN_PER_YUAN = 100;

/** 万元 as templates hold it ("0.2", "12.345678") in 分; undefined for anything else, a sign or a seventh decimal. */
export function parseWan(text: string): number | undefined {
  return parseDecimal(text, 6);
}

/** 元 with at most two decimals ("2000", "20,000.00") in 分; undefined for anything else. */
export function parseYuan(text: string): number | undefined {
  return parseDecimal(text, 2);
}

const DECIMAL = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;

/** A plain decimal times 10^places, where that is a safe integer. Commas only every three digits. */
export function parseDecimal(text: string, places: number): number | undefined {
  const match = DECIMAL.exec(text.trim());
  if (!match) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return undefined;
  const value = Number(match[1]!.replaceAll(',', '') + fraction.padEnd(places, '0'));
  return Number.isSafeInteger(value) ? value : undefined;
}
