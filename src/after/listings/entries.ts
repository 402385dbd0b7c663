import { Type } from 'typebox';
import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { untilSql, visibleSql } from '../../registry/publicity/index.ts';
import { listKinds, type ListKind } from './lists.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** A body that is on a list today, as the public reads it. */
export interface ListEntry {
  subjectId: string;
  name: string;
  uscc: string | null;
  actId: string;
  organ: string;
  organName: string;
  documentNo: string;
  decided: string;
  since: string | null;
  /** Last day on the list by its term, and on display by the display rules: the earlier one. */
  until: string | null;
}

const Position = Type.Tuple([
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
  Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
]);

/**
 * Who is on a list today, the latest decision first: by the display rules alone, so that what was removed, revoked or has
 * ended is not there. Throws NOT_FOUND for a list that is not kept here, BAD_CURSOR.
 */
export async function listEntries(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy'>,
  kind: string,
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined } = {},
): Promise<{ list: ListKind; items: ListEntry[]; next: string | null }> {
  const today = kernel.clock.today().toString();
  const list = listKinds(kernel.policy, today).find((each) => each.kind === kind);
  if (list === undefined) throw new XinhengError('NOT_FOUND', { what: kind.slice(0, 40) });
  const [day, act] = cursor === undefined ? ['9999-12-31', LAST] : decodeCursor(`list-${kind}`, Position, cursor);
  const { rows } = await sql<ListEntry>`
    select ${r.subject_id} as "subjectId", s.name, s.uscc, ${r.act_id} as "actId", ${r.organ}, coalesce(o.name, ${r.organ}) as "organName",
      ${r.document_no} as "documentNo", ${r.decided}, ${r.content}->>'validFrom' as since,
      least(${r.content}->>'validTo' collate "C", ${untilSql('r')(today)}) as until
    from ${r.table}
    join v_subjects_bodies s on s.subject_id = ${r.subject_id}
    left join v_policy_organs o on o.code = ${r.organ}
    where ${r.kind} = 'listing' and ${r.content}->>'list' = ${kind} and ${visibleSql('r')(today)}
      and (${r.decided}, ${r.act_id}) < (${day}::date, ${act}::uuid)
    order by ${r.decided} desc, ${r.act_id} desc limit ${limit + 1}`.execute(kernel.db.kysely);
  return { list, ...pageOf(rows, limit, (last) => encodeCursor(`list-${kind}`, [last.decided, last.actId])) };
}

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
