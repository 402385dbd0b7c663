import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import type { Role } from './types.ts';

/** Accounts in use of an organ (null: of any) that hold one of the roles (none named: of any), sorted. Never owners or machines. */
export async function officialsOf(tx: Tx, organ: string | null, roles: readonly Role[]): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`
    select account from users
    where active and (${organ}::text is null or organ = ${organ}) and role not in ('owner', 'machine', 'pending')
      and (${roles.length} = 0 or role = any(${[...roles]}::text[]))
    order by account`.execute(tx);
  return rows.map(({ account }) => account);
}

/** Somebody as a sentence names him: the account is for signing in, not for colleagues. */
export interface Named {
  name: string;
  /** Code of policy data; null for those without one. */
  organ: string | null;
}

/** Who is behind these accounts, as they are called now, by account; those that are unknown are left out. */
export async function namedBy(tx: Tx, accounts: readonly string[]): Promise<Map<string, Named>> {
  const { rows } = await sql<{ account: string; name: string; organ: string | null }>`
    select account, display_name as name, organ from users where account = any(${[...accounts]}::text[])`.execute(tx);
  return new Map(rows.map(({ account, name, organ }) => [account, { name, organ }]));
}

/** Does anybody but these hold one of the roles in the organ? */
export async function hasOthers(tx: Tx, organ: string, roles: readonly Role[], apart: readonly string[]): Promise<boolean> {
  return (await officialsOf(tx, organ, roles)).some((account) => !apart.includes(account));
}

/** The organ of the security administrators: it keeps the file of an account that belongs to none. Null where none has one. */
export async function securityOrgan(tx: Tx): Promise<string | null> {
  const { rows } = await sql<{ organ: string }>`
    select organ from users where role = 'security' and active and organ is not null order by account limit 1`.execute(tx);
  return rows[0]?.organ ?? null;
}
