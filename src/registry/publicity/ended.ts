import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { IsoDate, Tx } from '../../kernel/db/types.ts';
import type { NewEvent } from '../../kernel/journal/index.ts';
import type { RecordsTable } from '../records/index.ts';
import { factsOf, findTerms } from './facts.ts';
import { addMonths, dayBefore, wasShown } from './rules.ts';
import { untilSql } from './sql.ts';
import type { DisplayTerm } from './types.ts';

/**
 * Journals that display ended by itself since the last run, so that readers (search, dossiers, feeds) renew what rests on
 * it. Nothing public waits for it: visibility is computed, and the act is gone at midnight with every job stopped. Once a
 * day at most; a day that was missed is made up for. Answers how many ended, or undefined where the day was done.
 */
export async function journalEnded(kernel: Pick<Kernel, 'db' | 'append' | 'ids' | 'clock'>, today: IsoDate): Promise<number | undefined> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const { rows } = await sql<{ day: IsoDate | null }>`select max(day) as day from publicity_days`.execute(tx);
    const from = rows[0]?.day ?? dayBefore(today);
    const claimed = await sql`
      insert into publicity_days (day, ended, at) values (${today}::date, 0, ${at}::timestamptz) on conflict do nothing`.execute(tx);
    if (from >= today || claimed.numAffectedRows !== 1n) return undefined;
    const ended = await findEnded(tx, from, dayBefore(today), today);
    await sql`update publicity_days set ended = ${ended.length} where day = ${today}::date`.execute(tx);
    const events = ended.map(({ row, until }): NewEvent => ({
      type: 'display.ended',
      subjectId: row.subject_id,
      object: row.record_id,
      version: row.version,
      content: { recordId: row.record_id, lastDayShown: until },
      salt: kernel.ids.salt(),
      home: 'journal',
    }));
    await kernel.append(tx, events, at);
    return events.length;
  });
}

interface Ended {
  row: RecordsTable;
  until: IsoDate;
}

/** Records whose last day by term lies in [from, to] and that were on display until then. */
async function findEnded(tx: Tx, from: IsoDate, to: IsoDate, today: IsoDate): Promise<Ended[]> {
  const terms = await findTerms(tx);
  const { rows } = await sql<RecordsTable & { until: IsoDate }>`
    select r.*, u.until from v_records_current r, lateral (select ${untilSql('r')(today)} as until) u
    where r.released_on is not null and r.ended_on is null and r.validity in ('in_force', 'stayed')
      and ${mayEnd(terms, from, to, today)}
      and u.until between ${from} and ${to}
    order by r.subject_id, r.record_id`.execute(tx);
  return rows.map(({ until, ...row }) => ({ row, until })).filter(({ row }) => wasShown(factsOf(row), terms, today));
}

/**
 * A cheap sieve before the exact end is computed, so that the daily run over a whole register stays a plain scan: an end
 * lies some set's months after the decision or the release (a clamped month's end moves it by up to three days), on a
 * stated day, or on the eve of a set that has just entered into force.
 */
function mayEnd(terms: readonly DisplayTerm[], from: IsoDate, to: IsoDate, today: IsoDate): RawBuilder<SqlBool> {
  if (terms.some((term) => term.in_force_from > from && term.in_force_from <= today)) return sql<SqlBool>`true`;
  const months = [...new Set(terms.flatMap((term) => (term.max_months === null ? [] : [term.max_months])))];
  const windows = months.flatMap((n) =>
    ['decided', 'released_on'].map(
      (column) => sql<SqlBool>`${sql.ref(`r.${column}`)} between ${addMonths(from, -n)}::date - 3 and ${addMonths(to, -n)}::date + 3`,
    ),
  );
  return sql<SqlBool>`(${sql.join([...windows, sql<SqlBool>`r.content ? 'statedDisplayEnd'`], sql` or `)})`;
}
