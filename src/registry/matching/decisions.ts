import { sql } from 'kysely';
import Type from 'typebox';
import { logAccess, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import { livingSql } from '../subjects/index.ts';
import { theirs } from './rows.ts';

/** A decision of the desk that holds: later rows of the source with the same words follow it. */
export interface HeldDecision {
  decision: string;
  organ: string;
  /** The source's own way to name the body: kind of number, number, name. */
  sourceKey: string;
  subjectId: string;
  name: string;
  uscc: string | null;
  /** Rows that have come by it. */
  rows: number;
  decidedBy: string;
  decidedAt: string;
  reason: string;
}

const LIST = 'matching.decisions';
const Position = Type.Tuple([
  Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z$' }),
  Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
]);

/** Decisions that hold, the latest first; a look, with its purpose. Throws FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR. */
export async function listDecisions(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  query: { cursor?: string | undefined; limit?: number | undefined },
  caller: Caller,
  most = 50,
): Promise<{ items: HeldDecision[]; next: string | null }> {
  requirePermission(caller, 'matching.decide');
  const limit = Math.min(query.limit ?? 20, most);
  const after = query.cursor === undefined ? undefined : decodeCursor(LIST, Position, query.cursor);
  return kernel.db.tx(async (tx) => {
    const { rows } = await decisionsSql(caller, after, limit + 1).execute(tx);
    const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.at.toISOString(), last.decision]));
    await logAccess(kernel, tx, caller, {
      subjectIds: page.items.map((each) => each.subjectId),
      action: 'matching.decisions.listed',
      fields: ['sourceKey', 'reason'],
    });
    return { items: page.items.map(({ at, ...row }) => ({ ...row, decidedAt: at.toISOString() })), next: page.next };
  });
}

/** The statement, apart so that its plan can be looked at. */
export function decisionsSql(caller: Caller, after: readonly [string, string] | undefined, limit: number) {
  return sql<Omit<HeldDecision, 'decidedAt'> & { at: Date }>`
    select m.decision_id as decision, m.source as organ, m.source_key as "sourceKey", b.subject_id as "subjectId", b.name,
      b.uscc, (select count(*)::int from match_attached a where a.decision_id = m.decision_id) as rows,
      m.decided_by as "decidedBy", m.decided_at as at, m.reason
    from match_decisions m
      join v_subjects_bodies o on o.subject_id = m.subject_id
      cross join lateral (select * from v_subjects_bodies l where l.subject_id = ${livingSql('o')} limit 1) b
    where m.undone_at is null and ${theirs(caller, sql.ref('m.source'))}
      and ${after ? sql`(m.decided_at, m.decision_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`}
    order by m.decided_at desc, m.decision_id desc limit ${limit}`;
}
