import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';
import { emptyRegister } from '../../codes/testing/register.ts';
import { csv, exampleCode, exampleName, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration } from '../../intake/testing/files.ts';
import { take } from '../../intake/testing/take.ts';
import { changeRecord, recordMover, type RecordsTable } from '../../records/index.ts';
import { mergeBodies, undoMerge } from '../../subjects/index.ts';
import { corrected, withdrawn } from '../review/changes.ts';
import { pastFile } from './index.ts';
import { filesByReplay, type Replayed } from './testing/replay.ts';

const BODIES = 3;
const DAYS = ['2026-11-02', '2026-11-03', '2026-11-06', '2026-11-10', '2026-11-24'];

const director: Caller = {
  ...ANONYMOUS,
  account: 'director',
  role: 'director',
  organ: 'demo-amr',
  purpose: '复议答复',
};

const action = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('accept' as const),
      act: fc.nat({ max: 3 }),
      body: fc.nat({ max: BODIES - 1 }),
      held: fc.boolean(),
      text: fc.nat({ max: 2 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('correct' as const, 'withdraw' as const, 'stay' as const), nth: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('merge' as const, 'unmerge' as const), body: fc.nat({ max: BODIES - 1 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('sleep' as const) }) },
);
// Each life holds a merger, so that none of these tests says nothing of it.
const lives = fc
  .tuple(fc.array(action, { minLength: 4, maxLength: 11 }), fc.nat({ max: BODIES - 1 }), fc.nat())
  .map(([actions, body, at]) => actions.toSpliced(at % actions.length, 0, { do: 'merge' as const, body }));
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

const now = (): Date => new Date(kernel.clock.now().epochMilliseconds);

async function accept({ act, body, held, text }: Extract<Action, { do: 'accept' }>): Promise<void> {
  const facts = `${held ? '联系电话13800138000，' : ''}经查，第${text}次未按规定明码标价。`;
  const row = penalty(act, { CF_XDR_MC: exampleName(body), CF_XDR_SHXYM: exampleCode(body), CF_SY: facts, CF_JDRQ: '2026-10-30' });
  await take(kernel, 'penalties-2018', csv(PENALTY_HEADING, [row]), { again: true });
}

async function amend(kind: 'correct' | 'withdraw' | 'stay', nth: number): Promise<void> {
  const { rows } = await sql<{ subject_id: string; record_id: string }>`
    select subject_id, record_id from records where ended_on is null order by record_id`.execute(kernel.db.kysely);
  const row = rows[nth % Math.max(1, rows.length)];
  if (!row) return;
  const today = kernel.clock.today().toString();
  const changes = {
    correct: (current: RecordsTable) => corrected(current, { content: { remark: `更正${nth % 5}` } }, '笔误', today),
    withdraw: (current: RecordsTable) => withdrawn(current, 'revocation', '复议撤销', today),
    stay: () => ({ validity: 'stayed' as const }),
  }[kind];
  const eventType = kind === 'withdraw' ? 'record.withdrawn' : 'record.corrected';
  const ref = { subjectId: row.subject_id, recordId: row.record_id };
  await kernel.db.tx((tx) => changeRecord(tx, kernel, { ...ref, changes, eventType }, now()));
}

/** Body n and the next; what can't be merged or undone just then stays as it is. */
async function join(kind: 'merge' | 'unmerge', n: number, ids: readonly string[]): Promise<void> {
  const [loser, survivor] = [ids[n]!, ids[(n + 1) % BODIES]!];
  await kernel.db
    .tx(async (tx) => {
      if (kind === 'merge') await mergeBodies(tx, kernel, { loser, survivor }, [recordMover], now());
      else await undoMerge(tx, kernel, loser, {}, [recordMover], now());
    })
    .catch((error: { code?: string }) => expect(['CONFLICT', 'NOT_FOUND']).toContain(error.code));
}

async function live(actions: readonly Action[]): Promise<string[]> {
  await emptyRegister(kernel);
  let day = 0;
  kernel.clock.set(`${DAYS[0]}T04:00:00Z`);
  await take(
    kernel,
    'registrations',
    csv(
      REGISTRATION_HEADING,
      Array.from({ length: BODIES }, (_, n) => registration(n)),
    ),
    { again: true },
  );
  const { rows } = await sql<{ id: string }>`select subject_id as id from subjects order by uscc`.execute(kernel.db.kysely);
  const ids = rows.map((row) => row.id);
  for (const each of actions) {
    if (each.do === 'sleep') kernel.clock.set(`${DAYS[(day = Math.min(day + 1, DAYS.length - 1))]}T04:00:00Z`);
    else if (each.do === 'accept') await accept(each);
    else if ('nth' in each) await amend(each.do, each.nth);
    else await join(each.do, each.body, ids);
  }
  kernel.clock.set('2026-11-24T05:00:00Z');
  return ids;
}

/** What both sides say of a record, in words that neither shares with the other. */
const said = (records: readonly Replayed[]): string[] =>
  records.map((r) => `${r.recordId} ${r.version} ${r.validity} ${r.remark} ${r.facts} ${r.ended}`).sort();

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

async function asked(id: string, query: { asOf?: string; knownAt?: number }): Promise<{ of: string; said: string[] }> {
  const file = await pastFile(kernel, `id:${id}`, query, director);
  const records = file.records.map((r) => ({
    recordId: r.recordId,
    version: r.version,
    validity: r.validity,
    remark: textOf(r.content['remark']),
    facts: textOf(r.content['facts']),
    ended: r.ended !== null,
  }));
  return { of: file.subject.id, said: [...said(records), ...file.registrations.map((r) => r.name).sort()] };
}

describe(item(7, 'the past of a file'), () => {
  test('is what a replay of the journal from its beginning gives, at every number and on every day', async () => {
    let compared = 0;
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(lives, async (actions) => {
        const ids = await live(actions);
        const { positions, ends } = await filesByReplay(kernel.db.kysely, ids);
        for (const [seq, files] of positions.entries())
          for (const id of ids) {
            const file = files.get(id)!;
            expect(await asked(id, { knownAt: seq }), `number ${seq}`).toEqual({
              of: file.of,
              said: [...said(file.records), ...file.names.sort()],
            });
            compared++;
            if (file.of !== id) merged++;
          }
        for (const day of DAYS)
          for (const id of ids) {
            const file = positions[ends(day)]!.get(id)!;
            expect((await asked(id, { asOf: day })).said, day).toEqual([...said(file.records), ...file.names.sort()]);
          }
      }),
      { numRuns: 8, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(200);
    expect(merged).toBeGreaterThan(5);
  });
});
