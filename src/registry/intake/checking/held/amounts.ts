import { amountsInText } from '../../../../kernel/money/index.ts';

/** The template's column is in 万元; an organ that writes 元 is wrong by exactly this. */
const UNIT = 10_000;

export type AmountVerdict = { verdict: 'agree' | 'differ' } | { verdict: 'unit'; stated: number; given: number };

/**
 * Words of the decision against an amount column, both in 分. They agree where a stated amount, or the sum of all stated,
 * is the column's (or the columns' together); a ratio of 10,000 is the wrong unit; text without amounts says nothing.
 */
export function compareAmount(text: string, given: number, together: number): AmountVerdict {
  if (given === 0) return { verdict: 'agree' };
  const stated = amountsInText(text);
  if (stated.length === 0) return { verdict: 'agree' };
  const sum = stated.reduce((a, b) => a + b, 0);
  if (stated.includes(given) || stated.includes(together) || sum === given || sum === together) return { verdict: 'agree' };
  for (const amount of [...stated, sum])
    if (given === amount * UNIT || amount === given * UNIT) return { verdict: 'unit', stated: amount, given };
  return { verdict: 'differ' };
}
