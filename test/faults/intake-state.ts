import { expect } from 'vitest';
import { queryAt } from './program.ts';

/** What is in, without what is drawn anew each time (ids, salts, times). */
export async function stateOf(url: string): Promise<object> {
  const query = (sql: string): Promise<Record<string, unknown>[]> => queryAt(url, sql);
  const [records] = await query(
    `select md5(string_agg(to_jsonb(x)::text, '|' order by x.document_no, x.uscc)) as sum, count(*)::int as n from (
    select s.uscc, r.document_no, r.decided, r.content, r.held, r.released_on, r.version, r.row_no, r.report_due, r.days_late from records r join subjects s using (subject_id)) x`,
  );
  const [subjects] = await query('select count(*)::int as n, count(distinct uscc)::int as codes from subjects');
  const [acts] = await query(
    'select (select count(*) from acts)::int as acts, (select count(*) from act_keys)::int as keys, (select count(*) from record_history)::int as history',
  );
  const waiting = await query(
    'select b.number, w.key, w.row_no, w.state from intake_waiting w join intake_batches b using (batch_id) order by b.number, w.row_no',
  );
  const findings = await query(
    'select b.number, f.row_no, f.code, f.fate, f.params from intake_findings f join intake_batches b using (batch_id) order by b.number, f.row_no, f.code',
  );
  const batches = await query(
    `select number, state, rows_read, accepted, replaced, unchanged, stale, waiting, returned, rejected, held, reasons,
    (select string_agg(fates, '' order by first_row) from intake_chunks c where c.batch_id = b.batch_id) as fates from intake_batches b order by number`,
  );
  const [journal] = await query(
    'select count(*)::int as n, min(seq)::int as first, max(seq)::int as last, (select seq::int from journal_head) as head from journal',
  );
  const events = await query('select type, count(*)::int as n from journal group by type order by type');
  return { records, subjects, acts, waiting, findings, batches, journal, events };
}

export interface Seen {
  /** Committed chunks of acts: 'batch first row fates'. */
  chunks: string[];
  head: number;
  /** Leaf of the last event. */
  leaf: string | null;
}

export const NOTHING_SEEN: Seen = { chunks: [], head: 0, leaf: null };

/**
 * One statement, so one moment: what is committed now. Asserts that it contains what an earlier look saw, and that it is
 * whole in itself: chunks follow each other from row 2 (the heading is row 1), their letters are the counters of the
 * batches, each accepted row is one record, the journal is dense.
 */
export async function look(url: string, before: Seen): Promise<Seen> {
  const [now] = await queryAt<{
    chunks: string[];
    head: number;
    leaf: string | null;
    earlier_leaf: string | null;
    events: number;
    read: number;
    accepted: number;
    letters: number;
    accepted_letters: number;
    records: number;
    running: number;
    gaps: number;
  }>(
    url,
    `with b as (select * from intake_batches where mapping = 'penalties-2018'),
    c as (select c.*, b.number, coalesce(sum(length(c.fates)) over (partition by c.batch_id order by c.first_row rows between unbounded preceding and 1 preceding), 0) + 2 as expected
      from intake_chunks c join b using (batch_id))
    select coalesce((select array_agg(number || ' ' || first_row || ' ' || fates order by number, first_row) from c), '{}') as chunks,
    (select seq::int from journal_head) as head, (select count(*)::int from journal) as events,
    (select encode(j.leaf, 'hex') from journal j join journal_head h using (seq)) as leaf,
    (select encode(leaf, 'hex') from journal where seq = $1) as earlier_leaf,
    (select coalesce(sum(rows_read), 0)::int from b) as read, (select coalesce(sum(accepted), 0)::int from b) as accepted,
    (select coalesce(sum(length(fates)), 0)::int from c) as letters,
    (select coalesce(sum(length(replace(fates, 'a', 'aa')) - length(fates)), 0)::int from c) as accepted_letters,
    (select count(*)::int from records) as records,
    (select count(*)::int from b where state <> 'done') as running,
    (select count(*)::int from c where first_row <> expected) as gaps`,
    [before.head],
  );
  const { chunks, head, leaf } = now!;
  expect(chunks).toEqual(expect.arrayContaining(before.chunks));
  expect(head).toBeGreaterThanOrEqual(before.head);
  expect(now!.earlier_leaf).toBe(before.leaf);
  expect(now!.events).toBe(head);
  expect(now!.letters).toBe(now!.read);
  expect(now!.accepted_letters).toBe(now!.accepted);
  expect(now!.records).toBe(now!.accepted);
  expect(now!.gaps).toBe(0);
  expect(now!.running).toBeLessThanOrEqual(1);
  return { chunks, head, leaf };
}
