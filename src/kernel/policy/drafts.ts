import { sql } from 'kysely';
import { XinhengError, type Fault } from '../errors/index.ts';
import { on, type Tx } from '../db/types.ts';
import type { Language } from '../i18n/types.ts';
import { checkAcross } from './check.ts';
import type { PolicyVocabulary } from './checks/types.ts';
import { endOf } from './editions.ts';
import { inWords, type PlainFault } from './fault.ts';
import { isMade, materialise } from './materialise.ts';
import { nameOf, rowOf } from './rows.ts';
import { documentOf } from './store.ts';
import type { PolicyTables } from './tables.ts';
import { POLICY_KINDS, type PolicyDocument, type PolicyKind, type PolicyStore } from './types.ts';
import { validateDocument } from './validate.ts';

/** An edition made in the running system that is not published yet. No rule reads it. */
export interface Draft {
  document: PolicyDocument;
  draftedBy: string;
  draftedAt: Date;
}

export interface PolicyKey {
  kind: PolicyKind;
  id: string;
  edition: string;
}

/**
 * What a person wrote as a document: by the schema of its kind, then against the documents in force. The same validator
 * as for shipped files. Throws POLICY_INVALID with every fault, its path and what to do, in the reader's language.
 */
export function validDraft(
  policy: Pick<PolicyStore, 'all'>,
  vocabulary: PolicyVocabulary,
  value: unknown,
  language: Language,
): PolicyDocument {
  const { document, faults } = validateDocument('', value);
  if (document === null) throw invalid('', faults, language, fileText(value));
  const file = nameOf(document);
  const others = POLICY_KINDS.flatMap((kind) => [...policy.all(kind)])
    .filter((each) => nameOf(each) !== file)
    .map((each) => ({ file: nameOf(each), jurisdiction: '', document: beside(document, each) }));
  const found = checkAcross([...others, { file, jurisdiction: '', document }], vocabulary);
  const own = found.filter((each) => each.file === file);
  if (own.length > 0) throw invalid(file, own, language, fileText(value));
  return document;
}

/** An edition as it stands once the document is published: an open end lasts until then. */
function beside(document: PolicyDocument, other: PolicyDocument): PolicyDocument {
  const same = other.kind === document.kind && other.id === document.id;
  return same ? { ...other, inForceTo: endOf(other, [document]) } : other;
}

/** `text` is what the lines are counted in. */
export function invalid(file: string, faults: readonly PlainFault[], language: Language, text: string): XinhengError {
  const errors = inWords(faults, language, () => text).map((each): Fault => ({ ...each, file }));
  return new XinhengError('POLICY_INVALID', { file }, { errors });
}

/** A document as its file is written: what the workshop shows, and in whose lines faults of a draft are told. */
export function fileText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** Stores or replaces a draft. Throws CONFLICT where an edition of that name is published: those never change. */
export async function saveDraft(tx: Tx, document: PolicyDocument, by: string, at: Date): Promise<void> {
  const row = { ...rowOf(document, at), status: 'draft' as const, origin: 'workbench' as const, drafted_by: by };
  const stored = await on<PolicyTables>(tx)
    .insertInto('policy_documents')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'id', 'edition'])
        .doUpdateSet((eb) => ({
          title_zh: eb.ref('excluded.title_zh'),
          title_en: eb.ref('excluded.title_en'),
          in_force_from: eb.ref('excluded.in_force_from'),
          in_force_to: eb.ref('excluded.in_force_to'),
          verified: eb.ref('excluded.verified'),
          sources: eb.ref('excluded.sources'),
          note: eb.ref('excluded.note'),
          content: eb.ref('excluded.content'),
          hash: eb.ref('excluded.hash'),
          loaded_at: eb.ref('excluded.loaded_at'),
          // The same text stored again by another hand has not changed its author, who may not publish it.
          drafted_by: sql<string>`case when policy_documents.hash = excluded.hash then policy_documents.drafted_by else excluded.drafted_by end`,
        }))
        .where('policy_documents.status', '=', 'draft'),
    )
    .returning('edition')
    .executeTakeFirst();
  if (stored === undefined) throw new XinhengError('CONFLICT', { what: nameOf(document) });
}

/** Drafts of these kinds, the latest first. */
export async function listDrafts(tx: Tx, kinds: readonly PolicyKind[]): Promise<Draft[]> {
  const rows = await drafts(tx).where('kind', 'in', kinds).orderBy('loaded_at', 'desc').orderBy('edition').execute();
  return rows.map(draftOf);
}

/** Locked for what follows. Throws NOT_FOUND. */
export async function getDraft(tx: Tx, { kind, id, edition }: PolicyKey): Promise<Draft> {
  const row = await drafts(tx).where('kind', '=', kind).where('id', '=', id).where('edition', '=', edition).forUpdate().executeTakeFirst();
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: edition });
  return draftOf(row);
}

/** From now on it is an edition like a shipped one. */
export async function publishDraft(tx: Tx, { kind, id, edition }: PolicyKey, by: string, at: Date): Promise<void> {
  await on<PolicyTables>(tx)
    .updateTable('policy_documents')
    .set({ status: 'in_force', loaded_at: at, published_by: by })
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('edition', '=', edition)
    .where('status', '=', 'draft')
    .execute();
  if (isMade(kind)) await materialise(tx);
}

export async function dropDraft(tx: Tx, { kind, id, edition }: PolicyKey): Promise<void> {
  await on<PolicyTables>(tx)
    .deleteFrom('policy_documents')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('edition', '=', edition)
    .where('status', '=', 'draft')
    .execute();
}

/** The file that an edition is: parsed again, it has the same hash. */
export function exportedPolicy(document: PolicyDocument): Omit<PolicyDocument, 'hash'> {
  const { hash: _, ...file } = document;
  return file;
}

function drafts(tx: Tx) {
  return on<PolicyTables>(tx).selectFrom('policy_documents').selectAll().where('status', '=', 'draft');
}

function draftOf(row: Parameters<typeof documentOf>[0]): Draft {
  return { document: documentOf(row), draftedBy: row.drafted_by ?? '', draftedAt: row.loaded_at };
}
