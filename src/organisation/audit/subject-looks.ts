import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { logAccess, requirePermission, scopeSql, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { bodiesOf } from './search.ts';

/** Who looked at a body, as officials see it. */
export interface SubjectLook {
  id: number;
  at: string;
  organ: string | null;
  role: string;
  /** Of colleagues of the own organ, and for the audit administrator; else null. */
  account: string | null;
  action: string;
  purpose: string;
}

export interface SubjectLooks {
  /** One more than asked for where there is one. */
  items: SubjectLook[];
  /** Looks of organs beyond the caller's reach: that there are some, not whose or why, which may be an inquiry under way. */
  elsewhere: number;
}

/**
 * Looks of officials at a body, newest first, by number. Each organ reads its own, a director those of the district, the
 * audit administrator all; a body's own people are left out. Itself a look. Throws UNAUTHENTICATED, FORBIDDEN,
 * PURPOSE_REQUIRED, NOT_FOUND, AMBIGUOUS_KEY.
 */
export async function looksAt(
  kernel: Kernel,
  caller: Caller,
  key: string,
  page: { after: number | null; limit: number },
): Promise<SubjectLooks> {
  requirePermission(caller, 'looks.read');
  return kernel.db.tx(async (tx) => {
    const ids = await bodiesOf(tx, key);
    const reach = reachOf(caller);
    const from = sql`from v_access_log l left join v_policy_organs o on o.code = l.organ
      where l.subject_id = any(${ids}::uuid[]) and l.role <> 'owner'`;
    const { rows } = await sql<Omit<SubjectLook, 'at'> & { at: Date }>`
      select l.id, l.at, l.organ, l.role, l.action, l.purpose,
        case when ${caller.role === 'audit'}::boolean or l.organ = ${caller.organ} then l.account end as account
      ${from} and ${reach} and (${page.after}::bigint is null or l.id < ${page.after})
      order by l.id desc limit ${page.limit + 1}`.execute(tx);
    const { rows: rest } = await sql<{ n: number }>`select count(*)::int as n ${from} and not ${reach}`.execute(tx);
    const fields = ['organ', 'purpose'];
    await logAccess(kernel, tx, caller, { subjectIds: ids.slice(0, 1), action: 'subject.looks.read', fields });
    return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })), elsewhere: rest[0]?.n ?? 0 };
  });
}

function reachOf(caller: Caller): RawBuilder<SqlBool> {
  if (caller.role === 'audit') return sql<SqlBool>`true`;
  const columns = { organ: sql<string | null>`l.organ`, district: sql<string | null>`o.district` };
  return sql<SqlBool>`(${scopeSql(caller, columns, 'INTERNAL')})`;
}
