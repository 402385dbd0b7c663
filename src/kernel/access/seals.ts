import { sql } from 'kysely';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/types.ts';
import { leafOf } from '../journal/leaf.ts';
import { hashOfLooks } from './log.ts';
import type { AccessTables } from './tables.ts';

/**
 * What comparing a seal with the log and the journal gave. `altered`: the rows are not those that were sealed (changed,
 * missing or more). `between`: rows stand before it that no seal covers. `unproved`: no leaf of the journal proves it.
 */
export type SealState = 'ok' | 'altered' | 'between' | 'unproved';

export interface CheckedSeal {
  firstId: number;
  lastId: number;
  rows: number;
  /** Hexadecimal, as the journal's leaf commits to it. */
  sha256: string;
  sealedAt: string;
  state: SealState;
}

export interface CheckedSeals {
  items: CheckedSeal[];
  /** Rows after the last seal: the next full hour covers them. */
  unsealed: number;
}

/** Seals, the newest first, each compared with its rows and with the journal at this moment. */
export async function checkSeals(kernel: Pick<Kernel, 'db'>, page: { before: number | null; limit: number }): Promise<CheckedSeals> {
  return kernel.db.tx(async (tx) => {
    const tables = on<AccessTables>(tx);
    let query = tables.selectFrom('access_seals').selectAll();
    if (page.before !== null) query = query.where('last_id', '<', page.before);
    const seals = await query.orderBy('last_id', 'desc').limit(page.limit).execute();
    const { rows: last } = await sql<{ n: number }>`
      select count(*)::int as n from access_log
      where id > coalesce((select max(last_id) from access_seals), 0)`.execute(tx);
    const items: CheckedSeal[] = [];
    // Over one seal at a time: an hour of looks may be long.
    for (const { first_id: firstId, last_id: lastId, rows, hash, sealed_at: sealedAt } of seals) {
      const sha256 = hash.toString('hex');
      const seal = { firstId, lastId, rows, sha256, sealedAt: sealedAt.toISOString() };
      items.push({ ...seal, state: await stateOf(tx, seal) });
    }
    return { items, unsealed: last[0]?.n ?? 0 };
  });
}

type Stored = Pick<CheckedSeal, 'firstId' | 'lastId' | 'rows' | 'sha256'>;

async function stateOf(tx: Tx, { firstId, lastId, rows, sha256 }: Stored): Promise<SealState> {
  const looks = await on<AccessTables>(tx)
    .selectFrom('access_log')
    .selectAll()
    .where('id', '>=', firstId)
    .where('id', '<=', lastId)
    .orderBy('id')
    .execute();
  if (looks.length !== rows || hashOfLooks(looks).toString('hex') !== sha256) return 'altered';
  const { rows: gap } = await sql`
    select 1 from access_log where id < ${firstId}
      and id > coalesce((select max(last_id) from access_seals where last_id < ${firstId}), 0) limit 1`.execute(tx);
  if (gap.length > 0) return 'between';
  const { rows: told } = await sql<{ leaf: Buffer; salt: Buffer }>`
    select leaf, salt from v_journal_seals where object = ${`${firstId}-${lastId}`}`.execute(tx);
  const sealed = { firstId, lastId, rows, sha256 };
  return told.some(({ leaf, salt }) => leafOf(salt, sealed).equals(leaf)) ? 'ok' : 'unproved';
}
