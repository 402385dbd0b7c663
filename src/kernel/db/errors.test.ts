import { open } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { openDatabase } from './pool.ts';
import { databaseError, isUnreachable } from './errors.ts';

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an error of the system', () => {
  test('of a file that is not there is none of the database', async () => {
    const error = await failure(open('/nonexistent/file.csv'));
    expect(error).toMatchObject({ code: 'ENOENT' });
    expect(databaseError(error)).toBeUndefined();
    expect(isUnreachable(error)).toBe(false);
    expect(databaseError(Object.assign(new Error('x'), { code: 'EACCES', syscall: 'open' }))).toBeUndefined();
  });

  test('of a socket that is not there is', async () => {
    const db = openDatabase('postgresql://x@localhost/x?host=%2Fnonexistent');
    const error = await failure(db.pool.query('select 1'));
    await db.close();
    expect(databaseError(error)).toMatchObject({ code: 'DATABASE_UNREACHABLE', params: { reason: 'ENOENT' } });
  });
});
