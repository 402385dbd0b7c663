import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { IsoDate } from '../../kernel/db/types.ts';
import type { GradeScaleContent, PolicyDocument } from '../../kernel/policy/index.ts';
import { nameOfScale } from '../grades/index.ts';

type Scale = Pick<PolicyDocument<GradeScaleContent>, 'content'>;

/**
 * Is the record `r` of `v_records_current` a grade of this scale that stands: confirmed, shared, in force, no organ late with an
 * answer about it?
 */
export function countsSql(scale: Scale, day: IsoDate): RawBuilder<SqlBool> {
  return sql<SqlBool>`r.kind = 'grade' and r.content->>'title' = ${nameOfScale(scale)}
    and r.decided <= ${day}::date and r.ended_kind is null and r.validity in ('in_force', 'varied') and r.shared
    and (r.held = '{}' or r.released_on is not null)
    and not exists (select 1 from jsonb_array_elements(r.disputes) d
      where d->>'state' = 'open' and (d->>'due')::date < ${day}::date)`;
}
