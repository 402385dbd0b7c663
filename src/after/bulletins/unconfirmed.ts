import { sql } from 'kysely';
import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { districtSql } from './silent.ts';

export interface Unconfirmed {
  recipient: string;
  /** Of an organ; a system is known by its account. */
  name: string | null;
  nameEn: string | null;
  /** Corrections that it was told of and has not confirmed. */
  notices: number;
  /** Day of the oldest. */
  since: string;
}

/** Recipients that were told of a correction or withdrawal so many days ago and have not confirmed it, the longest first. */
export async function unconfirmed(tx: Tx, kernel: Pick<Kernel, 'clock'>, days: number, caller: Caller): Promise<Unconfirmed[]> {
  requirePermission(caller, 'bulletins.read');
  const last = kernel.clock.today().subtract({ days }).toString();
  const day = sql`(n.at at time zone 'Asia/Shanghai')::date`;
  const { rows } = await sql<Unconfirmed>`
    select n.recipient, o.name, coalesce(o.name_en, o.name) as "nameEn", count(*)::int as notices, min(${day}) as since
    from v_disclosures_notices n left join v_policy_organs o on o.code = n.recipient
    where n.read_at is null and ${day} < ${last}::date and ${districtSql(caller, sql`o.district`)}
    group by n.recipient, o.name, o.name_en order by 5, 1`.execute(tx);
  return rows;
}
