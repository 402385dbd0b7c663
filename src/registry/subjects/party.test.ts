import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { systemIds } from '../../kernel/ids/index.ts';
import { partyOf } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

type Key = readonly [kind: string, key: string, state?: string];

async function body(uscc: string | null, keys: readonly Key[]): Promise<string> {
  const id = systemIds.subject();
  await sql`insert into subjects (subject_id, uscc, name, kind, seq, created_at)
    values (${id}, ${uscc}, '示例市甲有限公司', 'enterprise', 0, '2026-01-01')`.execute(db.kysely);
  for (const [kind, key, state = 'live'] of keys)
    await sql`insert into subject_keys (kind, key, subject_id, state) values (${kind}, ${key}, ${id}, ${state})`.execute(db.kysely);
  return id;
}

test.each<[string, string | null, readonly Key[], object]>([
  ['its code, and no other number beside it', '91509900MATE5T025F', [['reg', '1']], { code: '91509900MATE5T025F' }],
  [
    'the register’s own number before others',
    null,
    [
      ['org', '7'],
      ['tax', '8'],
      ['reg', '5'],
    ],
    { code: null, other: { kind: 'reg', number: '5' } },
  ],
  [
    'what else it has',
    null,
    [
      ['social', '9'],
      ['source', 'x:3'],
    ],
    { code: null, other: { kind: 'social', number: '9' } },
  ],
  [
    'never one that is over or that another claims too',
    null,
    [
      ['reg', '5', 'ended'],
      ['org', '7', 'disputed'],
    ],
    { code: null, other: null },
  ],
  ['nothing but its name', null, [], { code: null, other: null }],
])('papers name a body by %s', async (_, uscc, keys, named) => {
  const id = await body(uscc, keys);
  expect(await db.tx((tx) => partyOf(tx, id))).toEqual({ name: '示例市甲有限公司', ...named });
});

test('a body that is not there is not named', async () => {
  await expect(db.tx((tx) => partyOf(tx, systemIds.subject()))).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
