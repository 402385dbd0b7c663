/** 元 with grouping and two decimals: 2000000 → "20,000.00". `fen` is an integer. */
export function formatYuan(fen: number): string {
  const [whole, fraction] = split(fen, 2);
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}.${fraction}`;
}

/** As formatYuan, without ".00": what a sentence says, "20,000". */
export function formatYuanShort(fen: number): string {
  return formatYuan(fen).replace(/\.00$/, '');
}

/** 万元 with six decimals as the national templates want it: 200000 → "0.200000". */
export function formatWan(fen: number): string {
  return split(fen, 6).join('.');
}

function split(fen: number, places: number): [whole: string, fraction: string] {
  if (!Number.isSafeInteger(fen)) throw new RangeError('money is an integer of 分');
  const digits = String(Math.abs(fen)).padStart(places + 1, '0');
  return [(fen < 0 ? '-' : '') + digits.slice(0, -places), digits.slice(-places)];
}
