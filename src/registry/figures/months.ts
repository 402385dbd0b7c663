import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { documentHash } from '../../kernel/policy/index.ts';
import { lastPublishedMonth } from '../publicity/index.ts';
import { countMonth } from './count.ts';
import type { Change, FigureMonthsTable, MonthFigures, OrganFigures, PublishedMonth } from './types.ts';

/** So many closed months are frozen if they are not yet, and counted again when the next one is published. */
export const MONTHS_KEPT = 12;

type MonthsKernel = Pick<Kernel, 'db' | 'calendar' | 'settings' | 'policy'>;

/** Months that may be published on the day, latest first. */
export function publishedMonths(kernel: Pick<Kernel, 'calendar'>, today: string): string[] {
  const last = Temporal.PlainYearMonth.from(lastPublishedMonth(kernel.calendar, today));
  return Array.from({ length: MONTHS_KEPT }, (_, n) => last.subtract({ months: n }).toString());
}

/** Every month that answers at its address, latest first: those that may be published, and whatever was frozen, for ever. */
export async function listMonths(kernel: Pick<Kernel, 'db' | 'calendar'>, today: string): Promise<string[]> {
  const months = new Set([...publishedMonths(kernel, today), ...(await frozenMonths(kernel))]);
  return [...months].toSorted().toReversed();
}

/**
 * Freezes each month whose organs have had their ten working days. On a day on which one was frozen the months before it
 * are counted again: what is different is listed as a revision, and the first edition stays what it was. Bears being run
 * twice.
 */
export async function keepMonths(kernel: MonthsKernel, today: string): Promise<{ frozen: string[]; revised: string[] }> {
  const stored = new Set(await frozenMonths(kernel));
  const months = publishedMonths(kernel, today).toReversed();
  const frozen = months.filter((month) => !stored.has(month));
  const revised: string[] = [];
  for (const month of frozen) {
    const figures = await countMonth(kernel, month, today);
    await kernel.db.tx((tx) => store(tx, { month, revision: 0, figures, changes: [], counted_on: today }));
  }
  if (frozen.length === 0) return { frozen, revised };
  for (const month of months.filter((each) => stored.has(each))) {
    const figures = await countMonth(kernel, month, today);
    const [latest] = await editionsOf(kernel, month);
    const changes = changesBetween(latest!.figures, figures);
    if (changes.length === 0) continue;
    revised.push(month);
    const revision = latest!.revision + 1;
    await kernel.db.tx((tx) => store(tx, { month, revision, figures, changes, counted_on: today }));
  }
  return { frozen, revised };
}

/** A closed month as it was published, with what was different later. Undefined for any other month. */
export async function publishedMonth(kernel: MonthsKernel, month: string, today: string): Promise<PublishedMonth | undefined> {
  const editions = await editionsOf(kernel, month);
  const first = editions.at(-1);
  if (first !== undefined) {
    const later = editions.filter((each) => each.revision > 0).toReversed();
    return {
      ...first.figures,
      frozenOn: first.counted_on,
      revisions: later.map(({ revision, counted_on: on, changes }) => ({ revision, on, changes })),
    };
  }
  if (!publishedMonths(kernel, today).includes(month)) return undefined;
  return { ...(await countMonth(kernel, month, today)), frozenOn: null, revisions: [] };
}

const COUNTED = ['acts', 'late', 'rows', 'sound', 'sampled', 'missing'] as const satisfies Change['number'][];

/** Organ by organ, number by number; an organ that stands in one of the two alone is compared with nothing. */
export function changesBetween(before: MonthFigures, after: MonthFigures): Change[] {
  const was = new Map(before.organs.map((each) => [each.organ, each]));
  const is = new Map(after.organs.map((each) => [each.organ, each]));
  const codes = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return codes.flatMap((organ) => {
    const [old, now] = [was.get(organ), is.get(organ)];
    const { name, nameEn } = (now ?? old) as OrganFigures;
    return COUNTED.flatMap((number): Change[] => {
      const [a, b] = [old?.[number] ?? 0, now?.[number] ?? 0];
      return a === b ? [] : [{ organ, name, nameEn, number, before: a, after: b }];
    });
  });
}

async function frozenMonths(kernel: Pick<Kernel, 'db'>): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    select month from figure_months where revision = 0 order by month desc`.execute(kernel.db.kysely);
  return rows.map((row) => row.month);
}

/** Newest first. */
async function editionsOf(kernel: Pick<Kernel, 'db'>, month: string): Promise<FigureMonthsTable[]> {
  const { rows } = await sql<FigureMonthsTable>`
    select month, revision, counted_on, figures, changes, hash from figure_months
    where month = ${month} order by revision desc`.execute(kernel.db.kysely);
  return rows;
}

async function store(tx: Tx, row: Omit<FigureMonthsTable, 'hash'>): Promise<void> {
  await sql`
    insert into figure_months (month, revision, counted_on, figures, changes, hash)
    values (${row.month}, ${row.revision}, ${row.counted_on}::date, ${JSON.stringify(row.figures)}::jsonb,
      ${JSON.stringify(row.changes)}::jsonb, ${documentHash(row.figures)})
    on conflict (month, revision) do nothing`.execute(tx);
}
