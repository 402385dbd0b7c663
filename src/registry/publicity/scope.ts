import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { forbidden, levelFor, mayActFor, rank, type Caller } from '../../kernel/access/index.ts';
import type { Database, Tx } from '../../kernel/db/types.ts';

/** An organ's own rows are its work list; a director has those of the district; the local operator all. Twin of `mayActFor`. */
export function actableSql(alias: string, caller: Caller): RawBuilder<SqlBool> {
  const organ = sql.ref(`${alias}.organ`);
  if (caller.role === 'operator') return sql<SqlBool>`true`;
  if (caller.role === null || caller.organ === null) return sql<SqlBool>`false`;
  if (caller.role === 'director') {
    return caller.district === null
      ? sql<SqlBool>`true`
      : sql<SqlBool>`${organ} in (select code from v_policy_organs where district = ${caller.district})`;
  }
  if (!['clerk', 'reviewer', 'machine'].includes(caller.role)) return sql<SqlBool>`false`;
  return sql<SqlBool>`${organ} = ${caller.organ}`;
}

export async function districtOf(db: Pick<Database, 'kysely'> | Tx, organ: string): Promise<string | null> {
  const handle = 'kysely' in db ? db.kysely : db;
  const { rows } = await sql<{
    district: string | null;
  }>`select district from v_policy_organs where code = ${organ}`.execute(handle);
  return rows[0]?.district ?? null;
}

/** As districtOf, for many; an organ that the register does not know is left out. */
export async function districtsOf(tx: Tx, organs: readonly string[]): Promise<Map<string, string | null>> {
  if (organs.length === 0) return new Map();
  const { rows } = await sql<{ code: string; district: string | null }>`
    select code, district from v_policy_organs where code = any(${[...organs]}::text[])`.execute(tx);
  return new Map(rows.map(({ code, district }) => [code, district]));
}

/** Throws FORBIDDEN unless the caller may act in the name of the deciding organ. */
export async function requireActing(db: Pick<Database, 'kysely'> | Tx, caller: Caller, organ: string): Promise<void> {
  const district = await districtOf(db, organ);
  if (!mayActFor(caller, { organ, district })) throw forbidden('publicity.review');
}

/** May the caller read the text of a row that is not on display? Needs a stated purpose. */
export function mayReadContent(caller: Caller, target: { organ: string; district: string | null }): boolean {
  return rank(levelFor(caller, target)) >= rank('INTERNAL');
}
