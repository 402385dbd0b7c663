import { sql } from 'kysely';
import { audit, type AuditDetails } from '../audit/index.ts';
import type { Kernel } from '../context.ts';
import { LOCKS } from '../db/locks.ts';
import { on, type Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import type { HeldMandate } from './mandates/types.ts';
import { organDistrict } from './organ.ts';
import { checkPassword, hashPassword } from './password.ts';
import { heldBy } from './mandates/store.ts';
import type { AccessTables } from './tables.ts';
import type { Caller, Role } from './types.ts';

/** A person's account, without its password. */
export interface User {
  userId: string;
  account: string;
  displayName: string;
  role: Role;
  organ: string | null;
  district: string | null;
  subjectId: string | null;
  /** Of an owner, those in force today. */
  mandates?: readonly HeldMandate[];
  mustChange: boolean;
  active: boolean;
}

export interface NewUser {
  account: string;
  displayName?: string;
  role: Role;
  organ?: string | null;
  /** The division that bounds the account; without it the organ's own, by the policy's list of organs. */
  district?: string | null;
  /** Of an owner that is a body's own account; without it, one who acts by mandates. */
  subjectId?: string | null;
  password?: string;
  /** The password holds for one sign-in, at which it must be changed. */
  mustChange?: boolean;
  /** The first security administrator of an instance, made by one person; the log says so. */
  bootstrap?: true;
}

const ACCOUNT = /^[a-z0-9][a-z0-9._-]{1,39}$/;
/** Never accounts of people: machines sign with keys, the local operator is whoever has the machine. */
const NOT_PEOPLE: readonly Role[] = ['machine', 'operator'];
/** Roles that mean nothing without an organ. */
const OF_AN_ORGAN: readonly Role[] = ['clerk', 'reviewer', 'officer', 'legal', 'director', 'desk'];

/**
 * Writes the row of an account, without a second person: for fixtures and for organisation/users, which is how accounts are
 * made. Throws BAD_INPUT (account, role, organ, subject, password), ORGAN_UNKNOWN, or CONFLICT when the account exists.
 */
export async function createUser(kernel: Kernel, tx: Tx, by: Caller, user: NewUser): Promise<User> {
  if (!ACCOUNT.test(user.account)) throw new XinhengError('BAD_INPUT', { what: 'account' });
  if (NOT_PEOPLE.includes(user.role)) throw new XinhengError('BAD_INPUT', { what: 'role' });
  if (OF_AN_ORGAN.includes(user.role) && !user.organ) throw new XinhengError('BAD_INPUT', { what: 'organ' });
  if (user.role !== 'owner' && user.role !== 'pending' && user.subjectId) throw new XinhengError('BAD_INPUT', { what: 'subject' });
  if (user.password !== undefined) checkPassword(user.account, user.password);
  const row = {
    user_id: kernel.ids.subject(),
    account: user.account,
    display_name: user.displayName ?? user.account,
    role: user.role,
    organ: user.organ ?? null,
    district: districtOf(kernel, user),
    subject_id: user.subjectId ?? null,
    password_hash: user.password === undefined ? null : await hashPassword(kernel.settings, user.password),
    must_change: user.mustChange ?? false,
    active: true,
    created_at: kernel.clock.now().toString(),
  };
  const made = await on<AccessTables>(tx)
    .insertInto('users')
    .values(row)
    .onConflict((conflict) => conflict.column('account').doNothing())
    .returning('user_id')
    .executeTakeFirst();
  if (made === undefined) throw new XinhengError('CONFLICT', { what: user.account });
  await audit(kernel, tx, by, {
    action: 'user.created',
    object: user.account,
    outcome: 'ok',
    details: { role: user.role, organ: row.organ, ...(user.bootstrap ? { bootstrap: true } : {}) },
  });
  return toUser(row);
}

/** Never left out by accident: without a district an account covers the whole city. */
function districtOf(kernel: Kernel, user: NewUser): string | null {
  if (user.district !== undefined) return user.district;
  return user.organ ? organDistrict(kernel, user.organ) : null;
}

/** Sets the password and ends the account's sessions. Throws NOT_FOUND, BAD_INPUT. */
export async function setPassword(
  kernel: Kernel,
  tx: Tx,
  by: Caller,
  change: { account: string; password: string; mustChange?: boolean; reason?: string },
): Promise<void> {
  checkPassword(change.account, change.password);
  const tables = on<AccessTables>(tx);
  const changed = await tables
    .updateTable('users')
    .set({ password_hash: await hashPassword(kernel.settings, change.password), must_change: change.mustChange ?? false })
    .where('account', '=', change.account)
    .returning('user_id')
    .executeTakeFirst();
  if (changed === undefined) throw new XinhengError('NOT_FOUND', { what: change.account });
  await tables.deleteFrom('sessions').where('user_id', '=', changed.user_id).execute();
  await audit(kernel, tx, by, {
    action: 'user.password',
    object: change.account,
    outcome: 'ok',
    details: change.reason === undefined ? {} : { reason: change.reason },
  });
}

/** Switches an account on or off; off ends its sessions at once. Throws NOT_FOUND, LAST_ADMINISTRATOR. */
export async function setActive(kernel: Kernel, tx: Tx, by: Caller, account: string, active: boolean, reason?: string): Promise<void> {
  const tables = on<AccessTables>(tx);
  if (!active) await requireAnotherAdministrator(tx, account);
  const changed = await tables.updateTable('users').set({ active }).where('account', '=', account).returning('user_id').executeTakeFirst();
  if (changed === undefined) throw new XinhengError('NOT_FOUND', { what: account });
  if (!active) await tables.deleteFrom('sessions').where('user_id', '=', changed.user_id).execute();
  const details: AuditDetails = reason === undefined ? {} : { reason };
  await audit(kernel, tx, by, { action: active ? 'user.on' : 'user.off', object: account, outcome: 'ok', details });
}

/** The new part of an account: its role, and the organ where that changes. */
export interface RoleChange {
  account: string;
  role: Role;
  organ: string | null;
}

/**
 * Gives an account another role, and organ, and ends its sessions, so that nothing goes on under the old one. Throws NOT_FOUND,
 * BAD_INPUT (role of no official, organ), ORGAN_UNKNOWN, LAST_ADMINISTRATOR.
 */
export async function changeRole(kernel: Kernel, tx: Tx, by: Caller, { account, role, organ }: RoleChange): Promise<void> {
  const tables = on<AccessTables>(tx);
  const row = await tables.selectFrom('users').selectAll().where('account', '=', account).forUpdate().executeTakeFirst();
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: account });
  requireRoleChange({ role: row.role, subjectId: row.subject_id }, role, organ);
  if (role !== 'security') await requireAnotherAdministrator(tx, row.account);
  const district = organ === null ? null : organDistrict(kernel, organ);
  await tables.updateTable('users').set({ role, organ, district }).where('user_id', '=', row.user_id).execute();
  await tables.deleteFrom('sessions').where('user_id', '=', row.user_id).execute();
  const details = { from: row.role, to: role, organ };
  await audit(kernel, tx, by, { action: 'user.role', object: account, outcome: 'ok', details });
}

/**
 * An owner acts for a body and never becomes an official, nor the other way round; what waits for agreement becomes either,
 * and nothing goes back to waiting. Throws BAD_INPUT (role, organ, subject).
 */
export function requireRoleChange({ role: old, subjectId }: Pick<User, 'role' | 'subjectId'>, role: Role, organ: string | null): void {
  const first = old === 'pending';
  const people = [old, role].every((each) => !NOT_PEOPLE.includes(each)) && role !== 'pending';
  if (!people || old === 'owner' || (role === 'owner' && !first)) throw new XinhengError('BAD_INPUT', { what: 'role' });
  if (subjectId !== null && role !== 'owner') throw new XinhengError('BAD_INPUT', { what: 'subject' });
  if (role === 'owner' && organ !== null) throw new XinhengError('BAD_INPUT', { what: 'organ' });
  if (OF_AN_ORGAN.includes(role) && organ === null) throw new XinhengError('BAD_INPUT', { what: 'organ' });
}

/**
 * Is there nobody yet who could agree to a role? Alone until the end of the transaction, or two at once would each be the
 * first.
 */
export async function isBootstrap(tx: Tx): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(${LOCKS.accounts})`.execute(tx);
  const { rows } = await sql`select from users where role = 'security' and active limit 1`.execute(tx);
  return rows.length === 0;
}

/** Does a session of it open anything: neither closed nor still without a role. */
export function opensAnything({ active, role }: Pick<User, 'active' | 'role'>): boolean {
  return active && role !== 'pending';
}

/** Without a security administrator nobody could change a role again. All are locked: two at once would each leave the other. */
async function requireAnotherAdministrator(tx: Tx, account: string): Promise<void> {
  const rows = await on<AccessTables>(tx)
    .selectFrom('users')
    .select('account')
    .where('role', '=', 'security')
    .where('active', '=', true)
    .orderBy('account')
    .forUpdate()
    .execute();
  const own = rows.some((row) => row.account === account);
  if (own && rows.length === 1) throw new XinhengError('LAST_ADMINISTRATOR');
}

/** Sessions of an account that have not ended. */
export async function countSessions(tx: Tx, userId: string): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from sessions where user_id = ${userId}::uuid`.execute(tx);
  return rows[0]?.n ?? 0;
}

export async function findUser(kernel: Kernel, account: string): Promise<User | undefined> {
  const row = await on<AccessTables>(kernel.db.kysely).selectFrom('users').selectAll().where('account', '=', account).executeTakeFirst();
  return row && withHeld(kernel, toUser(row));
}

/** What the people behind these accounts are called now, by account. */
export async function namesOfUsers(db: Kernel['db']['kysely'], accounts: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(accounts)];
  if (wanted.length === 0) return new Map();
  const rows = await on<AccessTables>(db).selectFrom('users').select(['account', 'display_name']).where('account', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.account, row.display_name]));
}

/** The user with what it holds today. */
export async function withHeld(kernel: Pick<Kernel, 'db' | 'clock'>, user: User): Promise<User> {
  if (user.role !== 'owner') return user;
  return { ...user, mandates: await heldBy(kernel.db.kysely, user.account, kernel.clock.today().toString()) };
}

interface UserRow {
  user_id: string;
  account: string;
  display_name: string;
  role: Role;
  organ: string | null;
  district: string | null;
  subject_id: string | null;
  must_change: boolean;
  active: boolean;
}

export function toUser(row: UserRow): User {
  return {
    userId: row.user_id,
    account: row.account,
    displayName: row.display_name,
    role: row.role,
    organ: row.organ,
    district: row.district,
    subjectId: row.subject_id,
    mustChange: row.must_change,
    active: row.active,
  };
}

/** An owner needs no purpose to look at its own file. */
export const OWN_FILE = 'own file';

export function callerOf(user: User, purpose: string | null): Caller {
  return {
    account: user.account,
    userId: user.userId,
    role: user.role,
    organ: user.organ,
    district: user.district,
    subjectId: user.subjectId,
    ...(user.mandates === undefined ? {} : { mandates: user.mandates }),
    purpose: purpose ?? (user.role === 'owner' ? OWN_FILE : null),
  };
}
