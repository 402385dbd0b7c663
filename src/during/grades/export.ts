import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { headOf } from '../../kernel/journal/index.ts';
import { csvText, xlsxBytes } from '../../kernel/tables/index.ts';
import { disclose, type DisclosureFilter } from '../../registry/disclosures/index.ts';
import { selectGrades, type GradeFilter } from './list.ts';
import { gradeMessages } from './messages.ts';
import { usedUntil, type Scale } from './scales.ts';
import type { GradeRow } from './select.ts';

/** Rows of one file; who needs more asks by district or value. */
const EXPORT_ROWS = 10_000;
/** So many are named one by one; beyond, a correction of any grade of those organs is told. */
const NAMED = 500;

export interface ExportedGrades {
  bytes: Buffer | string;
  name: string;
  rows: number;
  disclosure: string;
}

/**
 * The grades of a list as a file: a disclosure to the caller's organ before the first byte leaves, so that each later
 * correction and withdrawal reaches it; a look; audited. Throws as listGrades, and TOO_LARGE beyond 10,000 rows, CONFLICT
 * where one changed meanwhile.
 */
export async function exportGrades(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'append' | 'ids'>,
  { filter, format }: { filter: GradeFilter; format: 'csv' | 'xlsx' },
  caller: Caller,
  language: Language,
): Promise<ExportedGrades> {
  requirePermission(caller, 'records.export');
  requirePurpose(caller);
  const today = kernel.clock.today().toString();
  const texts = t(language, gradeMessages);
  return kernel.db.tx(async (tx) => {
    const { rows, scale } = await selectGrades(tx, kernel, filter, caller, { after: null, limit: EXPORT_ROWS + 1 });
    if (rows.length > EXPORT_ROWS) throw new XinhengError('TOO_LARGE', { limit: texts['export.large']({ limit: EXPORT_ROWS }) });
    const subjectIds = rows.map((row) => row.subject_id);
    await logAccess(kernel, tx, caller, { subjectIds, action: 'grades.exported', fields: [...COLUMNS] });
    await audit(kernel, tx, caller, {
      action: 'grades.exported',
      object: filter.scale,
      subjectIds,
      outcome: 'ok',
      details: { rows: rows.length, format, filter: JSON.stringify(filter) },
    });
    const bytes = await fileOf(rows, scale, { format, language, today, purpose: caller.purpose ?? '' });
    const disclosure = await disclose(
      tx,
      kernel,
      {
        recipient: caller.organ ?? caller.account ?? '',
        channel: 'download',
        purpose: caller.purpose ?? '',
        filter: coveredBy(rows),
        fromSeq: 0,
        toSeq: await headOf(tx),
        itemCount: rows.length,
      },
      new Date(kernel.clock.now().epochMilliseconds),
    );
    // The journal is ours to the end of the transaction: what changed since it was read would be told to nobody.
    if (await changedSince(tx, rows)) throw new XinhengError('CONFLICT', { what: 'grades' });
    return { bytes, name: `grades-${filter.scale}-${today}.${format}`, rows: rows.length, disclosure };
  });
}

function coveredBy(rows: readonly GradeRow[]): DisclosureFilter {
  if (rows.length <= NAMED) return { recordIds: rows.map((row) => row.record_id) };
  return { kinds: ['grade'], organs: [...new Set(rows.map((row) => row.organ))], natures: [...new Set(rows.map((row) => row.nature))] };
}

async function changedSince(tx: Tx, rows: readonly GradeRow[]): Promise<boolean> {
  const { rows: changed } = await sql<{ n: number }>`
    select count(*)::int as n
    from unnest(${rows.map((row) => row.subject_id)}::uuid[], ${rows.map((row) => row.record_id)}::uuid[],
      ${rows.map((row) => row.seq)}::bigint[]) as f(subject_id, record_id, seq)
    left join v_records_current r on r.subject_id = f.subject_id and r.record_id = f.record_id
    where r.seq is distinct from f.seq`.execute(tx);
  return (changed[0]?.n ?? 0) > 0;
}

const COLUMNS = ['recordId', 'subject', 'uscc', 'scale', 'grade', 'issuer', 'decided', 'documentNo', 'usedUntil'] as const;

interface FileOptions {
  format: 'csv' | 'xlsx';
  language: Language;
  today: string;
  purpose: string;
}

async function fileOf(
  rows: readonly GradeRow[],
  scale: Scale,
  { format, language, today, purpose }: FileOptions,
): Promise<Buffer | string> {
  const texts = t(language, gradeMessages);
  const english = language === 'en';
  const heading = COLUMNS.map((column) => texts[`column.${column}`]());
  const cells = rows.map((row) => [
    row.record_id,
    row.subject_name ?? '',
    row.subject_uscc ?? '',
    row.title,
    row.value,
    (english ? row.organ_name_en : row.organ_name) ?? row.organ,
    row.decided,
    row.document_no,
    usedUntil(scale, row.decided, row.valid_to) ?? '',
  ]);
  const title = texts['export.title']({ at: today, n: rows.length, purpose });
  return format === 'csv'
    ? csvText([heading, ...cells])
    : xlsxBytes([{ name: texts['export.sheet'](), heading, rows: cells, title }], title);
}
