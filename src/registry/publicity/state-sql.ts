import { sql, type RawBuilder } from 'kysely';
import type { IsoDate } from '../../kernel/db/types.ts';
import { applicable, runsSql, untilSql } from './sql.ts';
import type { DisplayState } from './types.ts';

export const DISPLAY_STATES = [
  'not_displayable',
  'held',
  'pending',
  'shown',
  'shielded',
  'ended',
  'withdrawn',
] as const satisfies readonly DisplayState['state'][];

/**
 * `displayState(…).state` of rules.ts in SQL, for lists of officials that are narrowed by it; the public's one question is
 * `visibleSql`. sql.property.test.ts holds function and twin together.
 */
export function stateSql(alias: string): (today: IsoDate) => RawBuilder<DisplayState['state']> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return (today) => {
    const until = untilSql(alias)(today);
    return sql<DisplayState['state']>`(case
      when ${column('ended_on')} <= ${today}::date then
        case when ${column('ended_kind')} in ('withdrawn', 'recalled') then 'withdrawn' else 'ended' end
      when ${column('validity')} in ('revoked', 'void', 'varied') then 'withdrawn'
      when not exists (select 1 from ${applicable(alias, today)}) then 'not_displayable'
      when exists (select 1 from ${applicable(alias, today)} and not t.displayed) then
        case when ${wasShownSql(alias, today)} then 'ended' else 'not_displayable' end
      when ${column('released_on')} is null then case when ${column('held')} <> '{}' then 'held' else 'pending' end
      when ${column('released_on')} > ${today}::date or ${column('decided')} > ${today}::date then 'pending'
      when ${until} < ${today} then 'ended'
      when ${column('shielded')} and ${runsSql(column('shield'), today)} then 'shielded'
      else 'shown' end)`;
  };
}

/** Twin of `wasShown` for a record that no end of its own has closed by `today`. */
function wasShownSql(alias: string, today: IsoDate): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const start = sql`greatest(${column('released_on')}, ${column('decided')},
    (select min(t.in_force_from) from ${applicable(alias, today)}))`;
  const end = sql`least(${untilSql(alias)(today)}::date, ${today}::date)`;
  const text = (day: RawBuilder<unknown>) => sql`to_char(${day}, 'YYYY-MM-DD') collate "C"`;
  const shield = column('shield');
  return sql<boolean>`(${column('released_on')} is not null and ${start} <= ${end}
    and not (${column('shielded')} and coalesce((${shield}->>'from') collate "C" < ${text(start)}, false)
      and coalesce((${shield}->>'from') collate "C" <= ${text(end)}, true)
      and coalesce((${shield}->>'until') collate "C" >= ${text(end)}, true)))`;
}
