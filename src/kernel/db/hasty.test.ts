import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import { hastily } from './index.ts';

test('commits do not wait for the disk while the work lasts, and do again after it, also when it fails', async () => {
  const db = await testDatabase({ empty: true });
  const waits = async () => {
    const { rows } = await sql<{ waits: string }>`select current_setting('synchronous_commit') as waits`.execute(db.kysely);
    return rows[0]!.waits;
  };
  expect(await waits()).toBe('on');
  const inside = await hastily(db, async () => {
    const outer = await db.tx(async (tx) => {
      // A second connection, opened while the first is held.
      const second = await waits();
      const { rows } = await sql<{ waits: string }>`select current_setting('synchronous_commit') as waits`.execute(tx);
      return [second, rows[0]!.waits];
    });
    return outer;
  });
  expect(inside).toEqual(['off', 'off']);
  expect(await Promise.all([waits(), waits(), waits()])).toEqual(['on', 'on', 'on']);
  await expect(hastily(db, () => Promise.reject(new TypeError('fails')))).rejects.toThrow('fails');
  expect(await waits()).toBe('on');
});
