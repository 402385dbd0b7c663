import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { visibleSql } from '../sql.ts';
import type { ActKind } from '../../records/types.ts';

export interface PublicOrgan {
  code: string;
  name: string;
  nameEn: string;
  district: string | null;
  validFrom: IsoDate;
  validTo: IsoDate | null;
  successor: string | null;
  successorName: string | null;
  successorNameEn: string | null;
}

/** Also one out of office: its acts may still be on display. */
export async function findPublicOrgan(kernel: Pick<Kernel, 'db'>, code: string): Promise<PublicOrgan | undefined> {
  const { rows } = await sql<PublicOrgan>`
    select o.code, o.name, o.name_en as "nameEn", o.district, o.valid_from as "validFrom", o.valid_to as "validTo",
      o.successor, s.name as "successorName", s.name_en as "successorNameEn"
    from v_policy_organs o left join v_policy_organs s on s.code = o.successor
    where o.code = ${code}`.execute(kernel.db.kysely);
  return rows[0];
}

export interface OrganCount {
  kind: ActKind;
  n: number;
}

type Counts = Promise<Map<string, OrganCount[]>>;
// Counted once for each state of the register and day, for all organs together.
const kept = new WeakMap<Kernel, { key: string; counts: Counts }>();

/** How many acts of each kind that it decided are on display today. */
export async function countsOfOrgan(kernel: Kernel, organ: string, today: IsoDate): Promise<OrganCount[]> {
  const { rows } = await sql<{ seq: number }>`select seq from v_journal_head`.execute(kernel.db.kysely);
  const key = `${today} ${rows[0]?.seq ?? 0}`;
  const held = kept.get(kernel);
  if (held?.key === key) return (await held.counts).get(organ) ?? [];
  const counts = count(kernel, today);
  kept.set(kernel, { key, counts });
  counts.catch(() => kept.delete(kernel));
  return (await counts).get(organ) ?? [];
}

async function count({ db }: Kernel, today: IsoDate): Counts {
  const { rows } = await sql<OrganCount & { organ: string }>`
    select r.organ, r.kind, count(distinct r.act_id)::int as n from v_records_current r
    where ${visibleSql('r')(today)} group by r.organ, r.kind order by r.organ, n desc, r.kind`.execute(db.kysely);
  const byOrgan = new Map<string, OrganCount[]>();
  for (const { organ, kind, n } of rows) byOrgan.set(organ, [...(byOrgan.get(organ) ?? []), { kind, n }]);
  return byOrgan;
}
