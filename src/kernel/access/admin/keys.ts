import { sql, type SqlBool } from 'kysely';
import type { Kernel } from '../../context.ts';
import { isLive } from '../api-keys.ts';

/** A key of an organ's system, without the key. */
export interface ListedKey {
  id: string;
  label: string;
  purpose: string;
  organ: string;
  district: string | null;
  state: 'live' | 'revoked' | 'expired';
  /** Null: as many as the limits a minute let through. */
  dailyQuota: number | null;
  /** Requests counted today; only of keys with a quota. */
  today: number | null;
  createdAt: string;
  createdBy: string | null;
  /** The instant at which it ends; null for keys from before keys had an end. */
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

type Instants = 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt';
interface Row extends Omit<ListedKey, Instants> {
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

/** As exact as the instants that are given out, so that a page ends where the next begins. */
const at = sql`date_trunc('milliseconds', k.created_at)`;

/** The newest first, ties by id. */
export async function listKeys(
  kernel: Kernel,
  filter: { organ?: string | undefined; live?: boolean | undefined },
  page: { after: { at: string; id: string } | null; limit: number },
): Promise<ListedKey[]> {
  const { organ = null, live = null } = filter;
  const { after, limit } = page;
  const beyond = after === null ? sql<SqlBool>`true` : sql<SqlBool>`(${at}, k.key_id) < (${after.at}::timestamptz, ${after.id})`;
  const { rows } = await sql<Row>`
    select k.key_id as id, k.label, k.purpose, k.organ, k.district, k.daily_quota as "dailyQuota",
      case when k.revoked_at is not null then 'revoked' when ${isLive(kernel)} then 'live' else 'expired' end as state,
      case when k.daily_quota is not null then coalesce(d.requests, 0) end as today,
      k.created_at as "createdAt", k.created_by as "createdBy", k.expires_at as "expiresAt", k.revoked_at as "revokedAt",
      k.last_used_at as "lastUsedAt"
    from api_keys k
    left join api_key_days d on d.key_id = k.key_id and d.day = ${kernel.clock.today().toString()}::date
    where (${organ}::text is null or k.organ = ${organ}) and (${live}::boolean is null or ${isLive(kernel)} = ${live})
      and ${beyond}
    order by ${at} desc, k.key_id desc limit ${limit}`.execute(kernel.db.kysely);
  return rows.map(({ createdAt, expiresAt, revokedAt, lastUsedAt, ...rest }) => ({
    ...rest,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}
