import { sql } from 'kysely';
import { plainArray, textArray } from '../../kernel/db/index.ts';
import { on, type Tx } from '../../kernel/db/types.ts';
import type { Reader } from '../../kernel/journal/types.ts';
import { bodiesOfEvent } from '../subjects/index.ts';
import { facetsOf, gramsOf, type Entry, type Facts } from './grams.ts';
import { initialsOf } from './initials.ts';
import { placeOf } from './postings/codec.ts';
import { writePostings, type Change } from './postings/write.ts';
import type { SearchTables } from './types.ts';

interface Held extends Entry {
  subjectId: string;
  entryNo: number;
}

/**
 * Keeps the index in step with the names, kind, state, district and industry of the bodies that the events speak of. It compares
 * what stands with what should stand and writes the difference, so that reading an event twice changes nothing.
 */
export const searchReader: Reader = {
  name: 'search',
  types: ['subject.created', 'subject.merged', 'subject.unmerged', 'registration.added', 'registration.replaced', 'registration.moved'],
  // Common grams are in every batch: the larger it is, the fewer times their blocks are written.
  batch: 50_000,
  handle: (tx, events) => indexSubjects(tx, [...new Set(events.flatMap(bodiesOfEvent))]),
};

/** Only under the reader's lock: numbers are given out here. */
export async function indexSubjects(tx: Tx, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  const db = on<SearchTables>(tx);
  const held = new Map((await readHeld(db, subjects)).map((entry) => [keyOf(entry), entry]));
  const wanted = await readWanted(db, subjects);
  let next = await lastNumber(db);
  const changes = new Map<string, Change>();
  const write: Held[] = [];
  for (const name of wanted) {
    const before = held.get(keyOf(name));
    held.delete(keyOf(name));
    const after = {
      subjectId: name.subjectId,
      nameNorm: name.nameNorm,
      entryNo: before?.entryNo ?? ++next,
      initials: before?.initials ?? initialsOf(name.nameNorm),
      facets: facetsOf(name),
    };
    if (before?.facets.join() === after.facets.join()) continue;
    note(changes, before, after);
    write.push(after);
  }
  for (const gone of held.values()) note(changes, gone, undefined);
  await deleteEntries(db, [...held.values()]);
  await upsertEntries(db, write);
  await writePostings(db, changes);
}

const keyOf = ({ subjectId, nameNorm }: Pick<Held, 'subjectId' | 'nameNorm'>): string => `${subjectId} ${nameNorm}`;

/** Grams that the entry gains and loses. */
function note(changes: Map<string, Change>, before: Held | undefined, after: Held | undefined): void {
  const old = before ? gramsOf(before) : new Set<string>();
  const now = after ? gramsOf(after) : new Set<string>();
  const entry = (after ?? before)!;
  const place = placeOf([...entry.nameNorm].length, entry.entryNo);
  for (const gram of now) if (!old.has(gram)) changeOf(changes, gram).add.push(place);
  for (const gram of old) if (!now.has(gram)) changeOf(changes, gram).remove.push(place);
}

function changeOf(changes: Map<string, Change>, gram: string): Change {
  let change = changes.get(gram);
  if (!change) changes.set(gram, (change = { add: [], remove: [] }));
  return change;
}

type Db = ReturnType<typeof on<SearchTables>>;

async function readHeld(db: Db, subjects: readonly string[]): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select subject_id as "subjectId", name_norm as "nameNorm", entry_no as "entryNo", initials, facets
    from search_entries where subject_id = any(${plainArray(subjects)}::uuid[])`.execute(db);
  return rows;
}

/** In an order of their own, so that the same bodies get the same numbers. A body that was merged answers by its survivor. */
async function readWanted(db: Db, subjects: readonly string[]): Promise<(Facts & { subjectId: string; nameNorm: string })[]> {
  const { rows } = await sql<Facts & { subjectId: string; nameNorm: string }>`
    select distinct s.subject_id as "subjectId", n.name_norm as "nameNorm", s.kind, s.state, s.district, s.industry
    from v_subjects_bodies s join v_subjects_names n on n.subject_id = s.subject_id
    where s.subject_id = any(${plainArray(subjects)}::uuid[]) and s.merged_into is null and n.name_norm <> ''
    order by s.subject_id, n.name_norm`.execute(db);
  return rows;
}

async function lastNumber(db: Db): Promise<number> {
  const { rows } = await sql<{ no: number | null }>`select max(entry_no) as no from search_entries`.execute(db);
  return rows[0]?.no ?? 0;
}

async function deleteEntries(db: Db, entries: readonly Held[]): Promise<void> {
  if (entries.length === 0) return;
  await sql`
    delete from search_entries e
    using unnest(${plainArray(entries.map((e) => e.subjectId))}::uuid[], ${textArray(entries.map((e) => e.nameNorm))}::text[])
      as g(subject_id, name_norm)
    where e.subject_id = g.subject_id and e.name_norm = g.name_norm`.execute(db);
}

async function upsertEntries(db: Db, entries: readonly Held[]): Promise<void> {
  if (entries.length === 0) return;
  const text = (values: (entry: Held) => string): string => textArray(entries.map(values));
  await sql`
    insert into search_entries (subject_id, name_norm, entry_no, initials, facets)
    select n.subject_id, n.name_norm, n.entry_no, n.initials, string_to_array(n.facets, ',')
    from unnest(${plainArray(entries.map((e) => e.subjectId))}::uuid[], ${text((e) => e.nameNorm)}::text[],
      ${plainArray(entries.map((e) => e.entryNo))}::int[], ${text((e) => e.initials)}::text[],
      ${text((e) => e.facets.join(','))}::text[]) as n(subject_id, name_norm, entry_no, initials, facets)
    on conflict (subject_id, name_norm) do update set facets = excluded.facets`.execute(db);
}
