import { sql } from 'kysely';
import { byteaArray, jsonArray, plainArray, textArray, type IsoDate, type Tx } from '../../kernel/db/index.ts';
import type { SentRecord } from './cells.ts';
import type { Action, Head, Outcome } from './types.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** One process chooses rows at a time: the serial of files and the marks follow each other. */
export async function lockSending(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('exchange.send', 0))`.execute(tx);
}

export interface DueRecord {
  subjectId: string;
  recordId: string;
  /** Null where a merger folded it into the survivor's record of the same act. */
  record: SentRecord | null;
  dueOn: IsoDate;
  dueSeq: number;
  revision: number;
}

/** Records that sending has to look at, in the order of their events, each as it stands now. */
export async function dueRecords(tx: Tx, { from, to, limit }: { from: IsoDate | null; to: IsoDate; limit: number }): Promise<DueRecord[]> {
  const { rows } = await sql<SentRecord & { due_on: IsoDate; due_seq: number; revision: number; due_subject: string; due_record: string }>`
    select ${r.all}, x.subject_id as due_subject, x.record_id as due_record, s.name as subject_name, s.kind as subject_kind, s.uscc, x.due_on, x.due_seq, x.revision,
      (select jsonb_object_agg(k.kind, k.key) from v_subjects_keys k
        where k.subject_id = ${r.subject_id} and k.state = 'live' and k.kind in ('reg', 'org', 'tax', 'institution', 'social')) as keys
    from (
      select subject_id, record_id, due_on, due_seq, revision from exchange_rows
      where due_on is not null and (${from}::date is null or due_on >= ${from}::date) and due_on <= ${to}::date
      order by due_on, due_seq limit ${limit} for update) x
    left join ${r.table} on ${r.subject_id} = x.subject_id and ${r.record_id} = x.record_id
    left join v_subjects_bodies s on s.subject_id = ${r.subject_id}
    order by x.due_on, x.due_seq`.execute(tx);
  return rows.map((row) => {
    const { due_on: dueOn, due_seq: dueSeq, revision, due_subject: subjectId, due_record: recordId, ...record } = row;
    return { subjectId, recordId, record: record.record_id === null ? null : record, dueOn, dueSeq, revision };
  });
}

export interface LastSending {
  action: Action;
  head: Head;
  salt: Buffer;
  fingerprint: Buffer;
  outcome: Outcome | null;
  organ: string;
  version: number;
}

/** The latest sending of each, by record. */
export async function lastSendings(tx: Tx, due: readonly DueRecord[]): Promise<Map<string, LastSending>> {
  const sent = due.filter((row) => row.revision > 0);
  if (sent.length === 0) return new Map();
  const { rows } = await sql<LastSending & { record: string }>`
    select s.record_id as record, s.action, s.head, s.salt, s.fingerprint, s.outcome, s.organ, s.version
    from unnest(${plainArray(sent.map((row) => row.subjectId))}::uuid[],
      ${plainArray(sent.map((row) => row.recordId))}::uuid[], ${plainArray(sent.map((row) => row.revision))}::int[])
      as n(subject_id, record_id, revision)
    join exchange_sendings s on s.subject_id = n.subject_id and s.record_id = n.record_id and s.revision = n.revision`.execute(tx);
  return new Map(rows.map(({ record, ...last }) => [record, last]));
}

export interface NewSending {
  subjectId: string;
  recordId: string;
  revision: number;
  fileId: string;
  rowNo: number;
  version: number;
  action: Action;
  organ: string;
  sentOn: IsoDate;
  head: Head;
  cells: string[];
  salt: Buffer;
  fingerprint: Buffer;
}

/**
 * Writes the sendings, marks the earlier ones as superseded, and takes all that was looked at off the list, until the day on
 * which it has to be looked at again.
 */
export async function writeSendings(
  tx: Tx,
  made: readonly NewSending[],
  looked: readonly DueRecord[],
  nextOf: (looked: DueRecord) => IsoDate | null,
): Promise<void> {
  const of = <T>(pick: (each: NewSending) => T): T[] => made.map(pick);
  if (made.length > 0) {
    await sql`
      update exchange_sendings s set superseded = true
      from unnest(${plainArray(of((n) => n.subjectId))}::uuid[], ${plainArray(of((n) => n.recordId))}::uuid[],
        ${plainArray(of((n) => n.revision))}::int[]) as n(subject_id, record_id, revision)
      where s.subject_id = n.subject_id and s.record_id = n.record_id and s.revision < n.revision and not s.superseded`.execute(tx);
    await sql`
      insert into exchange_sendings (subject_id, record_id, revision, file_id, row_no, version, action, organ, sent_on, head,
        cells, salt, fingerprint, superseded)
      select n.subject_id, n.record_id, n.revision, n.file_id, n.row_no, n.version, n.action, n.organ, n.sent_on, n.head,
        n.cells, n.salt, n.fingerprint,
        n.revision < max(n.revision) over (partition by n.record_id)
      from rows from (
        unnest(${plainArray(of((n) => n.subjectId))}::uuid[]), unnest(${plainArray(of((n) => n.recordId))}::uuid[]),
        unnest(${plainArray(of((n) => n.revision))}::int[]), unnest(${plainArray(of((n) => n.fileId))}::uuid[]),
        unnest(${plainArray(of((n) => n.rowNo))}::int[]), unnest(${plainArray(of((n) => n.version))}::int[]),
        unnest(${textArray(of((n) => n.action))}::text[]), unnest(${textArray(of((n) => n.organ))}::text[]),
        unnest(${plainArray(of((n) => n.sentOn))}::date[]),
        jsonb_array_elements(${jsonArray(of((n) => JSON.stringify(n.head)))}::jsonb),
        jsonb_array_elements(${jsonArray(of((n) => JSON.stringify(n.cells)))}::jsonb),
        unnest(${byteaArray(of((n) => n.salt))}::bytea[]), unnest(${byteaArray(of((n) => n.fingerprint))}::bytea[]))
        as n(subject_id, record_id, revision, file_id, row_no, version, action, organ, sent_on, head, cells, salt, fingerprint)`.execute(
      tx,
    );
  }
  const revisions = new Map(made.map((each) => [each.recordId, each.revision] as const));
  await sql`
    update exchange_rows x set due_on = n.next, due_seq = case when n.next is null then null else x.due_seq end,
      revision = n.revision
    from unnest(${plainArray(looked.map((l) => l.subjectId))}::uuid[],
      ${plainArray(looked.map((l) => l.recordId))}::uuid[],
      ${plainArray(looked.map((l) => revisions.get(l.recordId) ?? l.revision))}::int[],
      ${plainArray(looked.map(nextOf))}::date[]) as n(subject_id, record_id, revision, next)
    where x.subject_id = n.subject_id and x.record_id = n.record_id`.execute(tx);
}
