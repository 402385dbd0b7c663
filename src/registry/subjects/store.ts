import { sql, type RawBuilder } from 'kysely';
import { byteaArray, jsonArray, plainArray, textArray, type Tx } from '../../kernel/db/index.ts';
import type { ClaimPlan, KeyWrite } from './plan.ts';
import type { RegistrationsTable, SubjectsTable } from './types.ts';

/** Registrations of one source on these bodies, locked. */
export async function heldRegistrations(tx: Tx, source: string, subjectIds: string[]): Promise<RegistrationsTable[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<RegistrationsTable>`
    select * from registrations where subject_id = any(${subjectIds}::uuid[]) and source = ${source}
    order by subject_id, registration_id for update`.execute(tx);
  return rows;
}

export async function insertSubjects(tx: Tx, rows: readonly SubjectsTable[]): Promise<void> {
  if (rows.length === 0) return;
  const plain = (key: 'subject_id' | 'founded' | 'seq'): string => plainArray(rows.map((row) => row[key]));
  const text = (key: 'kind' | 'name' | 'uscc' | 'state' | 'district'): string => textArray(rows.map((row) => row[key]));
  await sql`
    insert into subjects (subject_id, kind, name, uscc, state, founded, district, seq, version, created_at)
    select n.id, n.kind, n.name, n.uscc, n.state, n.founded, n.district, n.seq, 1, ${rows[0]!.created_at}::timestamptz
    from unnest(${plain('subject_id')}::uuid[], ${text('kind')}::text[], ${text('name')}::text[], ${text('uscc')}::text[],
      ${text('state')}::text[], ${plain('founded')}::date[], ${text('district')}::text[], ${plain('seq')}::bigint[])
      as n(id, kind, name, uscc, state, founded, district, seq)`.execute(tx);
}

/** The head of a body follows its replaced claims; its name only those of the source that gave it. */
export async function updateSubjects(tx: Tx, plans: readonly (ClaimPlan & { seq: number })[]): Promise<void> {
  if (plans.length === 0) return;
  await sql`
    update subjects s set name = case when exists (select 1 from subject_names m
        where m.subject_id = s.subject_id and m.name = s.name and m.source = n.source) then n.name else s.name end,
      uscc = coalesce(n.uscc, s.uscc), state = n.state, founded = coalesce(n.founded, s.founded),
      district = coalesce(n.district, s.district), seq = n.seq, version = s.version + 1
    from unnest(${plans.map((p) => p.subjectId)}::uuid[], ${plans.map((p) => p.claim.name)}::text[],
      ${plans.map((p) => p.claim.uscc)}::text[], ${plans.map((p) => p.claim.state)}::text[],
      ${plans.map((p) => p.claim.founded)}::date[], ${plans.map((p) => p.claim.district)}::text[],
      ${plans.map((p) => p.claim.source)}::text[],
      ${plans.map((p) => p.seq)}::bigint[]) as n(id, name, uscc, state, founded, district, source, seq)
    where s.subject_id = n.id`.execute(tx);
}

const REGISTRATION = `subject_id, registration_id, source, source_key, uscc_given, reg_no, name, content, findings,
  version, received_on, batch_id, row_no, source_hash, salt, seq`;

type PlainColumn =
  | 'subject_id'
  | 'registration_id'
  | 'version'
  | 'received_on'
  | 'batch_id'
  | 'row_no'
  | 'source_hash'
  | 'seq';
type TextColumn = 'source' | 'source_key' | 'uscc_given' | 'reg_no' | 'name';

function unnested(rows: readonly RegistrationsTable[]): RawBuilder<unknown> {
  const plain = (key: PlainColumn): string => plainArray(rows.map((row) => row[key]));
  const text = (key: TextColumn): string => textArray(rows.map((row) => row[key]));
  return sql`(select u.subject_id, u.registration_id, u.source, u.source_key, u.uscc_given, u.reg_no, u.name,
      u.content, string_to_array(u.findings, ',') as findings, u.version, u.received_on, u.batch_id,
      u.row_no, u.source_hash, u.salt, u.seq
    from rows from (unnest(${plain('subject_id')}::uuid[]), unnest(${plain('registration_id')}::uuid[]),
      unnest(${text('source')}::text[]), unnest(${text('source_key')}::text[]), unnest(${text('uscc_given')}::text[]),
      unnest(${text('reg_no')}::text[]), unnest(${text('name')}::text[]),
      jsonb_array_elements(${jsonArray(rows.map((row) => JSON.stringify(row.content)))}::jsonb),
      unnest(${textArray(rows.map((row) => row.findings.join(',')))}::text[]), unnest(${plain('version')}::int[]),
      unnest(${plain('received_on')}::date[]), unnest(${plain('batch_id')}::uuid[]), unnest(${plain('row_no')}::int[]),
      unnest(${plain('source_hash')}::uuid[]), unnest(${byteaArray(rows.map((row) => row.salt))}::bytea[]),
      unnest(${plain('seq')}::bigint[]))
      as u(subject_id, registration_id, source, source_key, uscc_given, reg_no, name, content, findings, version,
        received_on, batch_id, row_no, source_hash, salt, seq)) n`;
}

export async function insertRegistrations(tx: Tx, rows: readonly RegistrationsTable[]): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.raw(REGISTRATION);
  await sql`insert into registrations (${names}) select ${names} from ${unnested(rows)}`.execute(tx);
}

export async function replaceRegistrations(tx: Tx, rows: readonly RegistrationsTable[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into registration_history (subject_id, registration_id, version, from_seq, to_seq, row)
    select r.subject_id, r.registration_id, r.version, r.seq, n.seq, to_jsonb(r)
    from unnest(${rows.map((r) => r.subject_id)}::uuid[], ${rows.map((r) => r.registration_id)}::uuid[],
      ${rows.map((r) => r.seq)}::bigint[]) as n(subject_id, registration_id, seq)
    join registrations r on r.subject_id = n.subject_id and r.registration_id = n.registration_id`.execute(tx);
  await sql`
    update registrations r set uscc_given = n.uscc_given, reg_no = n.reg_no, name = n.name, content = n.content,
      findings = n.findings, version = n.version, received_on = n.received_on, batch_id = n.batch_id, row_no = n.row_no,
      source_hash = n.source_hash, salt = n.salt, seq = n.seq
    from ${unnested(rows)}
    where r.subject_id = n.subject_id and r.registration_id = n.registration_id`.execute(tx);
}

/** One write a key and body (the last one given wins); a disputed key stays disputed until an organ's reply. */
export async function upsertKeys(tx: Tx, keys: readonly KeyWrite[]): Promise<void> {
  const last = new Map(keys.map((k) => [`${k.kind} ${k.key} ${k.subjectId}`, k]));
  const rows = [...last.values()].filter((k) => k.state !== 'ended');
  const ended = [...last.values()].filter((k) => k.state === 'ended');
  if (ended.length > 0) {
    await sql`
      update subject_keys k set state = 'ended'
      from unnest(${ended.map((k) => k.kind)}::text[], ${ended.map((k) => k.key)}::text[],
        ${ended.map((k) => k.subjectId)}::uuid[]) as n(kind, key, subject_id)
      where k.kind = n.kind and k.key = n.key and k.subject_id = n.subject_id`.execute(tx);
  }
  if (rows.length === 0) return;
  await sql`
    insert into subject_keys (kind, key, subject_id, state)
    select * from unnest(${textArray(rows.map((k) => k.kind))}::text[], ${textArray(rows.map((k) => k.key))}::text[],
      ${plainArray(rows.map((k) => k.subjectId))}::uuid[], ${textArray(rows.map((k) => k.state))}::text[])
    on conflict (kind, key, subject_id) do update set state = excluded.state
    where subject_keys.state <> excluded.state
      and not (subject_keys.state = 'disputed' and excluded.state = 'live')`.execute(tx);
}

/** Names that bodies bear by these claims; a claim that renames closes its source's earlier name on the day it came. */
export async function writeNames(tx: Tx, plans: readonly ClaimPlan[]): Promise<void> {
  const renamed = plans.filter((p) => p.held && p.held.name !== p.claim.name);
  if (renamed.length > 0) {
    await sql`
      update subject_names s set valid_to = n.day
      from unnest(${renamed.map((p) => p.subjectId)}::uuid[], ${renamed.map((p) => p.claim.source)}::text[],
        ${renamed.map((p) => p.claim.nameNorm)}::text[], ${renamed.map((p) => p.claim.receivedOn)}::date[])
        as n(subject_id, source, name_norm, day)
      where s.subject_id = n.subject_id and s.source = n.source and s.name_norm <> n.name_norm and s.valid_to is null`.execute(
      tx,
    );
  }
  const named = plans.filter((p) => p.newSubject || p.held === undefined || p.held.name !== p.claim.name);
  if (named.length === 0) return;
  // The same body may be named by several rows of one chunk.
  const rows = [...new Map(named.map((p) => [`${p.subjectId} ${p.claim.nameNorm} ${p.claim.source}`, p])).values()];
  await sql`
    insert into subject_names (subject_id, name_norm, name, source)
    select * from unnest(${plainArray(rows.map((p) => p.subjectId))}::uuid[], ${textArray(rows.map((p) => p.claim.nameNorm))}::text[],
      ${textArray(rows.map((p) => p.claim.name))}::text[], ${textArray(rows.map((p) => p.claim.source))}::text[])
    on conflict (subject_id, name_norm, source) do update set valid_to = null`.execute(tx);
}
