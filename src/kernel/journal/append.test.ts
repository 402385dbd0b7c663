import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { item } from '../../../test/support/item.ts';
import { runs } from '../../../test/support/runs.ts';
import { on } from '../db/index.ts';
import { systemIds } from '../ids/index.ts';
import { append, leafOf } from './index.ts';
import type { JournalTables } from './tables.ts';
import type { NewEvent } from './types.ts';

const AT = new Date('2026-11-24T04:00:00Z');

function event(object: string, over: Partial<NewEvent> = {}): NewEvent {
  return {
    type: 'test.done',
    subjectId: null,
    object,
    version: 1,
    content: { object },
    salt: systemIds.salt(),
    home: 'journal',
    ...over,
  };
}

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});

const journal = () => on<JournalTables>(db.kysely).selectFrom('journal').selectAll().orderBy('seq').execute();

describe(item(28, 'journal: append'), () => {
  test('numbers events without gaps, in order, and stores content with its salt only where the journal is its home', async () => {
    const subjectId = systemIds.subject();
    const events = [
      event('a', { subjectId, version: 3 }),
      event('b', { home: 'object' }),
      event('c', { content: { 名: '示例', n: 5, x: null } }),
    ];
    const range = await db.tx((tx) => append(tx, events, AT));
    expect(range).toEqual({ first: 1, last: 3 });
    const rows = await journal();
    expect(rows).toEqual(
      events.map((each, i) => ({
        seq: 1 + i,
        type: each.type,
        subject_id: each.subjectId,
        object: each.object,
        version: each.version,
        leaf: leafOf(each.salt, each.content),
        at: AT,
      })),
    );
    const contents = await on<JournalTables>(db.kysely).selectFrom('journal_content').selectAll().orderBy('seq').execute();
    expect(contents).toEqual([
      { seq: 1, salt: events[0]!.salt, content: events[0]!.content },
      { seq: 3, salt: events[2]!.salt, content: events[2]!.content },
    ]);
  });

  test('one event alone is stored alike, whichever its home', async () => {
    for (const home of ['journal', 'object'] as const) {
      const alone = event(`alone-${home}`, {
        home,
        subjectId: systemIds.subject(),
        content: { 名: '示例', list: [1, '\u0001'] },
      });
      const { first, last } = await db.tx((tx) => append(tx, [alone], AT));
      expect(last).toBe(first);
      const row = (await journal()).at(-1);
      expect(row).toMatchObject({
        seq: first,
        object: alone.object,
        subject_id: alone.subjectId,
        leaf: leafOf(alone.salt, alone.content),
        at: AT,
      });
      const { rows } = await sql`select salt, content from journal_content where seq = ${first}`.execute(db.kysely);
      expect(rows).toEqual(home === 'journal' ? [{ salt: alone.salt, content: alone.content }] : []);
    }
  });

  test('a transaction rolled back leaves no number behind', async () => {
    const before = (await journal()).length;
    await expect(
      db.tx(async (tx) => {
        await append(tx, [event('x'), event('y')], AT);
        throw new Error('after append');
      }),
    ).rejects.toThrow('after append');
    const { first } = await db.tx((tx) => append(tx, [event('z')], AT));
    expect(first).toBe(before + 1);
  });

  test('nothing to append: the empty range after the head, and no lock', async () => {
    const head = (await journal()).length;
    await db.tx(async (holder) => {
      await append(holder, [event('held')], AT);
      // The head is locked by now; the empty append passes all the same.
      expect(await db.tx((tx) => append(tx, [], AT))).toEqual({ first: head + 1, last: head });
    });
  });

  test('what cannot be hashed is refused before the lock: others go on', async () => {
    await db.tx(async (tx) => {
      await expect(append(tx, [event('good'), event('bad', { content: { text: 'a\0b' } })], AT)).rejects.toMatchObject({
        code: 'CONTENT_UNHASHABLE',
        params: { path: '/text', reason: 'string' },
      });
      // Still in the first transaction: were the head locked, this would wait for ever.
      await db.tx((other) => append(other, [event('other')], AT));
    });
  });

  test('tens of thousands in one append', async () => {
    const events = Array.from({ length: 30_000 }, (_, i) => event(`many-${i}`, { home: i % 3 === 0 ? 'journal' : 'object' }));
    const { first, last } = await db.tx((tx) => append(tx, events, AT));
    expect(last - first + 1).toBe(30_000);
    const rows = await on<JournalTables>(db.kysely)
      .selectFrom('journal')
      .select(['object', 'leaf'])
      .where('seq', '>=', first)
      .orderBy('seq')
      .execute();
    expect(rows.map((row) => row.object)).toEqual(events.map((each) => each.object));
    expect(rows.every((row, i) => row.leaf.equals(leafOf(events[i]!.salt, events[i]!.content)))).toBe(true);
  });

  test('concurrent appends of any size: dense, ordered, none lost, none doubled; a reader of the tail never misses one', async () => {
    const plan = fc.array(
      fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.integer({ min: 0, max: 400 })), {
        minLength: 1,
        maxLength: 6,
      }),
      { minLength: 2, maxLength: 6 },
    );
    let run = 0;
    await fc.assert(
      fc.asyncProperty(plan, fc.boolean(), async (writers, someRollBack) => {
        run += 1;
        const before = (await sql<{ seq: number }>`select seq from journal_head`.execute(db.kysely)).rows[0]!.seq;
        const expected = new Map<number, string>();
        const state = { writing: true };
        const tail: number[] = [];
        // A reader beside the writers: what it sees must always continue what it saw.
        const watching = (async () => {
          let cursor = before;
          for (let more = true; more;) {
            more = state.writing;
            const { rows } = await sql<{
              seq: number;
            }>`select seq from journal where seq > ${cursor} order by seq`.execute(db.kysely);
            tail.push(...rows.map((row) => row.seq));
            cursor = rows.at(-1)?.seq ?? cursor;
          }
        })();
        await Promise.all(
          writers.map(async (sizes, writer) => {
            for (const [turn, size] of sizes.entries()) {
              const events = Array.from({ length: size }, (_, i) => event(`${run}/${writer}/${turn}/${i}`));
              const fails = someRollBack && (writer + turn) % 3 === 0;
              await db
                .tx(async (tx) => {
                  const range = await append(tx, events, AT);
                  if (fails) throw new Error('planned');
                  return range;
                })
                .then(
                  (range) => events.forEach((each, i) => expected.set(range.first + i, each.object)),
                  (error: Error) => expect(error.message).toBe('planned'),
                );
            }
          }),
        );
        state.writing = false;
        await watching;
        const { rows } = await sql<{
          seq: number;
          object: string;
        }>`select seq, object from journal where seq > ${before} order by seq`.execute(db.kysely);
        expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => before + 1 + i));
        expect(new Map(rows.map((row) => [row.seq, row.object]))).toEqual(expected);
        expect(tail).toEqual(rows.map((row) => row.seq));
        const { rows: heads } = await sql<{ seq: number }>`select seq from journal_head`.execute(db.kysely);
        expect(heads[0]!.seq).toBe(before + expected.size);
      }),
      { numRuns: runs(25) },
    );
  });
});
