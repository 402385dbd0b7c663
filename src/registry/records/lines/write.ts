import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate, Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Hashable, NewEvent } from '../../../kernel/journal/types.ts';
import type { ActComparisonsTable, ComparisonState, FurtherLine } from './types.ts';

/**
 * Notes by which further lines an act came. Where a line says something else than the record, one comparison is open for
 * the deciding organ; where it now says the same, the open one closes. A row that was sent before and answered asks nothing
 * again. Returns the events, which the caller appends with its own.
 */
export async function writeLines(tx: Tx, { ids }: Pick<Kernel, 'ids'>, lines: readonly FurtherLine[], today: IsoDate): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  // Further lines are few: one act in a hundred comes twice.
  for (const line of lines) {
    const known = await putSource(tx, line);
    const differs = Object.keys(line.differs).length > 0;
    if (!differs) await closeAgreed(tx, line, today);
    else if (line.ask && !known) events.push(...(await openComparison(tx, ids, line, today)));
  }
  return events;
}

/** True where this very row came before. */
async function putSource(tx: Tx, line: FurtherLine): Promise<boolean> {
  const { rows } = await sql<{ hash: string | null }>`
    select source_hash as hash from act_sources where subject_id = ${line.subjectId} and record_id = ${line.recordId}
      and reporting_organ = ${line.reportingOrgan} for update`.execute(tx);
  await sql`
    insert into act_sources as s (subject_id, record_id, reporting_organ, act_id, first_on, last_on, batch_id, row_no,
      source_hash, agrees)
    values (${line.subjectId}, ${line.recordId}, ${line.reportingOrgan}, ${line.actId}, ${line.receivedOn}, ${line.receivedOn},
      ${line.batchId}, ${line.rowNo}, ${line.sourceHash}, ${Object.keys(line.differs).length === 0})
    on conflict (subject_id, record_id, reporting_organ) do update set last_on = excluded.last_on,
      batch_id = excluded.batch_id, row_no = excluded.row_no, source_hash = excluded.source_hash, agrees = excluded.agrees`.execute(tx);
  return rows[0] !== undefined && rows[0].hash === line.sourceHash;
}

async function openComparison(tx: Tx, ids: Pick<Kernel['ids'], 'record' | 'salt'>, line: FurtherLine, today: IsoDate): Promise<NewEvent[]> {
  const id = ids.record();
  const { rows } = await sql<{ id: string }>`
    insert into act_comparisons as c (subject_id, comparison_id, record_id, act_id, organ, reporting_organ, fields, opened_on)
    values (${line.subjectId}, ${id}, ${line.recordId}, ${line.actId}, ${line.organ}, ${line.reportingOrgan},
      ${JSON.stringify(line.differs)}::jsonb, ${today})
    on conflict (subject_id, record_id, reporting_organ) where state = 'open' do update set fields = excluded.fields
    returning c.comparison_id as id`.execute(tx);
  if (rows[0]?.id !== id) return [];
  // What the lines say stays in the table; the journal holds that they differ, and where.
  const content = { fields: Object.keys(line.differs), organ: line.organ, recordId: line.recordId, reportingOrgan: line.reportingOrgan };
  return [comparisonEvent(ids, 'comparison.opened', line.subjectId, id, 1, content)];
}

async function closeAgreed(tx: Tx, line: FurtherLine, today: IsoDate): Promise<void> {
  await sql`
    update act_comparisons set state = 'agreed', closed_on = ${today}
    where subject_id = ${line.subjectId} and record_id = ${line.recordId} and reporting_organ = ${line.reportingOrgan}
      and state = 'open'`.execute(tx);
}

/** The comparison, locked. Throws NOT_OPEN where it was answered. */
export async function lockComparison(tx: Tx, subjectId: string, comparisonId: string): Promise<ActComparisonsTable> {
  const { rows } = await sql<ActComparisonsTable>`
    select * from act_comparisons where subject_id = ${subjectId} and comparison_id = ${comparisonId} for update`.execute(tx);
  const row = rows[0];
  if (!row) throw await missingComparison(tx, comparisonId);
  if (row.state !== 'open') throw new XinhengError('NOT_OPEN', { state: row.state });
  return row;
}

/** It goes with its record when entries of the register are merged or separated. */
async function missingComparison(tx: Tx, comparisonId: string): Promise<XinhengError> {
  const { rows } = await sql`select 1 from act_comparisons where comparison_id = ${comparisonId}`.execute(tx);
  return rows.length > 0 ? new XinhengError('ENTRY_MOVED') : new XinhengError('NOT_FOUND', { what: 'comparison' });
}

/** Writes the deciding organ's answer; the event is the caller's to append. */
export async function closeComparison(
  tx: Tx,
  { ids }: Pick<Kernel, 'ids'>,
  row: ActComparisonsTable,
  answer: { state: Extract<ComparisonState, 'held' | 'given'>; on: IsoDate; by: string; reason: string },
): Promise<NewEvent> {
  const { state, on, by, reason } = answer;
  await sql`
    update act_comparisons set state = ${state}, closed_on = ${on}, closed_by = ${by}, reason = ${reason}
    where subject_id = ${row.subject_id} and comparison_id = ${row.comparison_id}`.execute(tx);
  if (state === 'given')
    await sql`
      update act_sources set agrees = true where subject_id = ${row.subject_id} and record_id = ${row.record_id}
        and reporting_organ = ${row.reporting_organ}`.execute(tx);
  const content = { answer: state, recordId: row.record_id };
  return comparisonEvent(ids, 'comparison.answered', row.subject_id, row.comparison_id, 2, content);
}

function comparisonEvent(
  ids: Pick<Kernel['ids'], 'salt'>,
  type: 'comparison.opened' | 'comparison.answered',
  subjectId: string,
  object: string,
  version: number,
  content: Hashable,
): NewEvent {
  return { type, subjectId, object, version, content, salt: ids.salt(), home: 'journal' };
}

/** A batch is taken back: what it said by a further line is said no more. */
export async function recallLines(tx: Tx, batchId: string, today: IsoDate): Promise<void> {
  const { rows } = await sql<{ subject_id: string; record_id: string; reporting_organ: string }>`
    delete from act_sources where batch_id = ${batchId} returning subject_id, record_id, reporting_organ`.execute(tx);
  if (rows.length === 0) return;
  await sql`
    update act_comparisons c set state = 'recalled', closed_on = ${today}
    from unnest(${rows.map((row) => row.subject_id)}::uuid[], ${rows.map((row) => row.record_id)}::uuid[],
      ${rows.map((row) => row.reporting_organ)}::text[]) as n(subject_id, record_id, reporting_organ)
    where c.subject_id = n.subject_id and c.record_id = n.record_id and c.reporting_organ = n.reporting_organ
      and c.state = 'open'`.execute(tx);
}

/** The records go to another body, and with them what was noted of their lines. A distributed key is never updated in place. */
export async function moveLines(tx: Tx, from: string, to: string, recordIds: readonly string[]): Promise<void> {
  if (recordIds.length === 0) return;
  for (const table of ['act_sources', 'act_comparisons'] as const) {
    const moved = sql`to_jsonb(gone) || jsonb_build_object('subject_id', ${to}::text)`;
    await sql`
      with gone as (delete from ${sql.table(table)} t where t.subject_id = ${from}::uuid
        and t.record_id = any(${[...recordIds]}::uuid[]) returning t.*)
      insert into ${sql.table(table)} select (jsonb_populate_record(null::${sql.table(table)}, ${moved})).* from gone`.execute(tx);
  }
}
