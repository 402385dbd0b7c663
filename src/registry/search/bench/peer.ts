import { sql, type Kysely } from 'kysely';

/** The same questions by PostgreSQL's own trigram index over the same names. */
export interface Peer {
  buildSeconds: number;
  megabytes: number;
  contains(norm: string): Promise<void>;
  /** The ten names most alike. */
  similar(norm: string): Promise<string[]>;
}

/** Null where the server has no pg_trgm to offer. */
export async function openPeer(db: Kysely<unknown>): Promise<Peer | null> {
  const offered = await sql`select from pg_available_extensions where name = 'pg_trgm'`.execute(db);
  if (offered.rows.length === 0) return null;
  await sql`create extension if not exists pg_trgm`.execute(db);
  const begun = performance.now();
  await sql`drop table if exists peer`.execute(db);
  await sql`create table peer as select entry_no, name_norm from search_entries`.execute(db);
  await sql`create index peer_trigrams on peer using gin (name_norm gin_trgm_ops)`.execute(db);
  const buildSeconds = (performance.now() - begun) / 1000;
  await sql`vacuum analyze peer`.execute(db);
  const { rows } = await sql<{ mb: number }>`
    select round(pg_relation_size('peer_trigrams') / 1e6)::int as mb`.execute(db);
  return {
    buildSeconds,
    megabytes: rows[0]!.mb,
    async contains(norm) {
      await sql`select entry_no from peer where name_norm like ${`%${norm}%`}
        order by length(name_norm), entry_no limit 20`.execute(db);
    },
    async similar(norm) {
      const found = await sql<{ name: string }>`
        select name_norm as name from peer where name_norm % ${norm}
        order by similarity(name_norm, ${norm}) desc, entry_no limit 10`.execute(db);
      return found.rows.map(({ name }) => name);
    },
  };
}
