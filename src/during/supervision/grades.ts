import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import type { GradeScaleContent } from '../../kernel/policy/index.ts';
import { modelsInUse, unmovedSql } from '../evaluation/index.ts';
import { gradeCountsSql, nameOfScale, usedUntil } from '../grades/index.ts';
import type { GradeSeen, Plan } from './rules.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** Of each body its latest grade by the scale of one plan. */
export type Seen = ReadonlyMap<string, GradeSeen>;

/**
 * The latest grades by the plan's own scale; nothing is turned from one scale into another. `moved`: does a grade whose body has
 * newer records count as stale? For whoever reads it, yes; what is stored waits for the renewal, which follows in moments, so
 * that not every record makes two changes.
 */
export async function gradesSeen(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'settings'>,
  plan: Plan,
  ids: readonly string[],
  { day, moved }: { day: string; moved: 'stale' | 'waits' },
): Promise<Seen> {
  const { kind, model } = plan.content.scale;
  if (kind === 'received') return receivedBy(tx, kernel, plan.content.scale.received ?? '', ids, day);
  return model === undefined ? new Map() : evaluated(tx, kernel, model, ids, { day, moved });
}

interface StandingRow {
  subject_id: string;
  grade: string | null;
  as_of: IsoDate;
  renew_on: IsoDate | null;
  model_hash: string;
  unmoved: boolean;
}

async function evaluated(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'settings'>,
  model: string,
  ids: readonly string[],
  { day, moved }: { day: string; moved: 'stale' | 'waits' },
): Promise<Seen> {
  const inUse = (await modelsInUse(tx, kernel, day)).find(({ id }) => id === model)?.hash;
  // Looked at for each body alone: left out where nobody asks.
  const unmoved = moved === 'stale' ? unmovedSql('s') : sql<boolean>`true`;
  const { rows } = await sql<StandingRow>`
    select s.subject_id, s.grade, s.as_of, s.renew_on, s.model_hash, ${unmoved} as unmoved
    from v_evaluation_standing s where s.model = ${model} and s.subject_id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(
    rows.map((row): [string, GradeSeen] => [
      row.subject_id,
      { value: row.grade, on: row.as_of, until: row.renew_on, fresh: row.unmoved && row.model_hash === inUse },
    ]),
  );
}

interface ReceivedRow {
  subject_id: string;
  value: string;
  decided: IsoDate;
  valid_to: IsoDate | null;
}

/** Grades that others issued and that stand. The latest counts, also where it has expired: an older one is not taken in its place. */
async function receivedBy(tx: Tx, { policy }: Pick<Kernel, 'policy'>, id: string, ids: readonly string[], day: string): Promise<Seen> {
  const scale = policy.find<GradeScaleContent>('grade-scale', id, day);
  if (scale === undefined) return new Map();
  const { rows } = await sql<ReceivedRow>`
    select distinct on (${r.subject_id}) ${r.subject_id}, ${r.content}->>'grade' as value, ${r.decided},
      (${r.content}->>'validTo')::date as valid_to
    from ${r.table}
    where ${r.subject_id} = any(${[...ids]}::uuid[]) and ${r.content}->>'title' = ${nameOfScale(scale)} and ${gradeCountsSql(r, day)}
    order by ${r.subject_id}, ${r.decided} desc, ${r.record_id}`.execute(tx);
  return new Map(
    rows.map(({ subject_id, value, decided, valid_to }): [string, GradeSeen] => {
      const last = usedUntil(scale, decided, valid_to);
      const until = last === null ? null : Temporal.PlainDate.from(last).add({ days: 1 }).toString();
      return [subject_id, { value, on: decided, until, fresh: true }];
    }),
  );
}
