import { XinhengError } from '../errors/index.ts';
import { dayOf } from '../clock/index.ts';
import { on, type Tx } from '../db/types.ts';
import type { Temporal } from 'temporal-polyfill';
import { dropDraft } from './drafts.ts';
import { inWords } from './fault.ts';
import { readPolicyFiles } from './files.ts';
import { materialise } from './materialise.ts';
import { nameOf, rowOf } from './rows.ts';
import type { PolicyTables } from './tables.ts';
import type { PolicyDocument } from './types.ts';
import { parseDocument } from './validate.ts';

export interface LoadResult {
  /** Editions that this call added, `kind/id@edition`. */
  added: string[];
  /** All documents that the files hold. */
  files: number;
}

/**
 * Loads the shipped files of `jurisdictions` (national first) into policy_documents and makes the reference tables organs,
 * divisions and display_terms from it. An edition is never rewritten: the same kind, id and edition with another hash
 * throws POLICY_HASH_CHANGED naming both; a file against its schema throws POLICY_INVALID with every fault.
 */
export async function loadShippedPolicy(
  tx: Tx,
  directory: string,
  jurisdictions: readonly string[],
  now: Temporal.Instant,
): Promise<LoadResult> {
  const db = on<PolicyTables>(tx);
  const stored = await db.selectFrom('policy_documents').select(['kind', 'id', 'edition', 'hash']).where('status', '<>', 'draft').execute();
  const hashes = new Map(stored.map((row) => [nameOf(row), row.hash]));
  const read = await readDocuments(directory, jurisdictions, hashes);
  const fresh: PolicyDocument[] = [];
  for (const { file, document } of read) {
    const name = nameOf(document);
    const known = hashes.get(name);
    if (known === undefined) fresh.push(document);
    else if (known !== document.hash) {
      throw new XinhengError('POLICY_HASH_CHANGED', { id: name, file, stored: known, shipped: document.hash });
    }
    hashes.set(name, document.hash);
  }
  const today = dayOf(now).toString();
  const at = new Date(now.epochMilliseconds);
  // A draft of a name that is shipped now was never in force.
  for (const each of fresh) await dropDraft(tx, each);
  if (fresh.length > 0) {
    await db
      .insertInto('policy_documents')
      .values(fresh.map((each) => rowOf(each, at, today)))
      .execute();
  }
  await setStatus(tx, today);
  if (fresh.length > 0) await materialise(tx);
  return { added: fresh.map(nameOf), files: read.length };
}

async function readDocuments(directory: string, jurisdictions: readonly string[], stored: ReadonlyMap<string, string>) {
  const files = await readPolicyFiles(directory, jurisdictions);
  const checked = files.map(({ file, text }) => ({ file, ...parseDocument(file, text, stored) }));
  const texts = new Map(files.map(({ file, text }) => [file, text]));
  const faults = inWords(
    checked.flatMap((each) => each.faults),
    'en',
    (file) => texts.get(file) ?? '',
  );
  if (faults[0]) throw new XinhengError('POLICY_INVALID', { file: faults[0].file }, { errors: faults });
  return checked.flatMap(({ file, document }) => (document ? [{ file, document }] : []));
}

/** An edition whose last day has passed is history; only drafts keep their state. */
async function setStatus(tx: Tx, today: string): Promise<void> {
  await on<PolicyTables>(tx)
    .updateTable('policy_documents')
    .set({ status: 'superseded' })
    .where('status', '=', 'in_force')
    .where('in_force_to', '<', today)
    .execute();
}
