import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { portalCapability } from '../../faces/portal/capability.ts';
import { buildServer } from '../../kernel/serving/index.ts';
import { settle, verifyJournal } from '../../kernel/journal/index.ts';
import { csv, exampleCode, exampleName, penalty } from '../intake/testing/files.ts';
import { punish, take } from '../intake/testing/take.ts';
import { recordHome } from '../records/content-home.ts';
import { changeRecord, recordMover } from '../records/index.ts';
import { searchCapability } from '../search/capability.ts';
import { registrationHome } from '../subjects/content-home.ts';
import { emptyRegister } from './testing/register.ts';
import { mergeBodies, mergeQuestions, resolveKey, undoMerge, type Answers } from '../subjects/index.ts';

const HEADING = ['企业名称', '统一社会信用代码', '注册号', '成立日期', '登记状态', '所属行业'];
const homes = [recordHome, registrationHome];

/** Which bodies sit in which source, which of them share a code, which acts name whom. */
const world = fc.record({
  bodies: fc.uniqueArray(
    fc.record({
      name: fc.integer({ min: 1, max: 5 }),
      code: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
      reg: fc.integer({ min: 1, max: 4 }),
    }),
    { minLength: 2, maxLength: 6, selector: (b) => b.name },
  ),
  second: fc.array(fc.record({ name: fc.integer({ min: 1, max: 5 }), code: fc.integer({ min: 1, max: 4 }) }), { maxLength: 3 }),
  acts: fc.array(fc.record({ no: fc.integer({ min: 1, max: 4 }), body: fc.nat({ max: 5 }) }), { maxLength: 6 }),
  loser: fc.nat(),
  survivor: fc.nat(),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

async function build(kernel: TestKernel, { bodies, second, acts }: World): Promise<void> {
  const reg = (n: number): string => `50990000000${1000 + n}`;
  const row = (name: number, code: number | null, no: string): string[] => [
    exampleName(name),
    code === null ? '' : exampleCode(code),
    no,
    '2020-01-02',
    '存续',
    name % 2 === 0 ? 'C26' : '批发业',
  ];
  await take(
    kernel,
    'registrations',
    csv(
      HEADING,
      bodies.map((b) => row(b.name, b.code, reg(b.reg))),
    ),
  );
  if (second.length > 0)
    await take(
      kernel,
      'registrations',
      csv(
        HEADING,
        second.map((b) => row(b.name, b.code, '')),
      ),
      { organ: 'demo-civil' },
    );
  const named = bodies.filter((b) => b.code !== null);
  const rows = acts.flatMap(({ no, body }) => {
    const to = named[body % Math.max(1, named.length)];
    if (!to) return [];
    return [penalty(no, { CF_XDR_MC: exampleName(to.name), CF_XDR_SHXYM: exampleCode(to.code!), CF_WSH: `示市监罚〔2026〕${no}号` })];
  });
  if (rows.length > 0) await punish(kernel, ...rows);
  await settle(kernel, searchCapability.readers!(kernel));
}

const servers = new Map<TestKernel, Awaited<ReturnType<typeof buildServer>>>();
async function serverOf(kernel: TestKernel): Promise<Awaited<ReturnType<typeof buildServer>>> {
  const known = servers.get(kernel);
  if (known) return known;
  const server = await buildServer(kernel, [portalCapability], { limits: null });
  await server.ready();
  servers.set(kernel, server);
  return server;
}
afterAll(async () => {
  for (const server of servers.values()) await server.close();
});

/** All that anyone sees of the register: stored facts without versions and salts, addresses, search, the portal's answers. */
async function facts(kernel: TestKernel): Promise<unknown> {
  await settle(kernel, searchCapability.readers!(kernel));
  const all = async (text: string): Promise<unknown[]> => (await sql.raw(text).execute(kernel.db.kysely)).rows;
  const keys = (await all('select distinct kind, key from subject_keys order by 1, 2')) as { kind: string; key: string }[];
  const bodies = (await all('select subject_id from subjects order by 1')) as { subject_id: string }[];
  const addresses = [
    ...keys.filter((k) => k.kind === 'uscc').map((k) => k.key),
    ...keys.filter((k) => k.kind === 'reg').map((k) => `reg:${k.key}`),
    ...bodies.map((b) => `id:${b.subject_id}`),
  ];
  const server = await serverOf(kernel);
  const doors = [];
  for (const address of addresses) {
    for (const tail of ['', '/records']) {
      const answer = await server.inject(`/api/v1/subjects/${encodeURIComponent(address)}${tail}`);
      doors.push([address, tail, answer.statusCode, withoutRequest(answer.body), answer.headers['location'] ?? null]);
    }
  }
  for (const n of [1, 2, 3, 4, 5]) {
    const answer = await server.inject(`/api/v1/subjects?query=${encodeURIComponent(exampleName(n))}`);
    // Who is found, and by what; among equals, search puts the entry first that it wrote first.
    doors.push(['search', n, answer.statusCode, foundIn(answer.body)]);
  }
  return {
    doors,
    subjects: await all(
      'select subject_id, kind, name, uscc, state, founded, district, industry, merged_into, created_at from subjects order by 1',
    ),
    names: await all('select * from subject_names order by subject_id, name_norm, source'),
    keys: await all('select * from subject_keys order by kind, key, subject_id'),
    claims: await all(`select to_jsonb(r) - 'version' - 'salt' - 'seq' as row from registrations r order by registration_id`),
    records: await all(`select to_jsonb(r) - 'version' - 'salt' - 'seq' as row from records r order by record_id`),
    acts: await all('select * from acts order by act_id'),
  };
}

interface Hit {
  id: string;
  matched: string;
  why: string;
}
function foundIn(body: string): string[][] {
  const { items = [], suggestions = [] } = JSON.parse(body) as { items?: Hit[]; suggestions?: Hit[] };
  return [items, suggestions].map((hits) => hits.map(({ id, matched, why }) => `${id} ${matched} ${why}`).sort());
}

const withoutRequest = (body: string): unknown => {
  if (body === '') return null;
  const parsed = JSON.parse(body) as Record<string, unknown>;
  delete parsed['request'];
  delete parsed['instance'];
  return parsed;
};

const at = new Date('2026-11-24T04:00:00Z');
const merge = (kernel: TestKernel, loser: string, survivor: string, code?: string) =>
  kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor, ...(code ? { code } : {}) }, [recordMover], at));
const undo = (kernel: TestKernel, loser: string, answers: Answers = {}) =>
  kernel.db.tx((tx) => undoMerge(tx, kernel, loser, answers, [recordMover], at));

async function ids(kernel: TestKernel): Promise<string[]> {
  const { rows } = await sql<{ subject_id: string }>`select subject_id from subjects order by subject_id`.execute(kernel.db.kysely);
  return rows.map((row) => row.subject_id);
}
const records = async (kernel: TestKernel, subject: string): Promise<string[]> =>
  (
    await sql<{
      document_no: string;
    }>`select document_no from records where subject_id = ${subject} order by 1`.execute(kernel.db.kysely)
  ).rows.map((row) => row.document_no);

describe(item(8, 'two entries of the register are one body'), () => {
  test('merged and undone, everything that anyone sees is as it was', async () => {
    let merged = 0;
    const kernel = await testKernel();
    await fc.assert(
      fc.asyncProperty(world, async (given) => {
        await emptyRegister(kernel);
        await build(kernel, given);
        const bodies = await ids(kernel);
        const loser = bodies[given.loser % bodies.length]!;
        const survivor = bodies[given.survivor % bodies.length]!;
        if (loser === survivor) return;
        const before = await facts(kernel);
        await merge(kernel, loser, survivor);
        merged += 1;
        expect(await records(kernel, loser)).toEqual([]);
        const found = await kernel.db.tx((tx) => resolveKey(tx, `id:${loser}`));
        expect(found).toMatchObject({ found: 'one', subject: { subject_id: survivor }, redirectedFrom: loser });
        expect(await facts(kernel)).not.toEqual(before);
        await undo(kernel, loser);
        expect(await facts(kernel)).toEqual(before);
        expect(await verifyJournal(kernel.db, homes)).toMatchObject({ valid: true, erased: 0 });
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(merged).toBeGreaterThan(1);
  }, 300_000);
});

describe(item(8, 'a merger of codes and its undoing'), () => {
  const plain: World = {
    bodies: [
      { name: 1, code: 1, reg: 1 },
      { name: 2, code: 2, reg: 2 },
      { name: 3, code: 3, reg: 3 },
    ],
    second: [],
    acts: [
      { no: 1, body: 0 },
      { no: 2, body: 1 },
      { no: 3, body: 0 },
      { no: 3, body: 1 },
    ],
    loser: 0,
    survivor: 1,
  };
  async function bodiesOf(kernel: TestKernel): Promise<string[]> {
    return Promise.all(
      [1, 2, 3].map(async (n) => {
        const found = await kernel.db.tx((tx) => resolveKey(tx, exampleCode(n)));
        if (found.found !== 'one') throw new Error(`code ${n}`);
        return found.subject.subject_id;
      }),
    );
  }

  test('the survivor has all, an act that named both stands once, both codes lead to it', async () => {
    const kernel = await testKernel();
    await build(kernel, plain);
    const [one, two] = (await bodiesOf(kernel)) as [string, string];
    await merge(kernel, one, two, exampleCode(2));
    expect(await records(kernel, two)).toEqual(['示市监罚〔2026〕1号', '示市监罚〔2026〕2号', '示市监罚〔2026〕3号']);
    for (const key of [exampleCode(1), exampleCode(2), `id:${one}`, 'reg:509900000001001'])
      expect(await kernel.db.tx((tx) => resolveKey(tx, key))).toMatchObject({
        found: 'one',
        subject: { subject_id: two, uscc: exampleCode(2) },
      });
    const { rows } = await sql<{ subject_ids: string[] }>`select subject_ids from acts`.execute(kernel.db.kysely);
    expect(rows.map((row) => row.subject_ids)).toEqual([[two], [two], [two]]);
    const { rows: events } = await sql<{ subject_id: string; object: string }>`
      select subject_id, object from journal where type = 'subject.merged'`.execute(kernel.db.kysely);
    expect(events).toEqual([{ subject_id: one, object: two }]);
    expect(await verifyJournal(kernel.db, homes)).toMatchObject({ valid: true });
  });

  test('an act that names both in different words is not merged over: its organ has to say which is right', async () => {
    const kernel = await testKernel();
    await build(kernel, plain);
    const [one, two] = (await bodiesOf(kernel)) as [string, string];
    await sql`update records set severity = 'serious' where subject_id = ${one} and document_no like '%3号'`.execute(kernel.db.kysely);
    await expect(merge(kernel, one, two)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await ids(kernel)).toHaveLength(3);
    expect(await records(kernel, one)).toHaveLength(2);
  });

  test('what came meanwhile is asked about, never guessed; what changed meanwhile goes back as it is', async () => {
    const kernel = await testKernel();
    await build(kernel, plain);
    const [one, two] = (await bodiesOf(kernel)) as [string, string];
    await merge(kernel, one, two);
    const act = (no: number, name: number): string[] =>
      penalty(no, { CF_XDR_MC: exampleName(name), CF_XDR_SHXYM: exampleCode(name), CF_WSH: `示市监罚〔2026〕${no}号` });
    await punish(kernel, act(8, 1), act(9, 2));
    const row = [exampleName(1), exampleCode(1), '', '2020-01-02', '存续'];
    await take(kernel, 'registrations', csv(HEADING, [row]), { organ: 'demo-tax' });
    const { rows } = await sql<{ record_id: string }>`
      select record_id from records where document_no = '示市监罚〔2026〕1号'`.execute(kernel.db.kysely);
    const ended = { ended_on: '2026-11-24', ended_kind: 'repaired' as const };
    await kernel.db.tx((tx) =>
      changeRecord(tx, kernel, { subjectId: two, recordId: rows[0]!.record_id, changes: ended, eventType: 'record.ended' }, at),
    );
    const questions = await kernel.db.tx((tx) => mergeQuestions(tx, one, [recordMover]));
    expect(questions.map((q) => [q.kind, q.label])).toEqual([
      ['registration', `demo-tax ${exampleName(1)}`],
      ['record', '示市监罚〔2026〕8号'],
      ['record', '示市监罚〔2026〕9号'],
    ]);
    const before = await facts(kernel);
    await expect(undo(kernel, one)).rejects.toMatchObject({
      code: 'CONFLICT',
      errors: [{ code: 'ASK' }, { code: 'ASK' }, { code: 'ASK' }],
    });
    expect(await facts(kernel)).toEqual(before);
    const [claim, eight, nine] = questions.map((q) => q.id) as [string, string, string];
    await expect(undo(kernel, one, { [claim]: 'loser', [eight]: 'loser' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await undo(kernel, one, { [claim]: 'loser', [eight]: 'loser', [nine]: 'survivor' });
    expect(await records(kernel, one)).toEqual(['示市监罚〔2026〕1号', '示市监罚〔2026〕3号', '示市监罚〔2026〕8号']);
    expect(await records(kernel, two)).toEqual(['示市监罚〔2026〕2号', '示市监罚〔2026〕3号', '示市监罚〔2026〕9号']);
    const { rows: back } = await sql<{ subject_id: string; ended_kind: string }>`
      select subject_id, ended_kind from records where record_id = ${rows[0]!.record_id}`.execute(kernel.db.kysely);
    expect(back).toEqual([{ subject_id: one, ended_kind: 'repaired' }]);
    const { rows: claims } = await sql<{ subject_id: string }>`
      select subject_id from registrations where source = 'demo-tax'`.execute(kernel.db.kysely);
    expect(claims).toEqual([{ subject_id: one }]);
    expect(await verifyJournal(kernel.db, homes)).toMatchObject({ valid: true });
  });

  test('a later merger is undone first; a body merged away is merged no second time', async () => {
    const kernel = await testKernel();
    await build(kernel, plain);
    const [one, two, three] = (await bodiesOf(kernel)) as [string, string, string];
    const before = await facts(kernel);
    await merge(kernel, one, two);
    await expect(merge(kernel, one, three)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(merge(kernel, three, one)).rejects.toMatchObject({ code: 'CONFLICT' });
    await merge(kernel, two, three);
    expect(await kernel.db.tx((tx) => resolveKey(tx, `id:${one}`))).toMatchObject({ subject: { subject_id: three } });
    expect(await records(kernel, three)).toHaveLength(3);
    await expect(undo(kernel, one)).rejects.toMatchObject({ code: 'CONFLICT' });
    await undo(kernel, two);
    await undo(kernel, one);
    expect(await facts(kernel)).toEqual(before);
    await expect(undo(kernel, one)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
