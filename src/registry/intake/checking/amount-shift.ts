import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { formatYuanShort } from '../../../kernel/money/index.ts';
import type { IntakeRulesContent } from '../../../kernel/policy/index.ts';
import type { Heading } from '../reading/heading.ts';
import { refuse } from '../reading/refuse.ts';
import { intakeRules } from './rules.ts';
import type { TableRow } from '../../../kernel/sheets/index.ts';
import { cleanText, transformOf } from '../reading/transforms.ts';

/** Amounts of one field of a file, in 分; nothing stated and nought do not count. */
export interface Amounts {
  n: number;
  median: number;
}

/** A median needs no more of them. */
const ENOUGH = 100_000;

/** Watches the amount columns of a file while it is read to its end; undefined where the file has none. */
export function watchAmounts(heading: Heading): { see: (row: TableRow) => void; medians: () => Record<string, Amounts> } | undefined {
  const columns = heading.found
    .filter(({ column }) => column.transform === 'amount-wan' || column.transform === 'amount-yuan')
    .map(({ index, column }) => ({ index, field: column.field, read: transformOf(column), seen: [] as number[] }));
  if (columns.length === 0) return undefined;
  return {
    see({ cells }) {
      for (const { index, read, seen } of columns) {
        const text = cleanText(cells[index] ?? '');
        const amount = text && seen.length < ENOUGH ? read(text) : undefined;
        if (amount && 'value' in amount && typeof amount.value === 'number' && amount.value > 0) seen.push(amount.value);
      }
    },
    medians: () => Object.fromEntries(columns.filter(({ seen }) => seen.length > 0).map(({ field, seen }) => [field, medianOf(seen)])),
  };
}

function medianOf(seen: readonly number[]): Amounts {
  const sorted = seen.toSorted((a, b) => a - b);
  return { n: sorted.length, median: sorted[Math.floor((sorted.length - 1) / 2)]! };
}

/** The median of several batches together: of their medians the one in the middle, each counting as often as it has amounts. */
export function together(batches: readonly Amounts[]): Amounts | undefined {
  const n = batches.reduce((sum, each) => sum + each.n, 0);
  let before = 0;
  for (const each of batches.toSorted((a, b) => a.median - b.median)) {
    before += each.n;
    if (2 * before >= n) return { n, median: each.median };
  }
  return undefined;
}

/** How many times the medians are apart, where both sides have enough amounts and it is enough to ask; else undefined. */
export function shiftOf(now: Amounts, before: Amounts | undefined, rule: IntakeRulesContent['amountShift']): number | undefined {
  if (!before || now.n < rule.amounts || before.n < rule.amounts) return undefined;
  const times = Math.max(now.median / before.median, before.median / now.median);
  return times >= rule.times ? Math.round(times) : undefined;
}

/**
 * Compares a file's amounts with those of the source's batches of the last weeks: 元 typed into a column of 万元 shows as a
 * median 10,000 times the usual one, also where no text states the amount. Throws FILE_REFUSED (AMOUNT_SHIFT), the one
 * question, which the sender answers by sending again with the amounts confirmed.
 */
export async function mustNotShift(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'clock'>,
  file: { mapping: string; organ: string; heading: Heading; amounts: Readonly<Record<string, Amounts>> | null },
): Promise<void> {
  const fields = Object.entries(file.amounts ?? {});
  if (fields.length === 0) return;
  const rule = intakeRules(kernel.policy, kernel.clock.today().toString()).amountShift;
  const since = kernel.clock.today().subtract({ days: rule.days }).toString();
  const { rows } = await sql<{ amounts: Record<string, Amounts> }>`
    select amounts from intake_batches
    where mapping = ${file.mapping} and organ = ${file.organ} and amounts is not null and state in ('running', 'done')
      and received_at >= ${since}::date and heading->>'mends' is null
    order by received_at desc, batch_id limit 200`.execute(tx);
  for (const [field, now] of fields) {
    const before = together(rows.flatMap(({ amounts }) => amounts[field] ?? []));
    const times = shiftOf(now, before, rule);
    if (times === undefined) continue;
    const column = file.heading.found.find((each) => each.column.field === field)!.heading;
    const [given, usual] = [formatYuanShort(now.median), formatYuanShort(before!.median)];
    throw refuse('AMOUNT_SHIFT', { column, given, usual, times });
  }
}
