import { sql } from 'kysely';
import { plainArray, sqlState, textArray, together } from '../../kernel/db/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { packRecords, RECORD_COLUMNS, type PackedRecords } from './columns.ts';
import type { ActKeysTable, ActsTable, RecordsTable } from './types.ts';

/** New records, each at its version 1; the first has the number `first`, which an append gave, the next the next. */
export async function insertRecords(tx: Tx, packed: PackedRecords, first: number): Promise<void> {
  const names = sql.raw([...PLAIN_COLUMNS, 'seq'].join(', '));
  await sql`
    insert into records (${names})
    select ${packed.values(PLAIN_COLUMNS)}, ${first}::bigint + n.i - 1 from ${packed.source()}`.execute(tx);
}

const PLAIN_COLUMNS = RECORD_COLUMNS.filter((column) => column !== 'seq');

const KEYS = new Set(['subject_id', 'record_id']);
const CHANGEABLE = RECORD_COLUMNS.filter((column) => !KEYS.has(column));

/** Writes the rows being replaced to record_history (from their seq to the new one), then the new current rows. */
export async function replaceRecords(tx: Tx, rows: readonly RecordsTable[]): Promise<void> {
  if (rows.length === 0) return;
  const subjects = rows.map((row) => row.subject_id);
  const records = rows.map((row) => row.record_id);
  const seqs = rows.map((row) => row.seq);
  await sql`
    insert into record_history (subject_id, record_id, version, from_seq, to_seq, row)
    select r.subject_id, r.record_id, r.version, r.seq, n.seq, to_jsonb(r)
    from unnest(${subjects}::uuid[], ${records}::uuid[], ${seqs}::bigint[]) as n(subject_id, record_id, seq)
    join records r on r.subject_id = n.subject_id and r.record_id = n.record_id`.execute(tx);
  const packed = packRecords(rows);
  await sql`
    update records r set ${packed.assignments(CHANGEABLE)} from ${packed.source()}
    where r.subject_id = ${packed.value('subject_id')} and r.record_id = n.record_id`.execute(tx);
}

export interface RecordRef {
  subjectId: string;
  recordId: string;
}

/** Current rows in the order of `refs`, locked against other changes; undefined where there is none. */
export async function lockRecords(tx: Tx, refs: readonly RecordRef[]): Promise<(RecordsTable | undefined)[]> {
  if (refs.length === 0) return [];
  const { rows } = await sql<RecordsTable>`
    select r.* from records r
    where r.subject_id = any(${refs.map((ref) => ref.subjectId)}::uuid[])
      and r.record_id = any(${refs.map((ref) => ref.recordId)}::uuid[])
    order by r.subject_id, r.record_id for update`.execute(tx);
  const found = new Map(rows.map((row) => [`${row.subject_id} ${row.record_id}`, row]));
  return refs.map((ref) => found.get(`${ref.subjectId} ${ref.recordId}`));
}

/**
 * The acts that carry these documents, locked: two batches with the same act wait here for each other, before either
 * takes the journal's head.
 */
export async function findActs(tx: Tx, keys: readonly string[]): Promise<ActKeysTable[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<ActKeysTable>`
    select * from act_keys where key = any(${keys}::uuid[]) order by key, decided, permit_no for update`.execute(tx);
  return rows;
}

/** The current records of these (subject, act) pairs, locked. */
export async function findAddressees(tx: Tx, pairs: readonly { subjectId: string; actId: string }[]): Promise<RecordsTable[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<RecordsTable>`
    select r.* from records r
    join unnest(${pairs.map((p) => p.subjectId)}::uuid[], ${pairs.map((p) => p.actId)}::uuid[]) as n(subject_id, act_id)
      on r.subject_id = n.subject_id and r.act_id = n.act_id
    order by r.subject_id, r.record_id for update of r`.execute(tx);
  return rows;
}

export interface NewAct extends ActsTable {
  key: string;
  batch_id: string | null;
}

/**
 * New acts with their keys, in the order of the keys (so that two batches never wait for each other crosswise). Where
 * another transaction was faster with the same act, throws as a serialisation failure: `Database.tx` tries again, and the
 * act is then found.
 */
export async function insertActs(tx: Tx, acts: readonly NewAct[]): Promise<void> {
  if (acts.length === 0) return;
  const sorted = [...acts].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const plain = (key: 'key' | 'decided' | 'act_id' | 'batch_id'): string => plainArray(sorted.map((act) => act[key]));
  const text = (key: 'kind' | 'organ' | 'document_no' | 'permit_no'): string => textArray(sorted.map((act) => act[key]));
  const permits = textArray(sorted.map((act) => act.permit_no ?? ''));
  const keys = sql`
    insert into act_keys (key, decided, permit_no, act_id, batch_id)
    select * from unnest(${plain('key')}::uuid[], ${plain('decided')}::date[], ${permits}::text[],
      ${plain('act_id')}::uuid[], ${plain('batch_id')}::uuid[])`.execute(tx);
  await together([
    keys.catch((error: unknown) => {
      if (sqlState(error) === '23505') throw actWrittenByAnother(error);
      throw error;
    }),
    sql`
      insert into acts (act_id, kind, organ, document_no, decided, permit_no, subject_ids)
      select n.act_id, n.kind, n.organ, n.document_no, n.decided, n.permit_no, string_to_array(n.subject_ids, ',')::uuid[]
      from unnest(${plain('act_id')}::uuid[], ${text('kind')}::text[], ${text('organ')}::text[],
        ${text('document_no')}::text[], ${plain('decided')}::date[], ${text('permit_no')}::text[],
        ${textArray(sorted.map((act) => act.subject_ids.join(',')))}::text[])
        as n(act_id, kind, organ, document_no, decided, permit_no, subject_ids)`.execute(tx),
  ]);
}

function actWrittenByAnother(cause: unknown): Error {
  return Object.assign(new Error('an act of this chunk was written by another transaction', { cause }), {
    code: '40001',
  });
}

/** Further addressees of acts that are held already. */
export async function addAddressees(tx: Tx, added: readonly { actId: string; subjectId: string }[]): Promise<void> {
  if (added.length === 0) return;
  await sql`
    update acts a set subject_ids = a.subject_ids || n.ids
    from (select act_id, array_agg(subject_id) as ids
          from unnest(${added.map((x) => x.actId)}::uuid[], ${added.map((x) => x.subjectId)}::uuid[]) as u(act_id, subject_id)
          group by act_id) n
    where a.act_id = n.act_id`.execute(tx);
}
