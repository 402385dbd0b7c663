import { sql } from 'kysely';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import type { ActKind, CorrectionKind } from '../../records/types.ts';
import { newestFirst, pageByDay, type PageOptions } from '../keyset.ts';
import { actableSql } from '../scope.ts';

/** A record that was corrected or withdrawn after display, once for each change. */
export interface ChangedRecord {
  recordId: string;
  actId: string;
  subjectId: string;
  subject: string | null;
  kind: ActKind;
  organ: string;
  documentNo: string;
  decided: IsoDate;
  change: { on: IsoDate; kind: CorrectionKind; reason: string; document: string | null };
  /** Its display ended by it. */
  withdrawn: boolean;
}

export interface ChangesQuery extends PageOptions {
  kind?: CorrectionKind | undefined;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
}

/**
 * Corrections and withdrawals of the caller’s organ or district, newest first. A look, with its purpose. Throws FORBIDDEN,
 * PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function listChanges(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  query: ChangesQuery,
  caller: Caller,
): Promise<{ items: ChangedRecord[]; next: string | null }> {
  requirePermission(caller, 'publicity.review');
  requirePurpose(caller);
  const limit = query.limit ?? 50;
  const before = newestFirst('changes', query.cursor);
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<ChangedRecord>`
      select * from (
        select r.record_id as "recordId", r.act_id as "actId", r.subject_id as "subjectId", s.name as subject, r.kind, r.organ,
          r.document_no as "documentNo", r.decided,
          jsonb_build_object('on', c->>'on', 'kind', c->>'kind', 'reason', c->>'reason', 'document', c->>'document') as change,
          coalesce(r.ended_kind = 'withdrawn' and r.ended_on = (c->>'on')::date, false) as withdrawn, (c->>'on')::date as changed
        from v_records_current r cross join lateral jsonb_array_elements(r.corrections) c
        left join v_subjects_bodies s on s.subject_id = r.subject_id
        where r.corrections <> '[]' and ${actableSql('r', caller)}) f
      where ${query.kind === undefined ? sql`true` : sql`f.change->>'kind' = ${query.kind}`}
        and ${query.from === undefined ? sql`true` : sql`f.changed >= ${query.from}::date`}
        and ${query.to === undefined ? sql`true` : sql`f.changed <= ${query.to}::date`}
        and (f.changed, f."recordId") < (${before.day}::date, ${before.id}::uuid)
      order by f.changed desc, f."recordId" desc limit ${limit + 1}`.execute(tx);
    const page = pageByDay('changes', rows, limit, (row) => [row.change.on, row.recordId]);
    await logAccess(kernel, tx, caller, {
      subjectIds: page.items.map((row) => row.subjectId),
      action: 'publicity.changes.listed',
      fields: ['subject', 'documentNo', 'change'],
    });
    return page;
  });
}
