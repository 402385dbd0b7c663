import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sql, type Kysely } from 'kysely';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { settle, type Reader } from '../src/kernel/journal/index.ts';
import { emptyRegister } from '../src/registry/codes/testing/register.ts';
import { movers } from '../src/registry/codes/index.ts';
import { OPERATOR } from '../src/registry/intake/testing/caller.ts';
import {
  csv,
  exampleCode,
  exampleName,
  PENALTY_HEADING,
  penalty,
  REGISTRATION_HEADING,
  registration,
} from '../src/registry/intake/testing/files.ts';
import { take } from '../src/registry/intake/testing/take.ts';
import { recordMover } from '../src/registry/records/index.ts';
import { mergeBodies, undoMerge, type RowMover } from '../src/registry/subjects/index.ts';
import { send } from '../src/support/exchange/exchange.ts';
import { openExchange } from '../src/support/exchange/testing/setup.ts';
import { anyRow, bodyColumns, type BodyColumn } from './support/any-row.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';

type Word = 'moves' | 'renewed' | 'stays' | 'forbidden';
const { merger } = JSON.parse(readFileSync(new URL('../migrations/tables.json', import.meta.url), 'utf8')) as {
  merger: Record<Word, Record<string, string>>;
};
const wordOf = new Map(Object.entries(merger).flatMap(([word, tables]) => Object.keys(tables).map((table) => [table, word as Word])));

/** Numbers of a row that say when it was written, not what it says. */
const WRITTEN = ['seq', 'version', 'salt', 'position', 'made_at', 'evaluation_id', 'finding_id', 'entry_no'];
/** What the merger itself says in a row of these, and what says that the row has to be sent anew. */
const MARKS: Readonly<Record<string, string[]>> = {
  subjects: ['merged_into'],
  subject_keys: ['valid_from'],
  exchange_rows: ['due_on', 'due_seq'],
  code_orders: ['order_id', 'number'],
};
/** What a body has no more stands there still, marked. */
const PAST: Readonly<Record<string, string>> = {
  subject_keys: `state = 'ended'`,
  code_findings: 'gone_on is not null',
  code_orders: `state <> 'open'`,
};

/** A dossier bears the number of the row that it was packed from, too. */
const POSITION = /(?<="facts": "\\\\x)(.{16}).{16}/u;

type Rows = Map<string, string[]>;
interface Between {
  loser: string;
  survivor: string;
}

/** By table the rows that refer to the body, without the column that does and what says when they were written. */
async function rowsOf(db: Kysely<unknown>, columns: readonly BodyColumn[], body: string): Promise<Rows> {
  const found: Rows = new Map();
  for (const { table, column, array } of columns) {
    const aside = [...WRITTEN, ...(MARKS[table] ?? []), column];
    const refers = array ? sql`${body}::uuid = any(${sql.ref(column)})` : sql`${sql.ref(column)} = ${body}::uuid`;
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(t) - ${aside}::text[])::text as row from ${sql.table(table)} t
      where ${refers} and not coalesce(${sql.raw(PAST[table] ?? 'false')}, false)`.execute(db);
    found.set(table, [...(found.get(table) ?? []), ...rows.map(({ row }) => row.replace(POSITION, '$1'))].toSorted());
  }
  return found;
}

const at = new Date('2026-11-24T04:00:00Z');
const CIVIL = { organ: 'demo-civil' };
const readersOf = (kernel: TestKernel): Reader[] => capabilities.flatMap((room) => room.readers?.(kernel) ?? []);
const moversOf = (kernel: TestKernel): RowMover[] => [recordMover, ...kernel.offers.at(movers)];

async function read(kernel: TestKernel): Promise<void> {
  // Twice: what one reader appends is read by another before it.
  for (const _ of [1, 2]) await settle(kernel, readersOf(kernel));
}

/** What rooms write by themselves: two bodies and a third that was merged before, with all that their records bring. */
async function build(kernel: TestKernel): Promise<Between> {
  await emptyRegister(kernel);
  const registered = (...rows: string[][]) =>
    take(
      kernel,
      'registrations',
      csv(
        [...REGISTRATION_HEADING, '区县'],
        rows.map((row) => [...row, '示例甲区']),
      ),
    );
  await registered(...[1, 2, 3].map((n) => registration(n)));
  await registered(registration(1, { 企业名称: `新${exampleName(1)}` }));
  await take(kernel, 'registrations', csv(['企业名称', '统一社会信用代码'], [[`又名${exampleName(1)}`, exampleCode(1)]]), CIVIL);
  const district = { CF_CFJG: '示例甲区市场监管局' };
  const acts = (organ: string, more: object) =>
    take(kernel, 'penalties-2018', csv(PENALTY_HEADING, [penalty(1, { ...district, ...more })]), { organ });
  await acts('demo-a-gov', {});
  await acts('demo-amr', { CF_NR: '罚款3000元', CF_NR_FK: '0.3' });
  await acts('demo-a-gov', { BZ: '再报', CF_WFXW: '未按规定明码标价' });
  await read(kernel);
  const { rows } = await sql<{ id: string }>`select subject_id as id from subjects order by uscc`.execute(kernel.db.kysely);
  const [loser, survivor, earlier] = rows.map(({ id }) => id) as [string, string, string];
  await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser: earlier, survivor: loser }, moversOf(kernel), at));
  await send(kernel, { caller: OPERATOR });
  await read(kernel);
  return { loser, survivor };
}

class Undone extends Error {}

/** What the merger without one mover leaves with the loser, of that mover's tables; nothing of it is kept. */
async function left(kernel: TestKernel, mover: RowMover, between: Between, columns: readonly BodyColumn[]): Promise<Rows> {
  let rows: Rows = new Map();
  const others = moversOf(kernel).filter((each) => each !== mover);
  const tried = kernel.db.tx(async (tx) => {
    await mergeBodies(tx, kernel, between, others, at);
    rows = await rowsOf(
      tx,
      columns.filter(({ table }) => mover.tables.includes(table)),
      between.loser,
    );
    throw new Undone();
  });
  await expect(tried).rejects.toBeInstanceOf(Undone);
  return rows;
}

/** The body's id stands in no column of this kind that `columns` lacks, whatever its name. */
async function onlyIn(kernel: TestKernel, columns: readonly BodyColumn[], body: string): Promise<void> {
  const { rows } = await sql<{ table: string; column: string; array: boolean }>`
    select c.table_name as "table", c.column_name as "column", c.udt_name = '_uuid' as "array"
    from information_schema.columns c join pg_tables t on t.tablename = c.table_name
    where c.table_schema = 'public' and c.udt_name in ('uuid', '_uuid')`.execute(kernel.db.kysely);
  const known = new Set(columns.map(({ table, column }) => `${table}.${column}`));
  const others = rows.filter(({ table, column }) => !known.has(`${table}.${column}`));
  expect([...(await rowsOf(kernel.db.kysely, others, body))].filter(([, found]) => found.length > 0)).toEqual([]);
}

const lines = (rows: Rows, word: Word): [string, string[]][] => Object.keys(merger[word]).map((table) => [table, rows.get(table)!]);

describe(item(8, 'a merger of two entries and the tables that refer to a body'), () => {
  test('each table says what a merger does to it; what it says moves has one mover, what is renewed has its reader', async () => {
    const kernel = await testKernel({ rooms: capabilities });
    const columns = await bodyColumns(kernel.db.kysely);
    expect([...wordOf.keys()].toSorted()).toEqual([...new Set(columns.map(({ table }) => table))]);
    expect(Object.values(merger).flatMap((tables) => Object.keys(tables))).toHaveLength(wordOf.size);
    for (const reason of Object.values({ ...merger.stays, ...merger.forbidden })) expect(reason).toMatch(/^[A-Z].{10,}\.$/u);
    const moved = moversOf(kernel).flatMap(({ name, tables }) => tables.map((table) => [table, name]));
    // Claims, names and keys are moved by the merger itself.
    expect(moved.toSorted()).toEqual(
      Object.entries(merger.moves)
        .filter(([, mover]) => mover !== 'subjects')
        .toSorted(),
    );
    for (const reader of Object.values(merger.renewed)) expect(readersOf(kernel).map(({ name }) => name)).toContain(reader);
    console.log(`mergers: ${wordOf.size} tables refer to a body`);
  });

  test('merged, each row stands where its table says; undone, all is as before', async () => {
    const kernel = await testKernel({ rooms: capabilities });
    await openExchange(kernel);
    const columns = await bodyColumns(kernel.db.kysely);
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const between = await build(kernel);
        const { loser, survivor } = between;
        const ofTable = (name: string) => columns.filter(({ table }) => table === name);
        for (const body of [loser, survivor])
          for (const column of columns)
            if (
              wordOf.get(column.table) === 'stays' &&
              (await rowsOf(kernel.db.kysely, ofTable(column.table), body)).get(column.table)!.length === 0
            )
              await anyRow(kernel.db.kysely, g, column, body);
        const both = async () => ({
          loser: await rowsOf(kernel.db.kysely, columns, loser),
          survivor: await rowsOf(kernel.db.kysely, columns, survivor),
        });
        const before = await both();
        await onlyIn(kernel, columns, loser);
        for (const [table, rows] of before.loser) expect(rows.length, `${table} has a row of the body`).toBeGreaterThan(0);
        for (const mover of moversOf(kernel))
          for (const [table, rows] of await left(kernel, mover, between, columns))
            expect([table, rows]).toEqual([table, before.loser.get(table)]);

        await kernel.db.tx((tx) => mergeBodies(tx, kernel, between, moversOf(kernel), at));
        const merged = await both();
        for (const [table, rows] of lines(before.loser, 'moves')) {
          expect([table, merged.loser.get(table)]).toEqual([table, []]);
          expect([table, merged.survivor.get(table)]).toEqual([table, [...rows, ...before.survivor.get(table)!].toSorted()]);
        }
        for (const side of ['loser', 'survivor'] as const)
          for (const [table, rows] of lines(before[side], 'stays'))
            expect(merged[side].get(table), table).toEqual(expect.arrayContaining(rows));
        // Until its reader has come up, what is renewed speaks of both as before.
        for (const [table, rows] of lines(before.loser, 'renewed')) expect([table, merged.loser.get(table)]).toEqual([table, rows]);
        await read(kernel);
        const renewed = await both();
        for (const [table] of lines(renewed.loser, 'renewed')) {
          expect([table, renewed.loser.get(table)]).toEqual([table, []]);
          expect(renewed.survivor.get(table)!.length, table).toBeGreaterThan(0);
        }

        await kernel.db.tx((tx) => undoMerge(tx, kernel, loser, {}, moversOf(kernel), at));
        await read(kernel);
        const after = await both();
        for (const side of ['loser', 'survivor'] as const)
          for (const [table, rows] of before[side])
            expect([table, after[side].get(table)]).toEqual([table, wordOf.get(table) === 'stays' ? expect.arrayContaining(rows) : rows]);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);
});
