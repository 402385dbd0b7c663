import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { settle } from '../../kernel/journal/index.ts';
import { csv, exampleCode, exampleName } from '../intake/testing/files.ts';
import { take } from '../intake/testing/take.ts';
import { recordMover } from '../records/index.ts';
import { mergeBodies, undoMerge } from '../subjects/index.ts';
import { computeFindings } from './compute.ts';
import { findingsReader, recompute } from './keep.ts';
import { findRules } from './policy.ts';
import { factsOf } from './store.ts';
import { emptyRegister } from './testing/register.ts';
import type { CodeFindingsTable } from './types.ts';

const HEADING = ['企业名称', '统一社会信用代码', '注册号', '成立日期', '区县', '登记状态'];
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});
const at = new Date('2026-11-24T04:00:00Z');

async function send(organ: string, rows: string[][]): Promise<void> {
  await take(kernel, 'registrations', csv(HEADING, rows), { organ });
}
const read = (): Promise<void> => settle(kernel, [findingsReader(kernel)]);

async function stored(): Promise<CodeFindingsTable[]> {
  const { rows } = await sql<CodeFindingsTable>`
    select * from code_findings where gone_on is null order by kind, key`.execute(kernel.db.kysely);
  return rows;
}
const facts = (rows: readonly CodeFindingsTable[]): string[] => rows.map((row) => JSON.stringify(factsOf(row))).sort();
async function anew(): Promise<string[]> {
  const computed = await kernel.db.tx((tx) => computeFindings(tx, findRules(kernel.policy, '2026-11-24'), 'all'));
  return [...computed.values()].map((finding) => JSON.stringify(factsOf(finding))).sort();
}

const code = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => exampleCode(n)) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => exampleCode(n).toLowerCase()) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 4 }).map((n) => `${exampleCode(n).slice(0, 17)}${exampleCode(n)[17] === '0' ? '1' : '0'}`),
  },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 3 }).map((n) => `50990000000${1000 + n}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '00000000000000000X') },
);
const row = fc.record({
  name: fc.integer({ min: 1, max: 4 }),
  spelt: fc.boolean(),
  code,
  reg: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  founded: fc.constantFrom('2020-01-02', '2021-03-04', ''),
  district: fc.constantFrom('示例甲区', '示例乙区', ''),
});
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      take: fc.constantFrom('demo-amr', 'demo-civil', 'demo-tax'),
      rows: fc.array(row, { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ merge: fc.nat(), into: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ undo: fc.nat() }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function bodies(where: 'standing' | 'merged'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from subjects where merged_into is ${where === 'standing' ? sql`null` : sql`not null`}
    order by created_at, subject_id`.execute(kernel.db.kysely);
  return rows.map((each) => each.id);
}

async function apply(one: Step): Promise<void> {
  if ('take' in one) {
    const rows = one.rows.map((r) => [
      r.spelt ? exampleName(r.name).replace('商贸', '（商贸）') : exampleName(r.name),
      r.code,
      r.reg === null ? '' : `50990000000${1000 + r.reg}`,
      r.founded,
      r.district,
      '存续',
    ]);
    await send(one.take, rows);
    return;
  }
  // A merger that can't be, or an undoing that asks, changes nothing: also then both ways must agree.
  const quiet = (error: { code?: string }): void => {
    if (error.code !== 'CONFLICT' && error.code !== 'NOT_FOUND') throw error as Error;
  };
  if ('merge' in one) {
    const ids = await bodies('standing');
    if (ids.length < 2) return;
    const [loser, survivor] = [ids[one.merge % ids.length]!, ids[one.into % ids.length]!];
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover], at)).then(() => undefined, quiet);
  } else {
    const ids = await bodies('merged');
    if (ids.length === 0) return;
    const loser = ids[one.undo % ids.length]!;
    await kernel.db.tx((tx) => undoMerge(tx, kernel, loser, {}, [recordMover], at)).then(() => undefined, quiet);
  }
}

describe(item(8, 'findings over the register'), () => {
  test('kept event by event, they are what a full computation finds, whatever happened', async () => {
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        await emptyRegister(kernel);
        for (const one of steps) {
          await apply(one);
          await read();
          expect(facts(await stored())).toEqual(await anew());
        }
        for (const each of await stored()) seen.set(`${each.kind} ${each.cause}`, (seen.get(`${each.kind} ${each.cause}`) ?? 0) + 1);
        // Computed anew over the same register, nothing is opened and nothing goes.
        expect(await kernel.db.tx((tx) => recompute(tx, kernel, at))).toMatchObject({ opened: 0, gone: 0, orders: 0 });
      }),
      { numRuns: 30, endOnFailure: true },
    );
    // The property is worth little where the worlds hold nothing of a kind.
    const kinds = new Set([...seen.keys()].map((key) => key.split(' ')[0]));
    expect([...kinds].sort()).toEqual(['invalid', 'name_differs', 'several_codes', 'shared_code', 'warning']);
  }, 600_000);

  test('each finding has its cause, its candidate and the organ that registered', async () => {
    await emptyRegister(kernel);
    const old = '509900000001001';
    await send('demo-amr', [
      ['示例甲有限公司', exampleCode(11).toLowerCase(), '', '2020-01-02', '示例甲区', '存续'],
      ['示例乙有限公司', old, '', '2020-01-02', '示例甲区', '存续'],
      ['示例丙协会', exampleCode(12, '51'), '', '2020-01-02', '示例乙区', '存续'],
      ['示例丁有限公司', exampleCode(13), '', '2020-01-02', '示例乙区', '存续'],
      ['示例丁有限公司', exampleCode(14), '', '2020-01-02', '示例乙区', '存续'],
      ['示例戊有限公司', '00000000000000000X', '', '2020-01-02', '示例乙区', '存续'],
    ]);
    await send('demo-civil', [
      ['虚构大厦物业中心', exampleCode(12, '51'), '', '2020-01-02', '示例乙区', '存续'],
      ['示例乙换名有限公司', exampleCode(15), old, '2020-01-02', '示例甲区', '存续'],
    ]);
    await read();
    const rows = (await stored()).filter((each) => each.kind !== 'warning');
    const said = rows.map(({ kind, cause, candidate, basis, organ, counted }) => ({ kind, cause, candidate, basis, organ, counted }));
    const nothing = { candidate: null, basis: null };
    expect(said).toEqual(
      expect.arrayContaining([
        { kind: 'invalid', cause: 'lower_case', candidate: exampleCode(11), basis: 'code', organ: 'demo-amr', counted: true },
        { kind: 'invalid', cause: 'placeholder', ...nothing, organ: 'demo-amr', counted: false },
        { kind: 'shared_code', cause: 'two_bodies', ...nothing, organ: 'demo-civil', counted: true },
        { kind: 'several_codes', cause: 'same_name_place_day', ...nothing, organ: 'demo-amr', counted: true },
      ]),
    );
  });
});
