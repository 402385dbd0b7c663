import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { item } from '../../../test/support/item.ts';
import { runs } from '../../../test/support/runs.ts';
import { systemIds } from '../ids/index.ts';
import { append, verifyJournal, type ContentHome } from './index.ts';
import type { Hashable, NewEvent } from './types.ts';

const AT = new Date('2026-11-24T04:00:00Z');
let db: TestDatabase;
/** The rows of a room that keeps content itself. */
let rows: Map<string, { salt: Buffer; content: Hashable } | 'erased'>;
const home: ContentHome = {
  types: ['thing.made'],
  fetch: async (_, events) => new Map(events.flatMap((each) => (rows.has(each.object) ? [[each.seq, rows.get(each.object)!]] : []))),
};

beforeEach(async () => {
  db = await testDatabase();
  rows = new Map();
});

const run = (statement: ReturnType<typeof sql>) => statement.execute(db.kysely);
const verify = (from?: number) => verifyJournal(db, [home], from === undefined ? {} : { from });

async function made(n: number): Promise<void> {
  const events = Array.from({ length: n }, (_, i): NewEvent => {
    const stored = { salt: systemIds.salt(), content: { n: i, 名称: `示例${i}`, list: [1, null, true] } };
    const home = i % 2 === 0 ? 'journal' : 'object';
    if (home === 'object') rows.set(`t${i}`, stored);
    return {
      ...stored,
      type: home === 'object' ? 'thing.made' : 'test.done',
      subjectId: null,
      object: `t${i}`,
      version: 1,
      home,
    };
  });
  await db.tx((tx) => append(tx, events, AT));
}

describe(item(28, 'journal: verify'), () => {
  test('an untouched journal is valid, an empty one too', async () => {
    expect(await verify()).toEqual({ valid: true, size: 0, erased: 0, problems: [] });
    await made(12);
    expect(await verify()).toEqual({ valid: true, size: 12, erased: 0, problems: [] });
  });

  test('any altered content, salt or leaf is found at its place', async () => {
    await made(10);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 10 }), fc.constantFrom('content', 'salt', 'leaf'), async (seq, what) => {
        // Content in another order of keys would be the same content: hence a changed value.
        const object = rows.get(`t${seq - 1}`);
        if (what === 'leaf' || object === undefined) {
          const undo = {
            leaf: sql`update journal set leaf = set_byte(leaf, 5, get_byte(leaf, 5) # 1) where seq = ${seq}`,
            content: sql`update journal_content set content = jsonb_set(content, '{n}', to_jsonb(1000 - (content->>'n')::int)) where seq = ${seq}`,
            salt: sql`update journal_content set salt = set_byte(salt, 0, get_byte(salt, 0) # 1) where seq = ${seq}`,
          }[what];
          await run(undo);
          expect((await verify()).problems).toMatchObject([{ seq, code: 'LEAF_DIFFERS' }]);
          await run(undo);
        } else if (object !== 'erased') {
          rows.set(
            `t${seq - 1}`,
            what === 'salt' ? { ...object, salt: systemIds.salt() } : { ...object, content: { ...(object.content as object), n: -1 } },
          );
          expect((await verify()).problems).toMatchObject([{ seq, code: 'LEAF_DIFFERS', type: 'thing.made' }]);
          rows.set(`t${seq - 1}`, object);
        }
        expect((await verify()).valid).toBe(true);
      }),
      { numRuns: runs(40) },
    );
  });

  test('erased content keeps the leaf and is counted; a lost object is a problem', async () => {
    await made(6);
    await run(sql`delete from journal_content where seq in (1, 3)`);
    rows.set('t1', 'erased');
    expect(await verify()).toEqual({ valid: true, size: 6, erased: 3, problems: [] });
    rows.delete('t3');
    expect(await verify()).toMatchObject({ valid: false, problems: [{ seq: 4, code: 'CONTENT_MISSING' }] });
    expect(await verify(5)).toMatchObject({ valid: true });
  });

  test('a removed event, a moved head and an event past the head are found', async () => {
    await made(8);
    await run(sql`delete from journal_content where seq = 5`);
    await run(sql`delete from journal where seq = 5`);
    expect(await verify()).toMatchObject({ valid: false, problems: [{ seq: 5, code: 'GAP' }] });
    await run(sql`update journal_head set seq = 9`);
    expect((await verify()).problems.map(({ seq, code }) => [seq, code])).toEqual([
      [5, 'GAP'],
      [9, 'GAP'],
    ]);
    await run(sql`update journal_head set seq = 7`);
    expect((await verify()).problems.map(({ seq, code }) => [seq, code])).toEqual([
      [5, 'GAP'],
      [8, 'HEAD'],
    ]);
  });
});
