import { XinhengError } from '../errors/index.ts';
import { on, type Database, type Tx } from '../db/types.ts';
import { byNewest, editionOn } from './editions.ts';
import type { PolicyDocumentRow, PolicyTables } from './tables.ts';
import type { PolicyDocument, PolicyKind, PolicyStore } from './types.ts';

/**
 * The policy data of policy_documents, held in memory: small, read by every rule. Drafts are not in it. `all` answers the
 * same array until `reload`, so that a room may keep what it derives from it in a WeakMap.
 */
export async function createPolicyStore(db: Database): Promise<PolicyStore> {
  let byKind = new Map<PolicyKind, PolicyDocument[]>();
  const none: PolicyDocument[] = [];

  const find = (kind: PolicyKind, id: string, day?: string): PolicyDocument | undefined =>
    editionOn(
      (byKind.get(kind) ?? none).filter((each) => each.id === id),
      day,
    );

  const store: PolicyStore = {
    all: <C>(kind: PolicyKind) => (byKind.get(kind) ?? none) as PolicyDocument<C>[],
    find: <C>(kind: PolicyKind, id: string, day?: string) => find(kind, id, day) as PolicyDocument<C> | undefined,
    get: <C>(kind: PolicyKind, id: string, day?: string) => {
      const found = find(kind, id, day);
      if (!found) throw new XinhengError('NOT_FOUND', { kind, id });
      return found as PolicyDocument<C>;
    },
    async reload(tx?: Tx) {
      const rows = await on<PolicyTables>(tx ?? db.kysely)
        .selectFrom('policy_documents')
        .selectAll()
        .where('status', '<>', 'draft')
        .execute();
      const fresh = new Map<PolicyKind, PolicyDocument[]>();
      for (const document of rows.map(documentOf).sort(byNewest)) {
        fresh.set(document.kind, [...(fresh.get(document.kind) ?? none), document]);
      }
      byKind = fresh;
    },
  };
  await store.reload();
  return store;
}

export function documentOf(row: PolicyDocumentRow): PolicyDocument {
  return {
    kind: row.kind,
    id: row.id,
    edition: row.edition,
    title: { zh: row.title_zh, en: row.title_en },
    inForceFrom: row.in_force_from,
    inForceTo: row.in_force_to,
    verified: row.verified,
    sources: row.sources,
    ...(row.note ? { note: row.note } : {}),
    content: row.content,
    hash: row.hash,
  };
}
