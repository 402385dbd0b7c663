import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { on, type IsoDate, type Tx } from '../../db/types.ts';
import type { AccessTables } from '../tables.ts';
import type { Role } from '../types.ts';
import type { HeldMandate, Mandate } from './types.ts';

type Handle = Tx | Kysely<unknown>;

/** In force on the day: given, begun, not over, not revoked. The twin of what a session carries. */
function inForce(today: IsoDate) {
  return sql<boolean>`(revoked_at is null and from_day <= ${today}::date and coalesce(until_day, 'infinity') >= ${today}::date)`;
}

/** What an account holds today. `lock`: nobody revokes any of them before this transaction ends. */
export async function heldBy(handle: Handle, account: string, today: IsoDate, options: { lock?: boolean } = {}): Promise<HeldMandate[]> {
  let query = on<AccessTables>(handle)
    .selectFrom('mandates')
    .selectAll()
    .where('account', '=', account)
    .where(inForce(today))
    .orderBy('subject_id')
    .orderBy('mandate_id');
  if (options.lock === true) query = query.forShare();
  const rows = await query.execute();
  return rows.map((row) => ({
    mandateId: row.mandate_id,
    subjectId: row.subject_id,
    kind: row.kind,
    scopes: row.scopes,
    until: row.until_day,
  }));
}

/** All that were ever given for a body, the latest first. */
export async function mandatesOf(handle: Handle, subjectId: string): Promise<Mandate[]> {
  const rows = await on<AccessTables>(handle)
    .selectFrom('mandates')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('mandate_id', 'desc')
    .execute();
  return rows.map((row) => ({
    mandateId: row.mandate_id,
    subjectId: row.subject_id,
    account: row.account,
    kind: row.kind,
    scopes: row.scopes,
    from: row.from_day,
    until: row.until_day,
    givenBy: row.given_by,
    givenAt: row.given_at,
    revokedBy: row.revoked_by,
    revokedAt: row.revoked_at,
  }));
}

/** Accounts that may see the body's file today: its own and those with a mandate, sorted. */
export async function accountsFor(handle: Handle, subjectId: string, today: IsoDate): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`
    select account from users where subject_id = ${subjectId}::uuid and active and role = 'owner'
    union
    select m.account from mandates m join users u on u.account = m.account and u.active
    where m.subject_id = ${subjectId}::uuid and ${inForce(today)}
    order by account`.execute(handle);
  return rows.map(({ account }) => account);
}

/** The account held a mandate for the body, on this day or the one before, that is over by now. */
export async function heldLately(
  handle: Handle,
  account: string,
  subjectId: string,
  span: { today: IsoDate; since: Date },
): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from mandates
    where account = ${account} and subject_id = ${subjectId}::uuid and from_day <= ${span.today}::date
      and (revoked_at is null or revoked_at >= ${span.since})
      and coalesce(until_day, 'infinity') >= ${span.today}::date - 1`.execute(handle);
  return (rows[0]?.n ?? 0) > 0;
}

/** Accounts that are switched on: the one, if it is, or those of a role in an organ, sorted. */
export async function activeAccounts(handle: Handle, of: { account: string } | { organ: string; role: Role }): Promise<string[]> {
  const users = on<AccessTables>(handle).selectFrom('users').select('account').where('active', '=', true);
  const wanted =
    'account' in of ? users.where('account', '=', of.account) : users.where('organ', '=', of.organ).where('role', '=', of.role);
  return (await wanted.orderBy('account').execute()).map(({ account }) => account);
}
