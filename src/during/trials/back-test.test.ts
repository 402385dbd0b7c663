import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { exportedPolicy, type ModelContent } from '../../kernel/policy/index.ts';
import type { Json } from '../../kernel/policy/testing/planted.ts';
import { exampleCode, penalty, registration } from '../../registry/intake/testing/files.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { changeRecord, type RecordChanges, type RecordsTable } from '../../registry/records/index.ts';
import { trialsCapability } from './capability.ts';
import { runnerOf } from './runner.ts';

const PATH = '/api/v1/models/backtests';
const THEN = '2026-03-01';
const TODAY = '2026-11-24';
const BODIES = 12;

let kernel: TestKernel;
let server: FastifyInstance;
let director: SignedIn;
/** Grades of each body on the day itself, by the what-if of that day: the oracle of what is worked out again later. */
let onTheDay: Record<string, number>;
let positionThen: number;

const fine = (n: number, no: number, decided: string) =>
  punish(kernel, penalty(n, { CF_WSH: `示市监罚〔2026〕${no}号`, CF_JDRQ: decided }));
async function change(n: number, no: number, changes: RecordChanges): Promise<void> {
  const { rows } = await sql<RecordsTable>`
    select r.* from records r join subjects s using (subject_id)
    where s.uscc = ${exampleCode(n)} and r.document_no like ${`%〕${no}号`}`.execute(kernel.db.kysely);
  const { subject_id: subjectId, record_id: recordId } = rows[0]!;
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) => changeRecord(tx, kernel, { subjectId, recordId, eventType: 'record.replaced', changes }, at));
}

const model = (): Json => ({
  ...(structuredClone(exportedPolicy(kernel.policy.get<ModelContent>('model', 'example-supervision'))) as unknown as Json),
  edition: '2',
  inForceFrom: '2027-01-01',
});
function ask(method: 'GET' | 'POST', url: string, body?: unknown, purpose?: string) {
  const stated = purpose === undefined ? {} : { 'xinheng-purpose': purpose };
  const headers = { ...director, ...stated, 'accept-language': 'en' };
  return server.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body as object }) });
}
const question = (more: Record<string, unknown> = {}) => ({
  model: model(),
  asOf: THEN,
  until: TODAY,
  outcome: { items: ['penalty'], natures: ['adverse'] },
  ...more,
});
async function tested(more: Record<string, unknown> = {}, purpose?: string) {
  const started = await ask('POST', PATH, question(more));
  expect(started.statusCode, started.body).toBe(201);
  const { id } = started.json<{ id: string }>();
  await runnerOf(kernel).idle();
  const run = (await ask('GET', `${PATH}/${id}`, undefined, purpose)).json();
  expect(run.state).toBe('done');
  return run;
}
const byGrade = (run: { result: { distribution: { grade: string; subjects: number }[] } }) =>
  Object.fromEntries(run.result.distribution.map((each) => [each.grade, each.subjects]));

beforeAll(async () => {
  kernel = await testKernel({ today: THEN });
  await register(kernel, ...Array.from({ length: BODIES }, (_, n) => n + 1));
  await fine(1, 1, '2026-02-20');
  await change(1, 1, { severity: 'serious' });
  await fine(2, 2, '2026-02-20');
  await fine(3, 3, '2025-12-20');
  server = await testServer(kernel, [trialsCapability]);
  await testUser(kernel, { account: 'director', role: 'director', organ: 'demo-drc' });
  director = await signIn(server, 'director');
  const { id } = (await ask('POST', '/api/v1/models/trials', { model: model() })).json<{ id: string }>();
  await runnerOf(kernel).idle();
  onTheDay = (await ask('GET', `/api/v1/models/trials/${id}`)).json().result.after;
  positionThen = (await sql<{ seq: number }>`select seq from journal_head`.execute(kernel.db.kysely)).rows[0]!.seq;

  kernel.clock.set(`${TODAY}T04:00:00Z`);
  director = await signIn(server, 'director');
  // What was known is corrected, repaired, withdrawn; what was decided before comes late; some fall again; one is new.
  await change(1, 1, { severity: 'minor' });
  await change(2, 2, { ended_on: '2026-06-01', ended_kind: 'repaired' });
  await fine(4, 4, '2026-02-10');
  await change(4, 4, { severity: 'serious' });
  await fine(8, 8, '2026-02-12');
  await change(8, 8, { severity: 'serious' });
  await fine(1, 11, '2026-06-01');
  await fine(5, 12, '2026-07-01');
  await fine(6, 13, '2026-08-01');
  await change(6, 13, { ended_on: '2026-09-01', ended_kind: 'withdrawn' });
  await fine(7, 14, '2026-09-01');
  await change(7, 14, { ended_on: '2026-10-01', ended_kind: 'repaired' });
  await register(kernel, registration(7, { 登记状态: '注销' }), registration(BODIES + 1));
});

describe(item(12, 'a model on a past day, by what was known then'), () => {
  test('grades are those of that day, whatever was corrected, repaired or came late since', async () => {
    const run = await tested();
    expect(run).toMatchObject({ asOf: THEN, until: TODAY, knownAt: positionThen, result: { subjects: BODIES } });
    expect(byGrade(run)).toEqual(onTheDay);
    expect(run.result.notes.map((note: { en: string }) => note.en).join(' ')).toContain('1 body');
    // With the knowledge of today the same day looks otherwise.
    const hindsight = await tested({ knownAt: TODAY });
    expect(hindsight.knownAt).toBeGreaterThan(positionThen);
    expect(byGrade(hindsight)).not.toEqual(onTheDay);
  });

  test('against what came after: what was withdrawn did not come, what was put right did, also to who is gone', async () => {
    const { result } = await tested();
    // Bodies 1, 5 and 7; the one of body 6 was withdrawn, the late one of body 4 was decided before.
    expect(result).toMatchObject({ graded: BODIES, outcomes: 3, baseRate: '0.250000' });
    const sum = (key: string) => result.distribution.reduce((total: number, each: Record<string, number>) => total + each[key]!, 0);
    expect([sum('subjects'), sum('outcomes')]).toEqual([BODIES, 3]);
    // Today's distribution: the cancelled body has no grade, the new one has.
    expect(sum('now')).toBe(BODIES);
    expect(result.deciles).toHaveLength(10);
    expect(result.deciles.reduce((total: number, each: { outcomes: string }) => total + Number(each.outcomes), 0)).toBeCloseTo(3, 3);
    expect(result.roc.at(-1)).toEqual({ others: '1.000000', outcomes: '1.000000' });
    // Scores then: 1 lowest (a serious one), 2 and 3 next, all others alike and highest. It came to 1, 5 and 7, not to nine.
    // AUC, of 3 × 9 pairs: body 1 is below all nine, 9; 5 and 7 are each above 2 and 3, 0, and level with the seven others,
    // 7 × ½. (9 + 3.5 + 3.5) / 27 = 16 / 27.
    expect(result.auc).toBe('0.592593');
    // KS: at the score of body 1, 1 of 3 and 0 of 9; at those of 2 and 3, 1 of 3 and 1 or 2 of 9; at the highest, all of both.
    expect([result.ks, result.cut.score]).toEqual(['0.333333', result.ksAt]);
    expect(result.cut).toMatchObject({ above: 2, below: 0, reversed: false });
    // Of so few no group has a figure.
    for (const group of result.groups) expect([group.auc, group.ks, group.psi]).toEqual([null, null, null]);
    const only = (until: string) => tested({ until }).then((run) => run.result.outcomes as number);
    expect([await only('2026-06-01'), await only('2026-05-31')]).toEqual([1, 0]);
    expect((await tested({ outcome: { items: ['penalty'], severities: ['serious'] } })).result.outcomes).toBe(0);
    const none = (await tested({ until: '2026-05-31' })).result;
    expect([none.auc, none.ks, none.deciles[0].lift, none.cut, none.wrong]).toEqual([null, null, null, null, []]);
  });

  test('who was ranked wrongly has a name for a purpose alone; the workbook has none', async () => {
    const run = await tested({}, 'check');
    const named = run.result.wrong.map((each: { uscc: string; outcome: boolean }) => [each.uscc, each.outcome]);
    // Body 1 was ranked lowest and fell again, the others stayed high and did not fall: all of these were ranked rightly.
    expect(named.toSorted()).toEqual([
      [exampleCode(5), true],
      [exampleCode(7), true],
    ]);
    const listed = run.result.wrong.map((each: { subjectId: string }) => each.subjectId);
    expect(listed).toEqual(listed.toSorted());
    const looks = await sql<{ purpose: string }>`select purpose from access_log where action = 'backtest.read'`.execute(kernel.db.kysely);
    expect(looks.rows).toEqual(named.map(() => ({ purpose: 'check' })));
    const nameless = (await ask('GET', `${PATH}/${run.id}`)).json();
    expect(nameless.names).toBe('purpose');
    for (const { name, uscc, subjectId } of nameless.result.wrong) expect([name, uscc, subjectId]).toEqual([null, null, null]);
    const workbook = await readXlsx((await ask('GET', `${PATH}/${run.id}/export.xlsx`)).rawPayload);
    const cells = workbook.sheets.flatMap((sheet) => sheet.rows.flat()).map((cell) => String(cell ?? ''));
    expect(cells).toContain(run.result.psi);
    // The cut, with how many stand on either wrong side of it; groups have the columns of the whole.
    const figures = new Map(workbook.sheets[0]!.rows.map(([name, value]) => [String(name), String(value)]));
    expect(figures.get('Score of KS (the cut for ranked wrongly)')).toBe(run.result.cut.score);
    expect(figures.get('Ranked wrongly: bodies above the cut to whom it came')).toBe('2');
    const groups = workbook.sheets.find(({ name }) => name === 'Groups')!.rows;
    expect(groups[1]!.slice(-3)).toEqual(['AUC', 'KS', 'PSI']);
    expect(groups[2]!.slice(-3)).toEqual([run.result.auc, run.result.ks, run.result.psi]);
    expect(cells.filter((cell) => /示例|MX0|[0-9a-f]{8}-[0-9a-f]{4}/u.test(cell) && !cell.includes('模型'))).toEqual([]);
  });

  test('one body as it stood then, and what came', async () => {
    const { id } = await tested();
    const look = (n: number) => ask('GET', `${PATH}/${id}/subjects/${exampleCode(n)}`, undefined, 'check');
    const first = (await look(1)).json();
    expect(first).toMatchObject({ subject: { uscc: exampleCode(1) }, outcome: true, explained: { asOf: THEN, version: '2' } });
    const serious = first.explained.indicators.find((each: { id: string }) => each.id === 'penalties-serious');
    expect(serious.raw).toBe('1');
    expect(first.records.length + first.others).toBe(1);
    expect((await look(6)).json()).toMatchObject({ outcome: false, records: [] });
    // It stood then, and is cancelled today.
    expect((await look(7)).json()).toMatchObject({ outcome: true, explained: { applies: true } });
    expect((await look(BODIES + 1)).statusCode).toBe(404);
    expect((await ask('GET', `${PATH}/${id}/subjects/${exampleCode(1)}`)).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
  });

  test.each<[string, Record<string, unknown>]>([
    ['a day that is not past', { asOf: TODAY }],
    ['an end before the day', { until: THEN }],
    ['an end that has not come', { until: '2026-11-25' }],
    ['knowledge of the future', { knownAt: '2026-11-25' }],
    ['a number that the journal does not hold', { knownAt: 9_999_999 }],
    ['an item of no catalogue', { outcome: { items: ['weather'] } }],
    ['no item', { outcome: { items: [] } }],
  ])('%s is refused', async (_, more) => {
    expect((await ask('POST', PATH, question(more))).statusCode).toBe(400);
  });
});
