import { sql, type Expression, type SqlBool } from 'kysely';
import { subjectsFor } from './mandates/standing.ts';
import { OWN_SUBJECT, REACH, rank } from './levels.ts';
import { hasPurpose } from './policy.ts';
import type { Caller, Level } from './types.ts';

/** The columns of the list that say whose row it is. A list without one gives null; such rows are then never near. */
export interface ScopeColumns {
  organ: Expression<string | null>;
  district: Expression<string | null>;
  subjectId?: Expression<string | null>;
}

const NONE = sql<SqlBool>`false`;
const ALL = sql<SqlBool>`true`;

/**
 * The rows of which the caller may read the wanted level, as a condition for SQL: the twin of `levelFor`, held equal to
 * it by a test on random callers and rows. Fails closed on null columns.
 */
export function scopeSql(caller: Caller, columns: ScopeColumns, wanted: Level): Expression<SqlBool> {
  if (wanted === 'PUBLIC') return ALL;
  if (caller.role === null || !hasPurpose(caller.purpose)) return NONE;
  const allowed = (level: Level): boolean => rank(wanted) <= rank(level);
  if (caller.role === 'owner') {
    const own = subjectsFor(caller, 'see');
    if (!allowed(OWN_SUBJECT) || own.length === 0 || columns.subjectId === undefined) return NONE;
    return sql<SqlBool>`coalesce(${columns.subjectId} in (${sql.join(own)}), false)`;
  }
  if (caller.organ === null) return NONE;
  const reach = REACH[caller.role];
  const own = sql<SqlBool>`coalesce(${columns.organ} = ${caller.organ}, false)`;
  const near = caller.district === null ? ALL : sql<SqlBool>`coalesce(${columns.district} = ${caller.district}, false)`;
  const cases = [
    allowed(reach.own) ? own : undefined,
    allowed(reach.district) ? sql<SqlBool>`(not ${own} and ${near})` : undefined,
    allowed(reach.elsewhere) ? sql<SqlBool>`(not ${own} and not ${near})` : undefined,
  ].filter((part) => part !== undefined);
  return cases.length === 0 ? NONE : sql<SqlBool>`(${sql.join(cases, sql` or `)})`;
}
