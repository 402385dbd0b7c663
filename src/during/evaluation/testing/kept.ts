import { sql } from 'kysely';
import { byteaArray, plainArray, type Database } from '../../../kernel/db/index.ts';
import { packFacts, type Attributes, type Fact, LAYOUT } from '../../../registry/dossiers/index.ts';
import { systemIds } from '../../../kernel/ids/index.ts';
import { numbersOf } from './facts.ts';

/** Dossiers of bodies that have no records: for what reads dossiers alone. */
export async function keepDossiers(db: Database, bodies: readonly { attributes: Attributes; facts: readonly Fact[] }[]): Promise<void> {
  const numbers = numbersOf(bodies.flatMap((body) => body.facts));
  for (const kind of ['item', 'organ', 'facet'] as const) {
    const all = [...numbers[kind]];
    await sql`insert into dossier_numbers (kind, code, number)
      select ${kind}, * from unnest(${all.map(([code]) => code)}::text[], ${all.map(([, number]) => number)}::integer[])`.execute(
      db.kysely,
    );
  }
  const packed = bodies.map(({ attributes, facts }) => packFacts(attributes, facts, numbers));
  await sql`insert into dossiers (subject_id, layout, position, facts)
    select id, ${LAYOUT}, 1, facts from unnest(${plainArray(bodies.map(() => systemIds.subject()))}::uuid[], ${byteaArray(packed)}::bytea[]) as n(id, facts)`.execute(
    db.kysely,
  );
}
