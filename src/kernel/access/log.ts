import { createHash } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Kernel } from '../context.ts';
import { LOCKS, OFTEN } from '../db/index.ts';
import { on, type Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import { hasPurpose } from './policy.ts';
import type { AccessLogTable, AccessTables } from './tables.ts';
import type { Caller } from './types.ts';

export interface Look {
  /** One row a subject; none = a look that concerns no single subject. */
  subjectIds: readonly string[];
  /** `subject.opened`, `records.exported`, `screening.run` … */
  action: string;
  /** Names of the fields above PUBLIC that were given out. */
  fields: readonly string[];
}

/** Before anything that is not public is read. Throws UNAUTHENTICATED, PURPOSE_REQUIRED. */
export function requirePurpose(caller: Caller): void {
  if (caller.account === null || caller.role === null) throw new XinhengError('UNAUTHENTICATED');
  if (!hasPurpose(caller.purpose)) throw new XinhengError('PURPOSE_REQUIRED');
}

/**
 * Writes a look at what is not public, in the transaction of the read and before the answer leaves. Not after `append` in
 * the same transaction: sealing takes the lock here before the journal's. Throws UNAUTHENTICATED, PURPOSE_REQUIRED.
 */
export async function logAccess(kernel: Pick<Kernel, 'clock'>, tx: Tx, caller: Caller, look: Look): Promise<void> {
  requirePurpose(caller);
  const subjects = look.subjectIds.length === 0 ? [null] : [...new Set(look.subjectIds)];
  // The lock comes before the ids: a row is made of what stands behind it.
  await sql`${OFTEN}
    with locked as materialized (select pg_advisory_xact_lock_shared(${LOCKS.accessLog}::bigint))
    insert into access_log (at, account, role, organ, subject_id, action, purpose, fields)
    select ${new Date(kernel.clock.now().epochMilliseconds)}::timestamptz, ${caller.account}, ${caller.role}, ${caller.organ}, subject_id,
      ${look.action}, ${caller.purpose}, ${[...look.fields]}::text[]
    from locked, unnest(${subjects}::uuid[]) as subject_id
  `.execute(tx);
}

/** What a seal commits to: every column of every row, in order. */
export function hashOfLooks(rows: readonly Selectable<AccessLogTable>[]): Buffer {
  const hash = createHash('sha256');
  for (const { id, at, account, role, organ, subject_id, action, purpose, fields } of rows) {
    hash.update(`${JSON.stringify([id, at.toISOString(), account, role, organ, subject_id, action, purpose, fields])}\n`);
  }
  return hash.digest();
}

export interface Seal {
  firstId: number;
  lastId: number;
  rows: number;
}

/**
 * Commits to all rows of access_log since the last seal by one leaf of the journal; undefined when there are none. The
 * lock waits for writers that are under way: an id given out earlier may commit later, and would be passed over. Advisory,
 * since an application role may not lock a table that it may not change.
 */
export async function sealAccessLog(kernel: Kernel): Promise<Seal | undefined> {
  return kernel.db.tx(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCKS.accessLog}::bigint)`.execute(tx);
    const tables = on<AccessTables>(tx);
    const last = await tables
      .selectFrom('access_seals')
      .select((of) => of.fn.max('last_id').as('id'))
      .executeTakeFirst();
    const rows = await tables
      .selectFrom('access_log')
      .selectAll()
      .where('id', '>', last?.id ?? 0)
      .orderBy('id')
      .execute();
    const first = rows[0];
    const end = rows.at(-1);
    if (first === undefined || end === undefined) return undefined;
    const digest = hashOfLooks(rows);
    const now = kernel.clock.now();
    const seal = { firstId: first.id, lastId: end.id, rows: rows.length };
    await tables
      .insertInto('access_seals')
      .values({
        last_id: seal.lastId,
        first_id: seal.firstId,
        rows: seal.rows,
        hash: digest,
        sealed_at: now.toString(),
      })
      .execute();
    await kernel.append(
      tx,
      [
        {
          type: 'access.sealed',
          subjectId: null,
          object: `${seal.firstId}-${seal.lastId}`,
          version: 1,
          content: { ...seal, sha256: digest.toString('hex') },
          salt: kernel.ids.salt(),
          home: 'journal',
        },
      ],
      new Date(now.epochMilliseconds),
    );
    return seal;
  });
}
