import type { FastifyInstance } from 'fastify';
import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { exportedPolicy, type ModelContent } from '../../kernel/policy/index.ts';
import type { Json } from '../../kernel/policy/testing/planted.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { csv, exampleCode, exampleName, penalty, registration, REGISTRATION_HEADING } from '../../registry/intake/testing/files.ts';
import { punish, take } from '../../registry/intake/testing/take.ts';
import { changeRecord, type RecordsTable } from '../../registry/records/index.ts';
import { trialsCapability } from './capability.ts';
import { runEvents } from './events.ts';
import { keepTrials } from './keep.ts';
import { Runner, runnerOf } from './runner.ts';
import { simulateModel } from './simulate.ts';

const MODEL = 'example-supervision';
const PATH = '/api/v1/models/trials';
const at = new Date('2026-11-24T04:00:00Z');
const director: Caller = { ...ANONYMOUS, account: 'director', role: 'director', organ: 'demo-drc' };

let kernel: TestKernel;
let server: FastifyInstance;
const as = new Map<string, SignedIn>();

const rows = async <T>(query: ReturnType<typeof sql<T>>): Promise<T[]> => (await query.execute(kernel.db.kysely)).rows;

type Edit = (content: Record<string, Json> & { start: Json; cutoffs: Json[] }) => void;
/** The model in force as somebody edited it. */
function edited(edit: Edit = () => undefined): Json {
  const file = structuredClone(exportedPolicy(kernel.policy.get<ModelContent>('model', MODEL))) as unknown as Json;
  edit(file.content as never);
  return { ...file, edition: '2', inForceFrom: '2027-01-01' };
}
/** Without the lower start of young bodies: one of unknown age would stand below them. */
const stricter: Edit = (content) => Object.assign(content.start as object, { points: '68', cases: [] });

interface Given {
  who?: string;
  purpose?: string;
  body?: unknown;
  headers?: Record<string, string>;
}
function ask(method: 'GET' | 'POST', url: string, { who = 'director', purpose, body, headers }: Given = {}) {
  const stated = purpose === undefined ? {} : { 'xinheng-purpose': encodeURIComponent(purpose) };
  const payload = body === undefined ? {} : { payload: body as object };
  return server.inject({ method, url, headers: { ...as.get(who)!, ...stated, ...headers }, ...payload });
}
const start = async (body: unknown, who?: string) =>
  (await ask('POST', PATH, { body, ...(who === undefined ? {} : { who }) })).json<{ id: string; earlier: boolean }>();
/** Held until `open` is called: no run of this process begins before. */
async function gate(): Promise<() => void> {
  let open: () => void = () => undefined;
  const shut = new Promise<void>((resolve) => (open = resolve));
  await runnerOf(kernel).begin(
    async () => ({ earlier: false }),
    () => shut,
  );
  return open;
}
async function finished(model: Json): Promise<string> {
  const { id } = await start({ model });
  await runnerOf(kernel).idle();
  return id;
}

beforeAll(async () => {
  kernel = await testKernel();
  const bodies = Array.from({ length: 6 }, (_, n) => registration(n + 1, n === 5 ? { 成立日期: '2026-03-01' } : {}));
  const sizes = ['微型', '微型企业', '小型', '大型', '', '示例'];
  await take(
    kernel,
    'registrations',
    csv(
      [...REGISTRATION_HEADING, '企业划型'],
      bodies.map((row, n) => [...row, sizes[n]!]),
    ),
  );
  await punish(kernel, ...[1, 2, 3].map((n) => penalty(n, { CF_WSH: `示市监罚〔2026〕${n}号` })));
  const serious = await rows(sql<RecordsTable>`select * from records`);
  for (const { subject_id: subjectId, record_id: recordId } of serious)
    await kernel.db.tx((tx) =>
      changeRecord(tx, kernel, { subjectId, recordId, eventType: 'record.replaced', changes: { severity: 'serious' } }, at),
    );
  server = await testServer(kernel, [trialsCapability]);
  const people = [
    ['director', 'director', 'demo-drc'],
    ['policy', 'policy', 'demo-drc'],
    ['superior', 'director', 'demo-amr'],
    ['head', 'director', 'demo-a-amr'],
    ['clerk', 'clerk', 'demo-drc'],
  ] as const;
  for (const [account, role, organ] of people) {
    await testUser(kernel, { account, role, organ });
    as.set(account, await signIn(server, account));
  }
});

describe(item(12, 'a model is tried before it is used'), () => {
  test('in numbers; the bodies that moved most are named for a purpose alone, and each is logged', async () => {
    const before = (await rows(sql`select * from evaluations`)).length;
    const id = await finished(edited(stricter));
    const answer = (await ask('GET', `${PATH}/${id}`, { purpose: '试算' })).json();
    expect(answer).toMatchObject({
      state: 'done',
      done: 6,
      total: 6,
      by: 'director',
      asOf: '2026-11-24',
      names: 'shown',
      fault: null,
      model: { id: MODEL, edition: '2' },
      against: { id: MODEL, edition: '1' },
      document: { id: MODEL, edition: '2' },
    });
    const { result } = answer;
    expect(result).toMatchObject({ subjects: 6, scale: 'same' });
    // Of the others the youngest starts lower; what nobody inspected costs nothing.
    expect(result.before).toEqual({ A: 2, B: 1, C: 3, D: 0, none: 0 });
    expect(Object.values(result.after as object).reduce((sum: number, n: number) => sum + n, 0)).toBe(6);
    const ages = result.groups.filter((group: { by: string }) => group.by === 'age');
    expect(ages.map((group: { key: string; subjects: number }) => [group.key, group.subjects])).toEqual([
      ['0-1', 1],
      ['5-10', 5],
    ]);
    const sizes = result.groups.filter((group: { by: string }) => group.by === 'size');
    expect(sizes.map((group: { key: string; subjects: number }) => [group.key, group.subjects])).toEqual([
      ['large', 1],
      ['small', 1],
      ['micro', 2],
      ['unknown', 2],
    ]);
    expect(sizes[2].title).toEqual({ zh: '微型', en: 'micro' });
    expect(result.movedMost.length).toBeGreaterThan(0);
    expect(result.movedMost[0].name).toMatch(/^示例\d号商贸有限公司$/u);
    const logged = await rows(sql<{ purpose: string; subject_id: string }>`
      select purpose, subject_id from access_log where action = 'trial.read' and account = 'director'`);
    expect(logged.map((row) => row.subject_id).toSorted()).toEqual(
      result.movedMost.map((each: { subjectId: string }) => each.subjectId).toSorted(),
    );
    expect(new Set(logged.map((row) => row.purpose))).toEqual(new Set(['试算']));
    expect(await rows(sql`select * from evaluations`)).toHaveLength(before);

    for (const [who, names] of [
      ['director', 'purpose'],
      ['policy', 'role'],
    ] as const) {
      const nameless = await ask('GET', `${PATH}/${id}`, { who, ...(who === 'policy' ? { purpose: '试算' } : {}) });
      expect(nameless.json()).toMatchObject({ names, result: { subjects: 6 } });
      for (const { subjectId, name, uscc } of nameless.json().result.movedMost) expect([subjectId, name, uscc]).toEqual([null, null, null]);
      expect(nameless.body).not.toContain('商贸');
    }
    expect(await rows(sql`select 1 as n from access_log where action = 'trial.read'`)).toHaveLength(logged.length);
  });

  test('the same model moves nobody', async () => {
    const id = await finished(edited());
    const { result } = (await ask('GET', `${PATH}/${id}`)).json();
    expect(result.before).toEqual(result.after);
    expect(result.movedMost).toEqual([]);
    for (const { from, to } of result.matrix) expect(from).toBe(to);
  });

  test('a wrong model is refused with each fault at its place, and nothing begins', async () => {
    const wrong = edited((content) => (content.cutoffs[0]!.from = '10'));
    const answer = await ask('POST', PATH, { body: { model: wrong }, headers: { 'accept-language': 'en' } });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'POLICY_INVALID',
      errors: expect.arrayContaining([expect.objectContaining({ code: 'CUTOFFS_ORDER', path: '/content/cutoffs/1' })]),
    });
    // By name and by line, of the text that the workshop shows.
    const shown = JSON.stringify(wrong, null, 2).split('\n');
    const [told] = answer.json().errors;
    expect(told.file).toBe(`model/${MODEL}@2`);
    expect(shown.slice(told.line - 1, told.line + 2).join('')).toMatch(/^ +\{ +"from": "70", +"grade": "B"/u);
    const shapeless = edited((content) => (content.groups = 'none' as never));
    expect((await ask('POST', PATH, { body: { model: shapeless } })).json().errors[0].path).toBe('/content/groups');
    const scale = exportedPolicy(kernel.policy.get('calendar', kernel.policy.all('calendar')[0]!.id));
    expect((await ask('POST', PATH, { body: { model: scale } })).json()).toMatchObject({ code: 'BAD_INPUT' });
    expect((await ask('POST', PATH, { body: { model: edited(), asOf: '2026-11-25' } })).statusCode).toBe(400);
    expect((await ask('POST', PATH, { body: { model: edited(), against: 'nobody' } })).statusCode).toBe(404);
    // A new model has no edition in force beside it: which ones there are is said.
    const fresh = { ...(edited() as unknown as Record<string, unknown>), id: 'fresh', edition: '1' } as unknown as Json;
    const alone = await ask('POST', PATH, { body: { model: fresh }, headers: { 'accept-language': 'en' } });
    expect([alone.statusCode, alone.json().detail]).toEqual([400, expect.stringContaining(MODEL)]);
    expect((await ask('POST', PATH, { body: { model: fresh, against: MODEL } })).statusCode).toBe(201);
  });

  test('one body by both models, for a purpose: a look; not for who edits models', async () => {
    const id = await finished(edited(stricter));
    const url = `${PATH}/${id}/subjects/${exampleCode(1)}`;
    expect((await ask('GET', url)).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const { subject, before, after } = (await ask('GET', url, { purpose: '核对试算' })).json();
    expect(subject).toMatchObject({ name: exampleName(1), uscc: exampleCode(1) });
    expect([before.version, after.version]).toEqual(['1', '2']);
    expect([before.start, after.start]).toEqual(['80', '68']);
    const serious = after.indicators.find((each: { id: string }) => each.id === 'penalties-serious');
    expect(serious).toMatchObject({ raw: '1', points: '-15' });
    const looks = await rows(sql`select account, purpose from access_log where action = 'trial.subject.read'`);
    expect(looks).toEqual([{ account: 'director', purpose: '核对试算' }]);
    expect((await ask('GET', url, { who: 'policy', purpose: 'x' })).statusCode).toBe(403);
    expect((await ask('GET', url, { who: 'superior', purpose: 'x' })).statusCode).toBe(404);
  });

  test('the workbook has the numbers and no body, not even by id', async () => {
    const id = await finished(edited(stricter));
    const answer = await ask('GET', `${PATH}/${id}/export.xlsx`, { headers: { 'accept-language': 'en' }, purpose: 'x' });
    expect(answer.statusCode).toBe(200);
    const { sheets } = await readXlsx(answer.rawPayload);
    const cells = sheets.flatMap((sheet) => sheet.rows.flat()).map((cell) => String(cell ?? ''));
    expect(sheets.map((sheet) => sheet.name)).toEqual(['Grades', 'Who moved', 'Groups', 'Notes']);
    expect(cells).toContain('5-10');
    const bodies = await rows(sql<{ id: string; name: string; uscc: string }>`select subject_id as id, name, uscc from subjects`);
    expect(bodies).toHaveLength(6);
    for (const body of bodies)
      for (const known of [body.id, body.name, body.uscc])
        expect(
          cells.filter((cell) => cell.includes(known)),
          known,
        ).toEqual([]);
  });

  test('on the command line in counts alone, by the same pass', async () => {
    const simulate = async (model: Json) => (await simulateModel(kernel, { model }, OPERATOR, 'en')).document;
    const tried = await simulate(edited(stricter));
    expect(tried).toMatchObject({ subjects: 6 });
    const id = await finished(edited(stricter));
    const { result } = (await ask('GET', `${PATH}/${id}`)).json();
    expect(tried.grades).toEqual(result.after);
    const moved = Object.values(tried.moved).reduce((sum, n) => sum + n, 0);
    expect(moved).toBe(result.movedMost.length);
    expect((await simulate(edited())).moved).toEqual({});
  });
});

describe(item(12, 'who may try a model'), () => {
  test('the competent organ and those of the whole city; a run belongs to its organ', async () => {
    expect((await ask('POST', PATH, { who: 'head', body: { model: edited() } })).statusCode).toBe(403);
    const own = { ...edited((content) => (content.issuedBy = 'demo-a-amr' as never)), id: 'own-model' };
    expect((await ask('POST', PATH, { who: 'head', body: { model: own, against: MODEL } })).statusCode).toBe(201);
    expect((await ask('POST', PATH, { who: 'clerk', body: { model: edited() } })).statusCode).toBe(403);
    expect((await server.inject({ method: 'POST', url: PATH, payload: { model: edited() } })).statusCode).toBe(401);
    const { id } = await start({ model: edited() }, 'superior');
    await runnerOf(kernel).idle();
    for (const part of ['', '/events', '/export.xlsx']) expect((await ask('GET', `${PATH}/${id}${part}`)).statusCode).toBe(404);
    expect((await ask('POST', `${PATH}/${id}/stop`, { body: {} })).statusCode).toBe(404);
    expect((await ask('GET', `${PATH}/${id}`, { who: 'superior' })).statusCode).toBe(200);
    // A what-if is no back-test.
    expect((await ask('GET', `/api/v1/models/backtests/${id}`, { who: 'superior' })).statusCode).toBe(404);
    const told = await rows(sql`select action from audit_log where object = ${id} and action = 'trial.started'`);
    expect(told).toHaveLength(1);
  });

  test('the list is the own organ’s, newest first, page by page', async () => {
    const ids: string[] = [];
    for (const points of ['69', '70', '71'])
      ids.unshift(await finished(edited((content) => Object.assign(content.start as object, { points, cases: [] }))));
    const first = (await ask('GET', `${PATH}?limit=2`)).json();
    expect(first.items.map((each: { id: string }) => each.id)).toEqual(ids.slice(0, 2));
    expect(first.items[0]).not.toHaveProperty('result');
    const second = (await ask('GET', `${PATH}?limit=2&cursor=${first.next}`)).json();
    expect(second.items[0].id).toBe(ids[2]);
    expect((await ask('GET', `${PATH}?cursor=x`)).json()).toMatchObject({ code: 'BAD_CURSOR' });
    const theirs = (await ask('GET', PATH, { who: 'head' })).json();
    expect(theirs.items.map((each: { by: string }) => each.by)).toEqual(['head']);
  });
});

describe(item(12, 'a run in the background'), () => {
  test('one after the other; the same question twice is one run; one that waits stops at once', async () => {
    const open = await gate();
    const first = await start({ model: edited(stricter) });
    const again = await Promise.all([start({ model: edited(stricter) }), start({ model: edited(stricter) })]);
    expect(again).toEqual([first.id, first.id].map((id) => ({ id, earlier: true })));
    const other = await start({ model: edited() });
    expect(other.earlier).toBe(false);
    const state = async (id: string) => (await ask('GET', `${PATH}/${id}`)).json<{ state: string; ahead: number }>();
    expect([await state(first.id), await state(other.id)]).toMatchObject([
      { state: 'running', ahead: 0, result: null },
      { state: 'running', ahead: 1 },
    ]);
    expect((await ask('GET', `${PATH}/${first.id}/export.xlsx`)).statusCode).toBe(409);

    const events = runEvents(kernel, { kind: 'what-if', id: first.id, caller: director, open: () => true });
    expect((await events.next()).value).toContain('retry:');
    expect((await events.next()).value).toContain('event: progress\n');
    await ask('POST', `${PATH}/${other.id}/stop`, { body: {} });
    expect((await state(other.id)).state).toBe('stopped');
    open();
    await runnerOf(kernel).idle();
    expect([(await state(first.id)).state, (await state(other.id)).state]).toEqual(['done', 'stopped']);
    expect((await events.next()).value).toContain('event: end\nid: end\n');
    expect((await events.next()).done).toBe(true);
    const url = `${PATH}/${first.id}/events`;
    const stream = await ask('GET', url);
    expect(stream.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(stream.body).toContain('"state":"done","ahead":0,"done":6,"total":6');
    expect((await ask('GET', url, { headers: { 'last-event-id': 'end' } })).statusCode).toBe(204);
    // Over, it may be asked again.
    expect((await start({ model: edited(stricter) })).earlier).toBe(false);
    await runnerOf(kernel).idle();
  });

  test('one under way stops with its next progress; what has ended stays as it is', async () => {
    let id = '';
    await kernel.db.tx(async (tx) => {
      await sql`lock table subjects in access exclusive mode`.execute(tx);
      ({ id } = await start({ model: edited(stricter) }));
      const begun = () => rows(sql`select 1 as n from trial_runs where run_id = ${id} and begun_at is not null`);
      while ((await begun()).length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      await ask('POST', `${PATH}/${id}/stop`, { body: {} });
    });
    await runnerOf(kernel).idle();
    const stopped = (await ask('GET', `${PATH}/${id}`)).json();
    expect(stopped).toMatchObject({ state: 'stopped', result: null });
    expect(stopped.seconds).not.toBeNull();
    const done = await finished(edited(stricter));
    await ask('POST', `${PATH}/${done}/stop`, { body: {} });
    expect((await ask('GET', `${PATH}/${done}`)).json()).toMatchObject({ state: 'done' });
  });

  test('a fault ends it in words, and the next one runs', async () => {
    const [torn] = await rows(sql<{ id: string; facts: Buffer }>`select subject_id as id, facts from dossiers order by 1 limit 1`);
    const put = (facts: Buffer) => rows(sql`update dossiers set facts = ${facts} where subject_id = ${torn!.id}`);
    await put(torn!.facts.subarray(0, torn!.facts.length - 1));
    const id = await finished(edited(stricter));
    const failed = (await ask('GET', `${PATH}/${id}`)).json();
    expect(failed).toMatchObject({ state: 'failed', result: null });
    expect(failed.fault.zh.length).toBeGreaterThan(3);
    await put(torn!.facts);
    expect((await ask('GET', `${PATH}/${await finished(edited(stricter))}`)).json()).toMatchObject({ state: 'done' });
  });

  test('a run whose process is gone is told as interrupted; one of a living process is not', async () => {
    const [gone, alive] = [await finished(edited(stricter)), await finished(edited())];
    const other = new Runner(kernel);
    let end: () => void = () => undefined;
    await other.begin(
      async () => ({ earlier: false }),
      () => new Promise<void>((resolve) => (end = resolve)),
    );
    const leave = (id: string, runner: string) =>
      rows(sql`update trial_runs set state = 'running', finished_at = null, runner_id = ${runner} where run_id = ${id}`);
    await leave(gone, kernel.ids.subject());
    await leave(alive, other.id);
    const state = async (id: string) => (await ask('GET', `${PATH}/${id}`)).json<{ state: string }>().state;
    expect([await state(gone), await state(alive)]).toEqual(['interrupted', 'running']);
    end();
    await other.idle();
    await keepTrials(kernel);
    expect(await rows(sql`select state from trial_runs where run_id = ${alive}`)).toEqual([{ state: 'interrupted' }]);
  });

  test('old runs are dropped by the day’s work, after as many days as the operator says', async () => {
    const id = await finished(edited(stricter));
    const there = async () => (await rows(sql`select 1 as n from trial_runs where run_id = ${id}`)).length;
    const days = (n: number) => kernel.clock.set(new Date(at.getTime() + n * 86_400_000).toISOString());
    days(179);
    await keepTrials(kernel);
    expect(await there()).toBe(1);
    await keepTrials({ ...kernel, settings: { ...kernel.settings, keepTrialsDays: 30 } });
    expect(await there()).toBe(0);
    kernel.clock.set(at.toISOString());
  });
});
