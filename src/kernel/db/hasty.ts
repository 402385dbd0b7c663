import type { PoolClient } from 'pg';
import type { Database } from './types.ts';

/**
 * Does work whose commits need not wait for the disk: it is begun anew from nothing if the machine stops before its end.
 * The first commit after it waits for all of them, so whoever marks the work as done must do so after this.
 */
export async function hastily<R>({ pool }: Pick<Database, 'pool'>, work: () => Promise<R>): Promise<R> {
  const hasty = new Set<PoolClient>();
  // Queued before whatever its taker asks of the connection. One that dies meanwhile tells its taker.
  const tell = (client: PoolClient, statement: string) => void client.query(statement).catch(() => undefined);
  const hasten = (client: PoolClient): void => {
    if (hasty.has(client)) return;
    hasty.add(client);
    tell(client, 'set synchronous_commit = off');
  };
  const leave = (client: PoolClient): void => void hasty.delete(client);
  const calm = (client: PoolClient): void => {
    if (hasty.delete(client)) tell(client, 'reset synchronous_commit');
  };
  pool.on('acquire', hasten).on('remove', leave);
  try {
    return await work();
  } finally {
    pool.off('acquire', hasten).on('acquire', calm);
  }
}
