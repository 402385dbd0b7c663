import { sql, type RawBuilder } from 'kysely';
import type { Caller } from '../../../kernel/access/index.ts';
import { isUuid } from '../../../kernel/ids/index.ts';
import { on, type Tx } from '../../../kernel/db/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { CodeFindingsTable, CodeOrdersTable, CodeTables } from '../types.ts';

/** By its number or id, locked. Throws NOT_FOUND. */
export async function lockOrder(tx: Tx, key: string): Promise<CodeOrdersTable> {
  const { rows } = await sql<CodeOrdersTable>`
    select * from code_orders o where ${keyIs(key, 'o')} for update`.execute(tx);
  if (!rows[0]) throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
  return rows[0];
}

export async function findingOf(tx: Tx, order: Pick<CodeOrdersTable, 'finding_id'>): Promise<CodeFindingsTable> {
  return on<CodeTables>(tx).selectFrom('code_findings').selectAll().where('finding_id', '=', order.finding_id).executeTakeFirstOrThrow();
}

export async function updateOrder(tx: Tx, order: CodeOrdersTable): Promise<void> {
  await sql`
    update code_orders set organ = ${order.organ}, organ_district = ${order.organ_district}, due = ${order.due}::date,
      due_provisional = ${order.due_provisional}, state = ${order.state}, escalated_on = ${order.escalated_on}::date,
      reply = ${order.reply === null ? null : JSON.stringify(order.reply)}::jsonb, replied_by = ${order.replied_by},
      replied_on = ${order.replied_on}::date, proposal_id = ${order.proposal_id}::uuid, merged = ${order.merged}::uuid[],
      settled_on = ${order.settled_on}::date, version = ${order.version}
    where order_id = ${order.order_id}`.execute(tx);
}

/** Its number or id. */
export function keyIs(key: string, alias: string): RawBuilder<boolean> {
  const [number, id] = [sql.ref(`${alias}.number`), sql.ref(`${alias}.order_id`)];
  return isUuid(key) ? sql<boolean>`${id} = ${key}::uuid` : sql<boolean>`${number} = ${key}`;
}

/** The orders that are a caller's business: of the own organ, of the own district for a director, all for the operator. */
export function theirs(caller: Caller, alias: string): RawBuilder<boolean> {
  const organ = sql.ref(`${alias}.organ`);
  if (caller.role === 'operator') return sql<boolean>`true`;
  if (caller.organ === null) return sql<boolean>`false`;
  if (caller.role !== 'director') return sql<boolean>`${organ} = ${caller.organ}`;
  if (caller.district === null) return sql<boolean>`true`;
  return sql<boolean>`${sql.ref(`${alias}.organ_district`)} = ${caller.district}`;
}
