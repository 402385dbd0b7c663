import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

export interface SilentOrgan {
  organ: string;
  name: string;
  nameEn: string;
  district: string | null;
  /** The last day on which anything came from it; null where nothing ever did. */
  last: IsoDate | null;
}

/** Whose numbers these are: a director's district, all without one and for the local operator. */
export function districtSql(caller: Caller, district: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return caller.role === 'operator' || caller.district === null ? sql`true` : sql`${district} = ${caller.district}`;
}

/**
 * Organs that work here and from which nothing came in the days: no file, no record, no nil report of a month that the days
 * touch. By name, then code. Throws FORBIDDEN.
 */
export async function silentOrgans(
  tx: Tx,
  kernel: Pick<Kernel, 'settings'>,
  { from, to }: { from: IsoDate; to: IsoDate },
  caller: Caller,
): Promise<SilentOrgan[]> {
  requirePermission(caller, 'bulletins.read');
  const day = sql`(b.received_at at time zone 'Asia/Shanghai')::date`;
  const { rows } = await sql<SilentOrgan>`
    select o.code as organ, o.name, coalesce(o.name_en, o.name) as "nameEn", o.district,
      (select max(${day}) from v_intake_batches b where b.organ = o.code and ${day} <= ${to}::date) as last
    from v_policy_organs o
    where o.demo = ${kernel.settings.demo} and o.valid_from <= ${to}::date and (o.valid_to is null or o.valid_to >= ${from}::date)
      and left(o.district, 2) in (
        select left(d.code, 2) from v_policy_divisions d where d.level in ('district', 'functional'))
      and ${districtSql(caller, sql`o.district`)}
      and not exists (select 1 from v_intake_batches b
        where b.organ = o.code and b.state <> 'refused' and ${day} between ${from}::date and ${to}::date)
      and not exists (select 1 from ${r.table}
        where ${r.received_on} between ${from}::date and ${to}::date and o.code in (${r.organ}, ${r.reporting_organ}))
      and not exists (select 1 from v_intake_nil_reports n
        where n.organ = o.code and n.month in (left(${from}, 7), left(${to}, 7)))
    order by o.name, o.code`.execute(tx);
  return rows;
}
