import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import { readersStatus } from '../../kernel/journal/index.ts';
import type { GradeScaleContent, PolicyDocument } from '../../kernel/policy/index.ts';
import { modelsInUse, unmovedSql } from '../evaluation/index.ts';
import { gradeCountsSql, nameOfScale } from '../grades/index.ts';
import type { Plan } from './rules.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** Own grades are renewed by the one, received ones are met by the other. */
const READERS = ['evaluation', 'supervision'] as const;

/**
 * How far both readers have come: what was written behind them may have made a grade stale that no row says. Asked before the
 * transaction in which the rows are read, so that it is never ahead of them.
 */
export async function renewedUpTo({ db }: Pick<Kernel, 'db'>): Promise<number> {
  const all = await readersStatus(
    db,
    READERS.map((name) => ({ name })),
  );
  return Math.min(...READERS.map((reader) => all.find(({ name }) => name === reader)?.cursor ?? 0));
}

/**
 * The grade that a row of `supervision_states s` rests on, as it is now: a join that brings `seen` (value, on_day, fresh), and
 * whether the row's own grade may be used. A row may not use what is stale, nor what its plan does not know; the figures, the
 * filter, the order and the lines of a portfolio all ask this.
 */
export interface Usable {
  join: RawBuilder<unknown>;
  holds: RawBuilder<SqlBool>;
}

export async function usableBy(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'settings'>,
  { content }: Plan,
  now: { day: IsoDate; renewed: number },
): Promise<Usable> {
  const { day } = now;
  const { kind, model, received = '' } = content.scale;
  const known = content.lines.flatMap(({ grade }) => grade ?? []);
  const holds = sql<SqlBool>`coalesce(s.grade = seen.value and seen.fresh and s.grade = any(${known}::text[]), false)`;
  if (kind === 'received') {
    const scale = kernel.policy.find<GradeScaleContent>('grade-scale', received, day);
    return { join: receivedJoin(scale, now), holds };
  }
  const hash = (await modelsInUse(tx, kernel, day)).find(({ id }) => id === model)?.hash ?? null;
  return { join: evaluatedJoin(model ?? '', hash, now), holds };
}

/**
 * Bodies of whom something was written that a reader has not come to, or could not handle. What their records say costs some
 * looks a body, and a portfolio may be the whole city: these alone are looked at.
 */
function unhandled(renewed: number): RawBuilder<unknown> {
  // An event of a merger names two bodies.
  return sql`(
    select w.body from (
      select j.type, j.subject_id, j.object from v_journal_events j where j.seq > ${renewed}::bigint
      union all
      select j.type, j.subject_id, j.object from v_journal_parked p join v_journal_events j on j.seq = p.seq
        where p.reader = any(${[...READERS]}::text[])) j
    cross join lateral (values (j.subject_id), (case when j.type in ('subject.merged', 'subject.unmerged') then j.object::uuid end)) w (body)
    where w.body is not null and j.type not in ('evaluation.changed', 'supervision.changed'))`;
}

function evaluatedJoin(model: string, hash: string | null, { day, renewed }: { day: IsoDate; renewed: number }): RawBuilder<unknown> {
  return sql`left join (
    select e.subject_id, e.grade as value, e.as_of as on_day,
      e.model_hash = ${hash}::text and (e.renew_on is null or e.renew_on > ${day}::date)
        and (e.subject_id not in ${unhandled(renewed)} or ${unmovedSql('e')}) as fresh
    from v_evaluation_standing e where e.model = ${model}) seen on seen.subject_id = s.subject_id`;
}

/** What the row says, until its day; of the unhandled the latest that counts, also where it has run out: an older one is not taken in its place. */
function receivedJoin(
  scale: PolicyDocument<GradeScaleContent> | undefined,
  { day, renewed }: { day: IsoDate; renewed: number },
): RawBuilder<unknown> {
  if (scale === undefined) return sql`left join (select null::text as value, null::date as on_day, false as fresh) seen on false`;
  const now = sql`(select row(${r.content}->>'grade', ${r.decided}) from ${r.table}
    where ${r.subject_id} = s.subject_id and ${r.content}->>'title' = ${nameOfScale(scale)} and ${gradeCountsSql(r, day)} order by ${r.decided} desc, ${r.record_id} limit 1)`;
  return sql`left join lateral (
    select s.grade as value, s.graded_on as on_day, (s.used_until is null or s.used_until > ${day}::date)
      and (s.subject_id not in ${unhandled(renewed)} or ${now} = row(s.grade, s.graded_on)) as fresh) seen on true`;
}
