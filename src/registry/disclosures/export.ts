import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { headOf } from '../../kernel/journal/index.ts';
import { csvText, xlsxBytes } from '../../kernel/tables/index.ts';
import { currentRecords, type ActKind, type Nature } from '../records/index.ts';
import type { ExportFormat } from './answer.ts';
import { disclose } from './disclose.ts';
import type { DisclosureFilter } from './types.ts';

const r = currentRecords('r');

/** Rows of one file; who needs more asks in parts, and says so for each. */
const EXPORT_ROWS = 10_000;
/** So many records are named one by one; beyond, a correction of any record of those kinds and organs is told. */
const NAMED = 500;

/** A record of which the file tells, in the version that was read. */
export interface ToldRecord {
  subjectId: string;
  recordId: string;
  seq: number;
}

/** What a room read for its file. */
export interface ExportContent {
  /** One a row: each gets a look. */
  subjectIds: readonly string[];
  records: readonly ToldRecord[];
  /** What the list is of, for the audit. */
  object?: string;
  /** Names of the fields given out, for the look. */
  fields: readonly string[];
  heading: readonly string[];
  cells: readonly (readonly string[])[];
  title: string;
  /** Without the ending. */
  name: string;
}

export interface ExportRequest {
  /** What the look and the audit are called. */
  action: string;
  /** As the caller filtered the list, for the audit. */
  filter: object;
  format: ExportFormat;
  /** Who gets it beside the caller's own organ, in words; stands in the audit and in the disclosure's purpose. */
  recipient?: string | undefined;
  texts: { 'export.sheet': () => string; 'export.large': (p: { limit: number }) => string };
  read: (tx: Tx, limit: number) => Promise<ExportContent>;
}

export interface Exported {
  bytes: Buffer | string;
  name: string;
  rows: number;
  disclosure: string;
}

/**
 * The only way in which a file with names leaves. It is a disclosure to the caller's organ before the first byte leaves, so
 * that each later correction and withdrawal reaches it; a look at each body; audited. Throws FORBIDDEN, PURPOSE_REQUIRED,
 * TOO_LARGE beyond 10,000 rows, and CONFLICT where a record changed after it was read.
 */
export async function exportFile(
  kernel: Pick<Kernel, 'db' | 'clock' | 'append' | 'ids'>,
  caller: Caller,
  { action, filter, format, recipient, texts, read }: ExportRequest,
): Promise<Exported> {
  requirePermission(caller, 'records.export');
  requirePurpose(caller);
  return kernel.db.tx(async (tx) => {
    const content = await read(tx, EXPORT_ROWS + 1);
    const { subjectIds, records, object, fields } = content;
    const rows = content.cells.length;
    if (rows > EXPORT_ROWS) throw new XinhengError('TOO_LARGE', { limit: texts['export.large']({ limit: EXPORT_ROWS }) });
    const bytes = await bytesOf(content, format, texts['export.sheet']());
    await logAccess(kernel, tx, caller, { subjectIds, action, fields });
    const details = { rows, format, filter: JSON.stringify(filter), recipient: recipient ?? null };
    await audit(kernel, tx, caller, { action, object: object ?? null, subjectIds, outcome: 'ok', details });
    const disclosure = await disclose(
      tx,
      kernel,
      {
        recipient: caller.organ ?? caller.account ?? '',
        channel: 'download',
        purpose: recipient === undefined ? (caller.purpose ?? '') : `${caller.purpose ?? ''} → ${recipient}`,
        filter: await coveredBy(tx, records),
        fromSeq: 0,
        toSeq: await headOf(tx),
        itemCount: rows,
      },
      new Date(kernel.clock.now().epochMilliseconds),
    );
    // The journal is ours to the end of the transaction: what changed since it was read would be told to nobody.
    if ((await current(tx, records)).length < records.length) throw new XinhengError('CONFLICT', { what: 'records' });
    return { bytes, name: `${content.name}.${format}`, rows, disclosure };
  });
}

async function bytesOf({ heading, cells, title }: ExportContent, format: ExportFormat, name: string): Promise<Buffer | string> {
  if (format === 'csv') return csvText([heading, ...cells]);
  return xlsxBytes([{ name, heading, rows: cells, title }], title);
}

/** Which records the file holds, so that a later change of one of them finds its way back. */
async function coveredBy(tx: Tx, records: readonly ToldRecord[]): Promise<DisclosureFilter> {
  if (records.length <= NAMED) return { recordIds: records.map(({ recordId }) => recordId) };
  const found = await current(tx, records);
  return {
    kinds: [...new Set(found.map(({ kind }) => kind))],
    organs: [...new Set(found.map(({ organ }) => organ))],
    natures: [...new Set(found.map(({ nature }) => nature))],
  };
}

/** Those of the records that still are as they were read. */
async function current(tx: Tx, records: readonly ToldRecord[]): Promise<{ kind: ActKind; organ: string; nature: Nature }[]> {
  const { rows } = await sql<{ kind: ActKind; organ: string; nature: Nature }>`
    select ${r.kind}, ${r.organ}, ${r.nature}
    from unnest(${records.map(({ subjectId }) => subjectId)}::uuid[], ${records.map(({ recordId }) => recordId)}::uuid[],
      ${records.map(({ seq }) => seq)}::bigint[]) with ordinality as f(subject_id, record_id, seq, n)
    join ${r.table} on ${r.subject_id} = f.subject_id and ${r.record_id} = f.record_id and ${r.seq} = f.seq
    order by f.n`.execute(tx);
  return rows;
}
