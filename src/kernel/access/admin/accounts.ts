import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import { providersOf } from '../oidc/identities.ts';
import type { Role } from '../types.ts';
import { IDLE_MINUTES } from '../sessions.ts';
import { SESSION_ID } from './ending.ts';
import type { SignInWay } from '../tables.ts';

/** An account as administrators see it: who it is for and whether it opens anything, nothing of what was done with it. */
export interface ListedAccount {
  account: string;
  displayName: string;
  role: Role;
  organ: string | null;
  district: string | null;
  active: boolean;
  /** Its password holds once. */
  mustChange: boolean;
  /** It has a password at all. */
  password: boolean;
  /** Providers at which a person is linked to it. */
  linked: string[];
  sessions: number;
  createdAt: string;
  lastSignIn: string | null;
}

export interface AccountFilter {
  /** Part of the account or of the name. */
  text?: string | undefined;
  role?: Role | undefined;
  organ?: string | undefined;
  active?: boolean | undefined;
  /** Not signed in since this day: accounts that nobody seems to need. */
  unusedSince?: string | undefined;
}

interface Row extends Omit<ListedAccount, 'createdAt' | 'lastSignIn'> {
  createdAt: Date;
  lastSignIn: Date | null;
}

const columns = sql`u.account, u.display_name as "displayName", u.role, u.organ, u.district, u.active,
  u.must_change as "mustChange", u.password_hash is not null as password, u.created_at as "createdAt",
  u.last_sign_in as "lastSignIn",
  array(select i.issuer from user_identities i where i.user_id = u.user_id order by i.issuer) as linked`;

/** Accounts in the order of their names (by bytes; a name is one account's). `limit` rows after `after`. */
export async function listAccounts(
  kernel: Kernel,
  filter: AccountFilter,
  page: { after: string | null; limit: number },
): Promise<ListedAccount[]> {
  const { rows } = await sql<Row>`
    select ${columns}, ${live(kernel)} as sessions from users u
    where ${conditions(filter)} and (${page.after}::text is null or u.account collate "C" > ${page.after})
    order by u.account collate "C" limit ${page.limit}`.execute(kernel.db.kysely);
  return rows.map(listed);
}

export interface AccountSession {
  /** Names it here; opens nothing. */
  id: string;
  way: SignInWay;
  openedAt: string;
  seenAt: string;
  expiresAt: string;
}

export interface AccountFile extends ListedAccount {
  open: AccountSession[];
  /** Providers at which it may be linked. */
  issuers: string[];
  /** Who is linked at which provider, by whom and when. Who it is there is shown to nobody but that person. */
  links: { issuer: string; claim: string; linkedBy: string; linkedAt: string }[];
}

/** One account with its sessions and links. Throws NOT_FOUND. */
export async function getAccount(kernel: Kernel, account: string): Promise<AccountFile> {
  const { rows } = await sql<Row & { userId: string }>`
    select u.user_id as "userId", ${columns}, ${live(kernel)} as sessions from users u where u.account = ${account}`.execute(
    kernel.db.kysely,
  );
  const row = rows[0];
  if (row === undefined) throw new XinhengError('NOT_FOUND', { what: account.slice(0, 40) });
  const sessions = await sql<{ id: string; way: SignInWay; openedAt: Date; seenAt: Date; expiresAt: Date }>`
    select ${SESSION_ID} as id, way, created_at as "openedAt", seen_at as "seenAt", expires_at as "expiresAt" from sessions
    where user_id = ${row.userId} and ${isOpen(kernel)} order by created_at desc, token_hash`.execute(kernel.db.kysely);
  const links = await sql<{ issuer: string; claim: string; linkedBy: string; linkedAt: Date }>`
    select issuer, claim, linked_by as "linkedBy", linked_at as "linkedAt" from user_identities
    where user_id = ${row.userId} order by issuer, claim`.execute(kernel.db.kysely);
  return {
    ...listed(row),
    issuers: [...new Set(providersOf(kernel).map(({ issuer }) => issuer))],
    open: sessions.rows.map((each) => ({
      ...each,
      openedAt: each.openedAt.toISOString(),
      seenAt: each.seenAt.toISOString(),
      expiresAt: each.expiresAt.toISOString(),
    })),
    links: links.rows.map((each) => ({ ...each, linkedAt: each.linkedAt.toISOString() })),
  };
}

function conditions(filter: AccountFilter): RawBuilder<SqlBool> {
  const { text, role, organ, active, unusedSince } = filter;
  const part = text === undefined ? undefined : `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const all = [
    part === undefined ? null : sql`(u.account ilike ${part} or u.display_name ilike ${part})`,
    role === undefined ? null : sql`u.role = ${role}`,
    organ === undefined ? null : sql`u.organ = ${organ}`,
    active === undefined ? null : sql`u.active = ${active}`,
    unusedSince === undefined
      ? null
      : sql`coalesce(u.last_sign_in, u.created_at) < (${unusedSince}::date::timestamp at time zone 'Asia/Shanghai')`,
  ].filter((each) => each !== null);
  return all.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(all, sql` and `)}`;
}

/** Sessions that still open something: the twin of `findSession`. */
function isOpen(kernel: Pick<Kernel, 'clock'>): RawBuilder<SqlBool> {
  const now = kernel.clock.now();
  return sql<SqlBool>`(sessions.expires_at > ${now.toString()}::timestamptz
    and sessions.seen_at >= ${now.subtract({ minutes: IDLE_MINUTES }).toString()}::timestamptz)`;
}

function live(kernel: Pick<Kernel, 'clock'>): RawBuilder<number> {
  return sql<number>`(select count(*)::int from sessions where sessions.user_id = u.user_id and ${isOpen(kernel)})`;
}

function listed(row: Row & { userId?: string }): ListedAccount {
  const { userId: _id, createdAt, lastSignIn, ...rest } = row;
  return { ...rest, createdAt: createdAt.toISOString(), lastSignIn: lastSignIn?.toISOString() ?? null };
}
