import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import { jsonArray, type Tx } from '../../kernel/db/index.ts';
import type { KeyAreasContent } from '../../kernel/policy/index.ts';
import { membersSql, partSql, type KeyArea } from './members.ts';

type CountKernel = Pick<Kernel, 'db' | 'policy'>;

/** The areas of the rules in force on the day; none where the policy has none. */
export function areasOn(policy: CountKernel['policy'], day: string): readonly KeyArea[] {
  return policy.find<KeyAreasContent>('key-areas', 'key-areas', day)?.content.areas ?? [];
}

/** First day that counts for a part that must not be older than so many months. */
export function sinceOf(withinMonths: number | null, today: string): string | null {
  return withinMonths === null ? null : Temporal.PlainDate.from(today).subtract({ months: withinMonths }).toString();
}

interface CountRow {
  district: string;
  members: number;
  /** How many have each part, in the order of the parts. */
  there: number[];
  whole: number;
}

/** Counts every area anew as the register stands. Bears being run twice. Answers how many bodies were looked at. */
export async function countAreas(kernel: CountKernel, today: string): Promise<{ areas: number; members: number }> {
  const areas = areasOn(kernel.policy, today);
  let members = 0;
  await kernel.db.tx(async (tx) => {
    await sql`delete from key_area_counts`.execute(tx);
    for (const area of areas) {
      const rows = await countArea(tx, area, today);
      members += rows.reduce((sum, row) => sum + row.members, 0);
      await store(tx, area, rows, today);
    }
  });
  return { areas: areas.length, members };
}

async function countArea(tx: Tx, area: KeyArea, today: string): Promise<CountRow[]> {
  const has = area.parts.map((part) => sql`exists (${partSql(part, sinceOf(part.withinMonths, today))})`);
  const counts = area.parts.map((_, i) => sql`count(*) filter (where has[${sql.lit(i + 1)}])`);
  const { rows } = await sql<CountRow>`
    select district, count(*)::int as members, array[${sql.join(counts)}]::int[] as there,
      (count(*) filter (where true = all(has)))::int as whole
    from (select m.district, array[${sql.join(has)}] as has from (${membersSql(area)}) m) as files
    group by district order by district`.execute(tx);
  return rows;
}

async function store(tx: Tx, area: KeyArea, rows: readonly CountRow[], today: string): Promise<void> {
  const cells = rows.flatMap(({ district, members, there, whole }) => [
    { area: area.id, district, part: '', members, there: whole, counted_on: today },
    ...area.parts.map((part, i) => {
      return { area: area.id, district, part: part.id, members, there: there[i] ?? 0, counted_on: today };
    }),
  ]);
  await sql`
    insert into key_area_counts
    select * from jsonb_populate_recordset(null::key_area_counts, ${jsonArray(cells.map((cell) => JSON.stringify(cell)))}::jsonb)`.execute(
    tx,
  );
}
