import { sql, type Kysely } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import { visibleSql } from '../sql.ts';

export interface HomeFigures {
  subjects: number;
  shown: number;
  /** Shown yesterday for the last time. */
  endedYesterday: number;
  objections: number;
  /** On display today, and corrected since they were first shown. */
  corrected: number;
}

interface Kept {
  key: string;
  figures: Promise<HomeFigures>;
}
// Counted once for each state of the register and day: the answer can't differ while neither does.
const kept = new WeakMap<Kernel, Kept>();

export async function homeFigures(kernel: Kernel, today: IsoDate): Promise<HomeFigures> {
  const { rows } = await sql<{ seq: number }>`select seq from v_journal_head`.execute(kernel.db.kysely);
  const key = `${today} ${rows[0]?.seq ?? 0}`;
  const held = kept.get(kernel);
  if (held?.key === key) return held.figures;
  const figures = count(kernel.db.kysely, today);
  kept.set(kernel, { key, figures });
  figures.catch(() => kept.delete(kernel));
  return figures;
}

async function count(db: Kysely<unknown>, today: IsoDate): Promise<HomeFigures> {
  const yesterday = Temporal.PlainDate.from(today).subtract({ days: 1 }).toString();
  const { rows } = await sql<HomeFigures>`
    select (select count(*) from v_subjects_bodies where merged_into is null)::int as subjects,
      count(*) filter (where shown)::int as shown,
      count(*) filter (where not shown and shown_before)::int as "endedYesterday",
      count(*) filter (where shown and disputes @> '[{"state": "open"}]')::int as objections,
      count(*) filter (where shown and corrections <> '[]')::int as corrected
    from (select r.disputes, r.corrections, ${visibleSql('r')(today)} as shown, ${visibleSql('r')(yesterday)} as shown_before
      from v_records_current r) as all_records`.execute(db);
  return rows[0] ?? { subjects: 0, shown: 0, endedYesterday: 0, objections: 0, corrected: 0 };
}
