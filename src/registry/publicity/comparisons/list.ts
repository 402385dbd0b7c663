import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { openProposals, type OpenProposal } from '../../../kernel/proposals/index.ts';
import { COMPARE } from './effect.ts';
import type { Differences } from '../../records/index.ts';
import { pageByDay, placeAfter, type PageOptions } from '../keyset.ts';
import { actableSql, requireActing } from '../scope.ts';
import { findRecordsById } from '../store.ts';
import { on } from '../../../kernel/db/types.ts';
import type { PublicityTables } from '../facts.ts';

/** What two lines say differently of one act, for the deciding organ. */
export interface OpenComparison {
  comparisonId: string;
  recordId: string;
  actId: string;
  subjectId: string;
  subject: string | null;
  kind: string;
  organ: string;
  documentNo: string;
  decided: IsoDate;
  /** By whom the record that is held came, and by whom the other line. */
  heldFrom: string;
  givenBy: string;
  openedOn: IsoDate;
  days: number;
  fields: Differences;
  /** An answer that waits for another person. */
  waits: OpenProposal | null;
}

/**
 * Open comparisons of the acts that the caller's organ decided (a director's district, all for the local operator), longest
 * waiting first. Both sides of a value are shown, so every listing is a look with its purpose. Throws FORBIDDEN,
 * PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function openComparisons(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  caller: Caller,
  page: PageOptions = {},
): Promise<{ items: OpenComparison[]; next: string | null }> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  const after = placeAfter('comparisons', page.cursor);
  const limit = page.limit ?? 50;
  const today = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<Omit<OpenComparison, 'waits'>>`
      select c.comparison_id as "comparisonId", c.record_id as "recordId", c.act_id as "actId", c.subject_id as "subjectId",
        s.name as subject, r.kind, c.organ, r.document_no as "documentNo", r.decided, r.reporting_organ as "heldFrom",
        c.reporting_organ as "givenBy", c.opened_on as "openedOn", ${today}::date - c.opened_on as days, c.fields
      from v_records_comparisons c
      join v_records_current r on r.subject_id = c.subject_id and r.record_id = c.record_id
      left join v_subjects_bodies s on s.subject_id = c.subject_id
      where c.state = 'open' and ${actableSql('c', caller)}
        and (c.opened_on, c.comparison_id) > (${after.day}::date, ${after.id}::uuid)
      order by c.opened_on, c.comparison_id limit ${limit + 1}`.execute(tx);
    const listed = pageByDay('comparisons', rows, limit, (row) => [row.openedOn, row.comparisonId]);
    await logAccess(kernel, tx, caller, {
      subjectIds: listed.items.map((row) => row.subjectId),
      action: 'publicity.comparisons.listed',
      fields: [...new Set(listed.items.flatMap((row) => Object.keys(row.fields)))],
    });
    const waits = await openProposals(
      tx,
      COMPARE,
      listed.items.map((row) => row.comparisonId),
    );
    return { ...listed, items: listed.items.map((row) => ({ ...row, waits: waits.get(row.comparisonId) ?? null })) };
  });
}

/** One line by which an act came. The first stands in the record itself. */
export interface SourceLine {
  subjectId: string;
  recordId: string;
  reportingOrgan: string;
  firstOn: IsoDate;
  lastOn: IsoDate;
  agrees: boolean;
  held: boolean;
}

/** All lines by which an act, or one record of it, came: the one that is held first, then by day. Throws NOT_FOUND, FORBIDDEN. */
export async function sourcesOf(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  id: string,
  caller: Caller,
): Promise<{ items: SourceLine[]; next: null }> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  return kernel.db.tx(async (tx) => {
    const rows = await findRecordsById(on<PublicityTables>(tx), id);
    const [first] = rows;
    if (first === undefined) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
    await requireActing(tx, caller, first.organ);
    const { rows: items } = await sql<SourceLine>`
      select r.subject_id as "subjectId", r.record_id as "recordId", r.reporting_organ as "reportingOrgan",
        r.received_on as "firstOn", r.received_on as "lastOn", true as agrees, true as held
      from v_records_current r where r.record_id = any(${rows.map((row) => row.record_id)}::uuid[])
      union all
      select s.subject_id, s.record_id, s.reporting_organ, s.first_on, s.last_on, s.agrees, false
      from v_records_sources s where s.subject_id = any(${rows.map((row) => row.subject_id)}::uuid[])
        and s.record_id = any(${rows.map((row) => row.record_id)}::uuid[])
      order by 2, 7 desc, 4, 3`.execute(tx);
    const subjectIds = rows.map((row) => row.subject_id);
    await logAccess(kernel, tx, caller, { subjectIds, action: 'publicity.sources.listed', fields: ['reportingOrgan'] });
    return { items, next: null };
  });
}
