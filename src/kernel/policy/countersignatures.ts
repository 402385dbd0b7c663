import { on, type IsoDate, type Tx } from '../db/types.ts';
import { nameOf } from './rows.ts';
import type { PolicyTables } from './tables.ts';
import type { PolicyDocument } from './types.ts';

export interface Countersignature {
  /** The account. */
  by: string;
  /** The person, as it is shown. */
  name: string;
  on: IsoDate;
}

/** What the legal office has signed, as `kind/id@edition`, of texts that still are as they were signed. */
export async function countersigned(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await on<PolicyTables>(tx)
    .selectFrom('policy_countersignatures as c')
    .innerJoin('policy_documents as d', (join) =>
      join.onRef('d.kind', '=', 'c.kind').onRef('d.id', '=', 'c.id').onRef('d.edition', '=', 'c.edition').onRef('d.hash', '=', 'c.hash'),
    )
    .select(['c.kind', 'c.id', 'c.edition'])
    .execute();
  return new Set(rows.map(nameOf));
}

/** What a second person published here by procedure, as `kind/id@edition`: never what came as a file. */
export async function publishedHere(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await on<PolicyTables>(tx)
    .selectFrom('policy_documents')
    .select(['kind', 'id', 'edition'])
    .where('origin', '=', 'workbench')
    .where('status', '<>', 'draft')
    .where('published_by', 'is not', null)
    .execute();
  return new Set(rows.map(nameOf));
}

/** Signs a document as it is now; signed again, the later signature stands. */
export async function countersign(tx: Tx, document: PolicyDocument, signature: Countersignature): Promise<void> {
  const { kind, id, edition, hash } = document;
  const { by, name, on: day } = signature;
  await on<PolicyTables>(tx)
    .insertInto('policy_countersignatures')
    .values({ kind, id, edition, hash, by_account: by, name, on_day: day })
    .onConflict((conflict) =>
      conflict.columns(['kind', 'id', 'edition']).doUpdateSet((eb) => ({
        hash: eb.ref('excluded.hash'),
        by_account: eb.ref('excluded.by_account'),
        name: eb.ref('excluded.name'),
        on_day: eb.ref('excluded.on_day'),
      })),
    )
    .execute();
}
