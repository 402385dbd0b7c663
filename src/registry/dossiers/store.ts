import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import { LAYOUT } from './layout.ts';
import { facetOf, packFacts } from './pack.ts';
import { readBodies, type Body } from './read.ts';
import type { DossiersTable, Fact, Numbers } from './types.ts';

/** Packs the bodies anew from their rows; a body that was merged away has no dossier. The reader's work alone. */
export async function refreshDossiers(tx: Tx, ids: readonly string[]): Promise<void> {
  const bodies = await readBodies(tx, ids);
  const numbers = await numbersFor(tx, bodies);
  await sql`delete from dossiers where subject_id = any(${[...ids]}::uuid[])`.execute(tx);
  if (bodies.length === 0) return;
  const packed = bodies.map((body) => packFacts(body.attributes, body.facts, numbers).toString('hex'));
  await sql`
    insert into dossiers (subject_id, layout, position, facts)
    select b.subject_id, ${LAYOUT}, b.position, decode(b.facts, 'hex')
    from unnest(${bodies.map((body) => body.subjectId)}::uuid[], ${bodies.map((body) => body.attributes.position)}::bigint[],
      ${packed}::text[]) as b (subject_id, position, facts)`.execute(tx);
}

/** The numbers of all codes seen so far. */
export async function findNumbers(tx: Tx): Promise<Record<keyof Numbers, Map<string, number>>> {
  const { rows } = await sql<{ kind: keyof Numbers; code: string; number: number }>`
    select kind, code, number from dossier_numbers`.execute(tx);
  const numbers = {
    item: new Map<string, number>(),
    organ: new Map<string, number>(),
    facet: new Map<string, number>(),
  };
  for (const { kind, code, number } of rows) numbers[kind].set(code, number);
  return numbers;
}

/** With numbers for what is met for the first time. One reader at a time writes: nobody gives out the same number. */
async function numbersFor(tx: Tx, bodies: readonly Body[]): Promise<Numbers> {
  const numbers = await findNumbers(tx);
  const codes = { item: (fact: Fact) => fact.item, organ: (fact: Fact) => fact.organ, facet: facetOf };
  for (const kind of ['item', 'organ', 'facet'] as const) {
    const all = bodies.flatMap((body) => body.facts.map(codes[kind]));
    const met = new Set(all.filter((code) => code !== null));
    const fresh = [...met].filter((code) => !numbers[kind].has(code)).toSorted();
    const start = numbers[kind].size;
    fresh.forEach((code, i) => numbers[kind].set(code, start + i + 1));
    if (fresh.length > 0)
      await sql`
        insert into dossier_numbers (kind, code, number)
        select ${kind}, f.code, f.number from unnest(${fresh}::text[], ${fresh.map((_, i) => start + i + 1)}::integer[]) as f (code, number)`.execute(
        tx,
      );
  }
  return numbers;
}

/** Dossiers behind the body `after`, in the order of bodies. */
export async function readDossiers(tx: Tx, after: string | null, limit: number): Promise<DossiersTable[]> {
  const { rows } = await sql<DossiersTable>`
    select subject_id, layout, position, facts from dossiers
    where subject_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid order by subject_id limit ${limit}`.execute(tx);
  return rows;
}

export async function findDossiers(tx: Tx, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const { rows } = await sql<DossiersTable>`
    select subject_id, layout, position, facts from dossiers where subject_id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.subject_id, row.facts]));
}
