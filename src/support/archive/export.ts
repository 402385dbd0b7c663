import { sql } from 'kysely';
import { logAccess, requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import { headOf } from '../../kernel/journal/index.ts';
import { formatYuan } from '../../kernel/money/index.ts';
import { csvText, xlsxBytes } from '../../kernel/tables/index.ts';
import { disclose, type DisclosureFilter } from '../../registry/disclosures/index.ts';
import { kindWord } from '../../registry/records/index.ts';
import type { Filter } from './filter.ts';
import { archiveMessages } from './messages.ts';
import { resolveFilter, selectRecords, type FoundRecord } from './select.ts';
import { contentOf, lineOf, sightOf, type Sight } from './view.ts';

/** Rows of one file; who needs more asks in parts, and says so for each. */
export const EXPORT_ROWS = 10_000;
/** So many rows are named one by one; beyond, a correction of any record of those kinds and organs is told. */
const NAMED = 500;

export interface ExportRequest {
  filter: Filter;
  format: 'csv' | 'xlsx';
  /** Who gets it beside the caller's own organ, in words; stands in the audit and in the disclosure's purpose. */
  recipient?: string | undefined;
}

export interface Exported {
  bytes: Buffer | string;
  name: string;
  rows: number;
  disclosure: string;
}

/**
 * The rows of a list as a file. A disclosure to the caller's organ before the first byte leaves, so that each later
 * correction and withdrawal reaches it; a look; audited. Content by the caller's level, each row with its last day of
 * display. Throws FORBIDDEN, PURPOSE_REQUIRED, TOO_LARGE beyond 10,000 rows, NOT_FOUND, AMBIGUOUS_KEY.
 */
export async function exportRecords(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy' | 'append' | 'ids'>,
  { filter, format, recipient }: ExportRequest,
  caller: Caller,
  language: Language,
): Promise<Exported> {
  requirePermission(caller, 'records.export');
  const { organ, account, purpose } = caller;
  return kernel.db.tx(async (tx) => {
    const sight = await sightOf(tx, kernel, caller);
    const resolved = await resolveFilter(tx, filter, sight.today);
    const rows = await selectRecords(tx, { filter, resolved, caller }, null, EXPORT_ROWS + 1);
    const texts = t(language, archiveMessages);
    if (rows.length > EXPORT_ROWS) throw new XinhengError('TOO_LARGE', { limit: texts['export.large']({ limit: EXPORT_ROWS }) });
    const heading = COLUMNS.map((column) => texts[`column.${column}`]());
    const cells = rows.map((row) => cellsOf(row, sight, language));
    const title = texts['export.title']({ at: sight.today, n: rows.length, purpose: purpose ?? '' });
    const bytes =
      format === 'csv'
        ? csvText([heading, ...cells])
        : await xlsxBytes([{ name: texts['export.sheet'](), heading, rows: cells, title }], title);
    await logAccess(kernel, tx, caller, {
      subjectIds: rows.map((row) => row.subject_id),
      action: 'records.exported',
      fields: [...COLUMNS],
    });
    await audit(kernel, tx, caller, {
      action: 'records.exported',
      subjectIds: rows.map((row) => row.subject_id),
      outcome: 'ok',
      details: { rows: rows.length, format, filter: JSON.stringify(filter), recipient: recipient ?? null },
    });
    const disclosure = await disclose(
      tx,
      kernel,
      {
        recipient: organ ?? account ?? '',
        channel: 'download',
        purpose: recipient === undefined ? (purpose ?? '') : `${purpose ?? ''} → ${recipient}`,
        filter: coveredBy(rows),
        fromSeq: 0,
        toSeq: await headOf(tx),
        itemCount: rows.length,
      },
      new Date(kernel.clock.now().epochMilliseconds),
    );
    // The journal is ours to the end of the transaction: what changed since it was read would be told to nobody.
    if (await changedSince(tx, rows)) throw new XinhengError('CONFLICT', { what: 'records' });
    return { bytes, name: `records-${sight.today}.${format}`, rows: rows.length, disclosure };
  });
}

async function changedSince(tx: Tx, rows: readonly FoundRecord[]): Promise<boolean> {
  const { rows: changed } = await sql<{ n: number }>`
    select count(*)::int as n
    from unnest(${rows.map((row) => row.subject_id)}::uuid[], ${rows.map((row) => row.record_id)}::uuid[],
      ${rows.map((row) => row.seq)}::bigint[]) as f(subject_id, record_id, seq)
    left join v_records_current r on r.subject_id = f.subject_id and r.record_id = f.record_id
    where r.seq is distinct from f.seq`.execute(tx);
  return (changed[0]?.n ?? 0) > 0;
}

/** Which records the file holds, so that a later change of one of them finds its way back. */
function coveredBy(rows: readonly FoundRecord[]): DisclosureFilter {
  if (rows.length <= NAMED) return { recordIds: rows.map((row) => row.record_id) };
  return {
    kinds: [...new Set(rows.map((row) => row.kind))],
    organs: [...new Set(rows.map((row) => row.organ))],
    natures: [...new Set(rows.map((row) => row.nature))],
  };
}

const COLUMNS = [
  'recordId',
  'subject',
  'uscc',
  'kind',
  'item',
  'documentNo',
  'title',
  'organ',
  'reportingOrgan',
  'decided',
  'receivedOn',
  'display',
  'publicUntil',
  'marks',
  'violation',
  'text',
  'basis',
  'fine',
] as const;

function cellsOf(row: FoundRecord, sight: Sight, language: Language): string[] {
  const texts = t(language, archiveMessages);
  const line = lineOf(row, sight);
  const content = contentOf(row, line.level, sight);
  const text = (field: string): string => (typeof content[field] === 'string' ? content[field] : '');
  const fine = content['fineFen'];
  const english = language === 'en';
  const values: Record<(typeof COLUMNS)[number], string> = {
    recordId: line.recordId,
    subject: line.subject.name ?? '',
    uscc: line.subject.uscc ?? '',
    kind: kindWord(line.kind, language),
    item: line.item,
    documentNo: line.documentNo,
    title: line.title ?? '',
    organ: english ? line.organNameEn : line.organName,
    reportingOrgan: english ? line.reportingOrganNameEn : line.reportingOrganName,
    decided: line.decided,
    receivedOn: line.receivedOn,
    display: texts[`display.${line.display.state}`](),
    publicUntil: line.display.until ?? '',
    marks: line.marks.map((mark) => texts[`mark.${mark}`]()).join(english ? '; ' : '、'),
    violation: text('violation'),
    text: text('text'),
    basis: text('basis'),
    fine: typeof fine === 'number' ? formatYuan(fine) : '',
  };
  return COLUMNS.map((column) => values[column]);
}
