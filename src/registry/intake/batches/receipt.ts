import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { toDate } from '../../../kernel/calendar/index.ts';
import { SHANGHAI } from '../../../kernel/clock/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { countsOf } from './batch.ts';
import { intakeMessages } from '../messages.ts';
import { reasonWord } from '../messages/reasons.ts';
import type { IntakeResult } from './run.ts';
import type { IntakeBatchesTable } from '../tables.ts';
import { currentRecords } from '../../records/index.ts';

const r = currentRecords('r');

/** The numbered receipt: what came, when, what became of it, and what is most urgent. */
export interface Receipt {
  batch: string;
  number: string;
  mapping: string;
  organ: string;
  file: string;
  state: IntakeBatchesTable['state'];
  receivedAt: string;
  finishedAt: string | null;
  read: number;
  accepted: number;
  replaced: number;
  unchanged: number;
  stale: number;
  waiting: number;
  returned: number;
  rejected: number;
  held: number;
  reasons: Record<string, number>;
  mostUrgent: { due: string; workingDaysLeft: number } | null;
  unknownColumns: string[];
  /** Of a workbook: the sheet that was taken. */
  sheet: string | null;
  /** Number of the batch whose rows it mends. */
  mends: string | null;
}

export function receiptOf(kernel: Pick<Kernel, 'calendar' | 'clock'>, batch: IntakeBatchesTable): Receipt {
  return {
    batch: batch.batch_id,
    number: batch.number,
    mapping: batch.mapping,
    organ: batch.organ,
    file: batch.file_name,
    state: batch.state,
    receivedAt: batch.received_at.toISOString(),
    finishedAt: batch.finished_at?.toISOString() ?? null,
    ...countsOf(batch),
    mostUrgent: urgentOf(kernel, batch.most_urgent),
    unknownColumns: batch.heading?.unknown ?? [],
    sheet: batch.heading?.sheet || null,
    mends: batch.heading?.mends ?? null,
  };
}

function urgentOf(kernel: Pick<Kernel, 'calendar' | 'clock'>, due: string | null): Receipt['mostUrgent'] {
  if (due === null || due < kernel.clock.today().toString()) return null;
  return { due, workingDaysLeft: kernel.calendar.workingDaysBetween(kernel.clock.today(), toDate(due)) };
}

/**
 * Penalties of a batch whose severity the organ left out: they stand, display runs for the shortest period of the set, and
 * the organ is asked (domain.md, Reporting and display).
 */
export async function countSeverityMissing(kernel: Pick<Kernel, 'db'>, batchId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from ${r.table}
    where ${r.batch_id} = ${batchId}::uuid and ${r.kind} = 'penalty' and ${r.severity} is null and ${r.ended_on} is null`.execute(
    kernel.db.kysely,
  );
  return rows[0]!.n;
}

/** The first day by which a row of the batch that went back is to come again; null where none waits. */
export async function mendBy(kernel: Pick<Kernel, 'db'>, batchId: string): Promise<string | null> {
  const { rows } = await sql<{ due: string | null }>`
    select min(due) as due from intake_returns where batch_id = ${batchId}::uuid and settled_on is null`.execute(kernel.db.kysely);
  return rows[0]?.due ?? null;
}

/** The receipt as text, with the grouped reasons, largest first. */
export function receiptText(
  kernel: Pick<Kernel, 'calendar' | 'clock'>,
  batch: IntakeBatchesTable,
  language: Language,
  severityMissing = 0,
  due: string | null = null,
): string {
  const texts = t(language, intakeMessages);
  const at = Temporal.Instant.fromEpochMilliseconds(batch.received_at.getTime()).toZonedDateTimeISO(SHANGHAI);
  const when = `${at.toPlainDate().toString()} ${at.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  const counts = countsOf(batch);
  const { reasons, ...numbers } = counts;
  const urgent = urgentOf(kernel, batch.most_urgent);
  return [
    texts['receipt.head']({ file: batch.file_name, number: batch.number, at: when }),
    texts['receipt.counts'](numbers),
    ...(counts.held > 0 ? [texts['receipt.held']({ n: counts.held })] : []),
    ...(urgent ? [texts['receipt.urgent']({ due: urgent.due, n: urgent.workingDaysLeft })] : []),
    ...(due === null ? [] : [texts['receipt.returns']({ due })]),
    ...(severityMissing > 0 ? [texts['receipt.severity']({ n: severityMissing })] : []),
    ...reasonLines(reasons, language),
    ...fileLines(
      {
        sheet: sheetOf(batch),
        mends: batch.heading?.mends ?? null,
        unknownColumns: batch.heading?.unknown ?? [],
      },
      language,
    ),
  ].join('\n');
}

function sheetOf({ heading }: IntakeBatchesTable): IntakeResult['sheet'] {
  if (!heading?.sheet) return null;
  return { name: heading.sheet, headingRow: heading.row ?? 0, hiddenRows: heading.hiddenRows ?? 0 };
}

/** What a dry run answers. */
export function dryText(result: IntakeResult, language: Language): string {
  const texts = t(language, intakeMessages);
  const { reasons, held, ...numbers } = result.counts;
  return [
    texts['receipt.dry']({}),
    texts['receipt.counts'](numbers),
    ...(held > 0 ? [texts['receipt.held']({ n: held })] : []),
    ...reasonLines(reasons, language),
    ...fileLines(result, language),
  ].join('\n');
}

/** How the file was understood: its sheet, what was hidden, columns that nobody knows. */
export function fileLines(
  { sheet, mends, unknownColumns }: Pick<IntakeResult, 'sheet' | 'mends' | 'unknownColumns'>,
  language: Language,
): string[] {
  const texts = t(language, intakeMessages);
  const lines: string[] = [];
  if (mends !== null) lines.push(texts['receipt.mends']({ number: mends }));
  if (sheet) lines.push(texts['receipt.sheet']({ sheet: sheet.name, row: sheet.headingRow }));
  if (sheet && sheet.hiddenRows > 0) lines.push(texts['receipt.hidden']({ n: sheet.hiddenRows }));
  if (unknownColumns.length > 0) lines.push(texts['receipt.unknown']({ columns: unknownColumns.join('、') }));
  return lines;
}

export function reasonLines(reasons: Readonly<Record<string, number>>, language: Language): string[] {
  const texts = t(language, intakeMessages);
  return Object.entries(reasons)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([code, n]) => `  ${texts['receipt.reason']({ n, what: reasonWord(code, language) })}　${code}`);
}

/** The document of `intake run`. */
export function runDocument(result: IntakeResult, seconds: number): Record<string, unknown> {
  const { counts, batch, number, earlier } = result;
  return {
    batch,
    number,
    form: result.form,
    earlier,
    state: result.state,
    ...counts,
    seconds: Math.round(seconds * 1000) / 1000,
    unknownColumns: result.unknownColumns,
    sheet: result.sheet?.name ?? null,
    mends: result.mends,
  };
}
