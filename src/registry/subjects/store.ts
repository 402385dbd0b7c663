import { sql, type RawBuilder } from 'kysely';
import { plainArray, textArray, together, type Tx } from '../../kernel/db/index.ts';
import { packRegistrations, REGISTRATION_COLUMNS, SUBJECT_COLUMNS, type PackedRegistrations, type PackedSubjects } from './columns.ts';
import type { ClaimPlan, KeyWrite } from './plan.ts';
import type { RegistrationsTable } from './types.ts';

/** Registrations of one source on these bodies, locked. */
export async function heldRegistrations(tx: Tx, source: string, subjectIds: string[]): Promise<RegistrationsTable[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<RegistrationsTable>`
    select * from registrations where subject_id = any(${subjectIds}::uuid[]) and source = ${source}
    order by subject_id, registration_id for update`.execute(tx);
  return rows;
}

/** New bodies; `seq` in the rows counts from the number `first`, which the append gave. */
export async function insertSubjects(tx: Tx, packed: PackedSubjects, first: number): Promise<void> {
  if (packed.size === 0) return;
  const columns = SUBJECT_COLUMNS.filter((column) => column !== 'seq');
  await sql`
    insert into subjects (${sql.raw(columns.join(', '))}, seq)
    select ${packed.values(columns)}, ${packed.value('seq')} + ${first}::bigint from ${packed.source()}`.execute(tx);
}

/** The head of a body follows its replaced claims; its name only those of the source that gave it. */
export async function updateSubjects(tx: Tx, plans: readonly (ClaimPlan & { seq: number })[]): Promise<void> {
  if (plans.length === 0) return;
  await sql`
    update subjects s set name = case when exists (select 1 from subject_names m
        where m.subject_id = s.subject_id and m.name = s.name and m.source = n.source) then n.name else s.name end,
      uscc = coalesce(n.uscc, s.uscc), state = n.state, founded = coalesce(n.founded, s.founded),
      district = coalesce(n.district, s.district), industry = coalesce(n.industry, s.industry),
      size = coalesce(n.size, s.size), seq = n.seq, version = s.version + 1
    from unnest(${plans.map((p) => p.subjectId)}::uuid[], ${plans.map((p) => p.claim.name)}::text[],
      ${plans.map((p) => p.claim.uscc)}::text[], ${plans.map((p) => p.claim.state)}::text[],
      ${plans.map((p) => p.claim.founded)}::date[], ${plans.map((p) => p.claim.district)}::text[],
      ${plans.map((p) => p.claim.industry)}::text[], ${plans.map((p) => p.claim.size)}::text[], ${plans.map((p) => p.claim.source)}::text[],
      ${plans.map((p) => p.seq)}::bigint[]) as n(id, name, uscc, state, founded, district, industry, size, source, seq)
    where s.subject_id = n.id`.execute(tx);
}

/** New claims; `seq` in the rows counts from the number `first`, which the append gave. */
export async function insertRegistrations(tx: Tx, packed: PackedRegistrations, first: number): Promise<void> {
  if (packed.size === 0) return;
  const columns = REGISTRATION_COLUMNS.filter((column) => column !== 'seq');
  await sql`
    insert into registrations (${sql.raw(columns.join(', '))}, seq)
    select ${packed.values(columns)}, ${packed.value('seq')} + ${first}::bigint from ${packed.source()}`.execute(tx);
}

const KEYS = new Set(['subject_id', 'registration_id', 'source', 'source_key']);
const CHANGEABLE = REGISTRATION_COLUMNS.filter((column) => !KEYS.has(column));

export async function replaceRegistrations(tx: Tx, rows: readonly RegistrationsTable[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into registration_history (subject_id, registration_id, version, from_seq, to_seq, row)
    select r.subject_id, r.registration_id, r.version, r.seq, n.seq, to_jsonb(r)
    from unnest(${rows.map((r) => r.subject_id)}::uuid[], ${rows.map((r) => r.registration_id)}::uuid[],
      ${rows.map((r) => r.seq)}::bigint[]) as n(subject_id, registration_id, seq)
    join registrations r on r.subject_id = n.subject_id and r.registration_id = n.registration_id`.execute(tx);
  const packed = packRegistrations(rows);
  await sql`
    update registrations r set ${packed.assignments(CHANGEABLE)}
    from ${packed.source()}
    where r.subject_id = ${packed.value('subject_id')} and r.registration_id = n.registration_id`.execute(tx);
}

/**
 * One write a key and body (the last one given wins); a disputed key stays disputed until an organ's reply. `fresh` are
 * bodies that this transaction makes: nobody has written a key of theirs before, and a plain insert costs half.
 */
export async function writeKeys(tx: Tx, keys: readonly KeyWrite[], fresh: ReadonlySet<string>): Promise<void> {
  const last = [...new Map(keys.map((k) => [`${k.kind} ${k.key} ${k.subjectId}`, k])).values()];
  const ended = last.filter((k) => k.state === 'ended');
  const rows = last.filter((k) => k.state !== 'ended');
  await together([
    endKeys(tx, ended),
    insertKeys(
      tx,
      rows.filter((k) => fresh.has(k.subjectId)),
      sql``,
    ),
    insertKeys(
      tx,
      rows.filter((k) => !fresh.has(k.subjectId)),
      sql`on conflict (kind, key, subject_id) do update set state = excluded.state
        where subject_keys.state <> excluded.state
          and not (subject_keys.state = 'disputed' and excluded.state = 'live')`,
    ),
  ]);
}

async function endKeys(tx: Tx, keys: readonly KeyWrite[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    update subject_keys k set state = 'ended'
    from unnest(${keys.map((k) => k.kind)}::text[], ${keys.map((k) => k.key)}::text[],
      ${keys.map((k) => k.subjectId)}::uuid[]) as n(kind, key, subject_id)
    where k.kind = n.kind and k.key = n.key and k.subject_id = n.subject_id`.execute(tx);
}

async function insertKeys(tx: Tx, keys: readonly KeyWrite[], conflict: RawBuilder<unknown>): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into subject_keys (kind, key, subject_id, state)
    select * from unnest(${textArray(keys.map((k) => k.kind))}::text[], ${textArray(keys.map((k) => k.key))}::text[],
      ${plainArray(keys.map((k) => k.subjectId))}::uuid[], ${textArray(keys.map((k) => k.state))}::text[])
    ${conflict}`.execute(tx);
}

/**
 * Names that bodies bear by these claims; a claim that renames closes its source's earlier name on the day it came.
 * `fresh` as in writeKeys.
 */
export async function writeNames(tx: Tx, plans: readonly ClaimPlan[], fresh: ReadonlySet<string>): Promise<void> {
  const renamed = plans.filter((p) => p.held && p.held.name !== p.claim.name);
  const named = plans.filter((p) => p.newSubject || p.held === undefined || p.held.name !== p.claim.name);
  // The same body may be named by several rows of one chunk.
  const rows = [...new Map(named.map((p) => [`${p.subjectId} ${p.claim.nameNorm} ${p.claim.source}`, p])).values()];
  await together([
    closeNames(tx, renamed),
    insertNames(
      tx,
      rows.filter((p) => fresh.has(p.subjectId)),
      sql``,
    ),
    insertNames(
      tx,
      rows.filter((p) => !fresh.has(p.subjectId)),
      sql`on conflict (subject_id, name_norm, source) do update set valid_to = null`,
    ),
  ]);
}

async function closeNames(tx: Tx, renamed: readonly ClaimPlan[]): Promise<void> {
  if (renamed.length === 0) return;
  await sql`
    update subject_names s set valid_to = n.day
    from unnest(${renamed.map((p) => p.subjectId)}::uuid[], ${renamed.map((p) => p.claim.source)}::text[],
      ${renamed.map((p) => p.claim.nameNorm)}::text[], ${renamed.map((p) => p.claim.receivedOn)}::date[])
      as n(subject_id, source, name_norm, day)
    where s.subject_id = n.subject_id and s.source = n.source and s.name_norm <> n.name_norm and s.valid_to is null`.execute(tx);
}

async function insertNames(tx: Tx, plans: readonly ClaimPlan[], conflict: RawBuilder<unknown>): Promise<void> {
  if (plans.length === 0) return;
  const list = (pick: (p: ClaimPlan) => string): string => textArray(plans.map(pick));
  await sql`
    insert into subject_names (subject_id, name_norm, name, source)
    select * from unnest(${plainArray(plans.map((p) => p.subjectId))}::uuid[], ${list((p) => p.claim.nameNorm)}::text[],
      ${list((p) => p.claim.name)}::text[], ${list((p) => p.claim.source)}::text[])
    ${conflict}`.execute(tx);
}
