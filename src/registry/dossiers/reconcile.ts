import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { settle } from '../../kernel/journal/index.ts';
import { facetOf, packFacts } from './pack.ts';
import { readBodies } from './read.ts';
import { dossierReader } from './reader.ts';
import { findDossiers, findNumbers } from './store.ts';

const STEP = 2000;

export interface Difference {
  subjectId: string;
  /** `missing`: a body without a dossier; `extra`: a dossier without a body; `differs`: other bytes than its records give. */
  what: 'missing' | 'extra' | 'differs';
}

export interface Reconciled {
  subjects: number;
  differences: Difference[];
}

/**
 * Packs every body from its records and compares byte by byte with what the reader keeps; writes nothing. What changed
 * meanwhile is looked at a second time when the reader has come up with it.
 */
export async function reconcileDossiers(kernel: Kernel, progress: (done: number) => void = () => undefined): Promise<Reconciled> {
  await settle(kernel, [dossierReader]);
  let subjects = 0;
  const suspects: string[] = [];
  for (let after: string | null = null; ;) {
    const ids: string[] = await kernel.db.tx((tx) => idsBehind(tx, after));
    if (ids.length === 0) break;
    const found = await kernel.db.tx((tx) => compare(tx, ids));
    suspects.push(...found.map((each) => each.subjectId));
    subjects += ids.length;
    progress(subjects);
    after = ids.at(-1)!;
  }
  if (suspects.length === 0) return { subjects, differences: [] };
  await settle(kernel, [dossierReader]);
  return { subjects, differences: await kernel.db.tx((tx) => compare(tx, suspects)) };
}

/** Bodies that stand for themselves and bodies that have a dossier. */
async function idsBehind(tx: Tx, after: string | null): Promise<string[]> {
  const least = after ?? '00000000-0000-0000-0000-000000000000';
  const { rows } = await sql<{ id: string }>`
    (select subject_id as id from v_subjects_bodies where subject_id > ${least}::uuid and merged_into is null order by 1 limit ${STEP})
    union (select subject_id from dossiers where subject_id > ${least}::uuid order by 1 limit ${STEP})
    order by id limit ${STEP}`.execute(tx);
  return rows.map((row) => row.id);
}

async function compare(tx: Tx, ids: readonly string[]): Promise<Difference[]> {
  const [bodies, kept, numbers] = [await readBodies(tx, ids), await findDossiers(tx, ids), await findNumbers(tx)];
  const byId = new Map(bodies.map((body) => [body.subjectId, body]));
  return ids.flatMap((subjectId): Difference[] => {
    const [body, dossier] = [byId.get(subjectId), kept.get(subjectId)];
    if (body === undefined) return dossier === undefined ? [] : [{ subjectId, what: 'extra' }];
    if (dossier === undefined) return [{ subjectId, what: 'missing' }];
    // A code without a number was never packed.
    const known = body.facts.every((fact) => {
      const facet = facetOf(fact);
      return numbers.item.has(fact.item) && numbers.organ.has(fact.organ) && (facet === null || numbers.facet.has(facet));
    });
    const same = known && packFacts(body.attributes, body.facts, numbers).equals(dossier);
    return same ? [] : [{ subjectId, what: 'differs' }];
  });
}
