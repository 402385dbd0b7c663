import { Temporal } from 'temporal-polyfill';
import type { SentAct } from '../city/organs.ts';

type Severity = '轻微' | '一般' | '严重' | '';

/** From that day on: months from the document, by severity; 0 = not shown. */
type Order = readonly [inForce: string, months: Readonly<Record<Severity, number>>];

/**
 * The orders as law.md §4 tells them, written down once more by hand and apart from the policy data: this must not agree
 * with the program because it reads the same file. Penalties with a fine, in ordinary procedure, of some social impact.
 */
const OTHERS: readonly Order[] = [
  ['2019-07-01', { 轻微: 0, 一般: 12, 严重: 36, '': 12 }],
  ['2023-05-01', { 轻微: 0, 一般: 36, 严重: 36, '': 36 }],
  ['2026-04-01', { 轻微: 0, 一般: 12, 严重: 36, '': 3 }],
];
/** Before this one the market regulators counted from the first day of display: that ends nothing within these days. */
const MARKET: readonly Order[] = [['2025-12-25', { 轻微: 3, 一般: 12, 严重: 36, '': 3 }]];
const MARKET_ORGANS = new Set(['demo-amr', 'demo-a-amr', 'demo-b-amr', 'demo-c-amr']);

/**
 * The last day on which a penalty may be shown, as far as is known on `today`: by the order of the day of its decision and by
 * each later one, whichever ends it first, but by none before it came into force. Null: by none so far.
 */
export function lastDayByHand({ organ, row }: Pick<SentAct, 'organ' | 'row'>, today: string): string | null {
  const decided = Temporal.PlainDate.from(row['decided'] ?? '');
  const orders = MARKET_ORGANS.has(organ) ? MARKET : OTHERS;
  const ends = orders.flatMap(([inForce, months], n) => {
    const next = orders[n + 1]?.[0];
    const overBefore = next !== undefined && next <= decided.toString();
    if (inForce > today || overBefore) return [];
    const eve = Temporal.PlainDate.from(inForce).subtract({ days: 1 }).toString();
    const end = decided.add({ months: months[(row['severity'] ?? '') as Severity] }).toString();
    return [end > eve ? end : eve];
  });
  return ends.toSorted()[0] ?? null;
}
