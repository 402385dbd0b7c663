import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { publish, sign } from '../../../test/support/publish.ts';
import { signIn, testServer, testUser } from '../../../test/support/server.ts';
import { ANONYMOUS, permissionsOf, type Caller } from '../../kernel/access/index.ts';
import type { Database, Tx } from '../../kernel/db/types.ts';
import { headOf, settle } from '../../kernel/journal/index.ts';
import { exportedPolicy, type ModelContent } from '../../kernel/policy/index.ts';
import type { Json } from '../../kernel/policy/testing/planted.ts';
import { catalogueCapability } from '../../registry/catalogue/capability.ts';
import { draftPolicy, proposePolicy } from '../../registry/catalogue/index.ts';
import { runIntake } from '../../registry/intake/index.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { csv, exampleCode, PENALTY_HEADING, penalty, tempFile } from '../../registry/intake/testing/files.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { changeRecord, recordMover, type RecordChanges, type RecordsTable } from '../../registry/records/index.ts';
import { mergeBodies, undoMerge } from '../../registry/subjects/index.ts';
import { positionsOf, unmovedSince } from './bodies.ts';
import { evaluationCapability } from './capability.ts';
import { renewDue } from './due.ts';
import { evaluationsOf } from './history.ts';
import { gradeChanged, keepEvaluations } from './keep.ts';
import { reconcileEvaluations } from './nightly.ts';
import { evaluationReader } from './reader.ts';
import { runModel } from './run.ts';
import { dueSql, standingBy } from './standing.ts';

const MODEL = 'example-supervision';
const BODIES = 6;
const director: Caller = {
  ...ANONYMOUS,
  account: 'director',
  role: 'director',
  organ: 'demo-drc',
  purpose: '分级监管',
};
const editor: Caller = { ...ANONYMOUS, account: 'policy', role: 'policy', organ: 'demo-drc' };

let kernel: TestKernel;
const all = async <T>(text: string): Promise<T[]> => (await sql.raw<T>(text).execute(kernel.db.kysely)).rows;
const subjectOf = async (n: number) =>
  (await all<{ id: string }>(`select subject_id as id from subjects where uscc = '${exampleCode(n)}'`))[0]!.id;
async function change(n: number, changes: RecordChanges): Promise<void> {
  const subjectId = await subjectOf(n);
  const [record] = await all<RecordsTable>(`select * from records where subject_id = '${subjectId}'`);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) =>
    changeRecord(tx, kernel, { subjectId, recordId: record!.record_id, eventType: 'record.replaced', changes }, at),
  );
}
/** How many stand, and how many stand no more. */
const stored = async () => {
  const [counts] = await all('select (select count(*) from evaluation_standing) as standing, (select count(*) from evaluations) as past');
  return counts;
};
const read = () => settle(kernel, [evaluationReader(kernel)]);
const shown = async (n: number) => {
  const items = await evaluationsOf(kernel, exampleCode(n), director);
  return items.find((each) => each.model === MODEL)!;
};
const day = (iso: string) => kernel.clock.set(`${iso}T04:00:00Z`);
const changes = () =>
  all<{ subject_id: string; content: Json }>(`
    select j.subject_id, c.content from journal j join journal_content c on c.seq = j.seq
    where j.type = 'evaluation.changed' and c.content->>'model' = '${MODEL}' order by j.seq`);

beforeAll(async () => {
  kernel = await testKernel({ rooms: [catalogueCapability] });
  await register(kernel, ...Array.from({ length: BODIES }, (_, n) => n + 1));
  await punish(kernel, ...[1, 2, 3].map((n) => penalty(n, { CF_WSH: `示市监罚〔2026〕${n}号` })));
  for (const n of [1, 2, 3]) await change(n, { severity: 'serious' });
  await read();
});

describe(item(12, 'grades are kept fresh by a reader'), () => {
  test('it scores every body by every model in force, without waiting for the dossiers, and tells each grade once', async () => {
    expect(await all('select 1 from dossiers')).toEqual([]);
    const models = await all<{ model: string; n: number }>(
      'select model, count(*)::int as n from evaluation_standing group by 1 order by 1',
    );
    // The model of highway enterprises speaks of none of them.
    expect(models.map((each) => each.model)).toEqual([MODEL, 'tax-payment-credit']);
    expect(models[0]!.n).toBe(BODIES);
    const first = await changes();
    expect(first.map(({ content }) => content)).toEqual(
      expect.arrayContaining([{ model: MODEL, edition: '1', asOf: '2026-11-24', from: null, to: 'A' }]),
    );
    // One event for each body that came to have a grade; what changed none is told by none.
    expect(new Set(first.map((each) => each.subject_id)).size).toBe(BODIES);
    const before = first.length;
    const head = (await all<{ seq: number }>('select seq from journal_head'))[0]!.seq;
    await read();
    expect([(await changes()).length, (await all<{ seq: number }>('select seq from journal_head'))[0]!.seq]).toEqual([before, head]);
  });

  test('a record changes: stale at once, nothing shown; after the reader current again, with one event', async () => {
    const was = await shown(1);
    expect(was.state).toBe('current');
    const before = (await changes()).length;
    await change(1, { severity: 'minor' });
    expect(await shown(1)).toMatchObject({ state: 'stale', grade: null, score: null, indicators: [], vetoes: [] });
    await read();
    const now = await shown(1);
    expect(now.state).toBe('current');
    expect(now.grade).not.toBe(was.grade);
    expect((await changes()).slice(before)).toEqual([
      { subject_id: await subjectOf(1), content: { model: MODEL, edition: '1', asOf: '2026-11-24', from: was.grade, to: now.grade } },
    ]);
    // The same grade by another amount: stored, not told.
    await change(1, { severity: 'minor', content: { title: '示例', fineFen: 300_000 } });
    await read();
    expect((await shown(1)).id).not.toBe(now.id);
    expect((await changes()).length).toBe(before + 1);
  });

  test('it gives what a run over the dossiers gives', async () => {
    const kept = () =>
      all<Json>(`
      select subject_id, evaluation_id, grade, encode(packed, 'hex') as packed from evaluation_standing where model = '${MODEL}' order by 1`);
    const before = await kept();
    const result = await runModel(kernel, { model: MODEL }, OPERATOR);
    expect(result.subjects).toBe(BODIES);
    expect(await kept()).toEqual(before);
    expect((await runModel(kernel, { model: MODEL, changed: true }, OPERATOR)).subjects).toBe(0);
  });

  test('a run as of a past day is stored and takes no place of what stands', async () => {
    const before = await shown(2);
    await runModel(kernel, { model: MODEL, asOf: '2026-10-01' }, OPERATOR);
    expect(await shown(2)).toEqual(before);
    expect(await all(`select 1 from evaluations where as_of = '2026-10-01'`)).toHaveLength(BODIES);
  });

  test('bodies that become one: the one that is no more has no grade, and both have theirs again when it is undone', async () => {
    const [loser, survivor] = [await subjectOf(2), await subjectOf(4)];
    const [one, other] = [await shown(2), await shown(4)];
    const at = new Date(kernel.clock.now().epochMilliseconds);
    const before = (await changes()).length;
    await kernel.db.tx((tx) => mergeBodies(tx, kernel, { loser, survivor }, [recordMover], at));
    expect((await shown(4)).state).toBe('stale');
    await read();
    expect((await shown(4)).grade).toBe(one.grade);
    expect(
      (await changes())
        .slice(before)
        .map(({ subject_id, content }) => [subject_id, content.from, content.to])
        .toSorted(),
    ).toEqual(
      [
        [loser, one.grade, null],
        [survivor, other.grade, one.grade],
      ].toSorted(),
    );
    await kernel.db.tx((tx) => undoMerge(tx, kernel, loser, {}, [recordMover], at));
    await read();
    expect([(await shown(2)).grade, (await shown(4)).grade]).toEqual([one.grade, other.grade]);
  });
});

describe(item(12, 'what a body says of itself'), () => {
  test('has no way into the credit file: only organs report, so that nothing voluntary and unverified is there to count', async () => {
    const ways = /^(intake|publicity|matching|records|exchange|codes|proposal)\./;
    expect(permissionsOf('clerk').filter((each) => ways.test(each))).not.toEqual([]);
    expect(permissionsOf('owner').filter((each) => ways.test(each))).toEqual([]);
    const owner: Caller = { ...ANONYMOUS, account: 'owner', role: 'owner', subjectId: await subjectOf(1) };
    const path = await tempFile('file.csv', csv(PENALTY_HEADING, [penalty(1)]));
    await expect(
      runIntake(kernel, { path, fileName: 'file.csv', mapping: 'honours', organ: 'demo-amr', caller: owner }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe(item(12, 'grades through time'), () => {
  test('yesterday current, today stale though no record changed, and renewed by what falls due', async () => {
    const was = await shown(3);
    expect(was.state).toBe('current');
    // Founded on the second of a month: one month more is whole.
    day('2026-12-01');
    expect(await shown(3)).toEqual(was);
    day('2026-12-02');
    expect(await shown(3)).toMatchObject({ state: 'stale', grade: null });
    expect(await renewDue(kernel, '2026-12-02')).toBeGreaterThanOrEqual(BODIES);
    expect(await shown(3)).toMatchObject({ state: 'current', asOf: '2026-12-02', grade: was.grade });
    expect(await renewDue(kernel, '2026-12-02')).toBe(0);
  });

  test('an objection freezes nothing in time; the day after its last day the record is left out, until the organ answers', async () => {
    const raw = async () => (await shown(3)).indicators.find((each) => each.id === 'penalties-serious')?.raw;
    await change(3, { disputes: [{ raisedOn: '2026-12-02', due: '2026-12-07', state: 'open' }] });
    await read();
    const was = await shown(3);
    expect(await raw()).toBe('1');
    day('2026-12-07');
    expect(await raw()).toBe('1');
    day('2026-12-08');
    expect((await shown(3)).state).toBe('stale');
    await renewDue(kernel, '2026-12-08');
    expect(await raw()).toBe('0');
    expect((await shown(3)).grade).not.toBe(was.grade);
    await change(3, { disputes: [{ raisedOn: '2026-12-02', due: '2026-12-07', state: 'closed' }] });
    await read();
    expect(await raw()).toBe('1');
  });

  test('what falls due is found by the index on that day', async () => {
    const plan: string[] = [];
    const undone = kernel.db.tx(async (tx) => {
      await sql`insert into evaluation_standing (subject_id, model, evaluation_id, reference, as_of, made_at, position, since, renew_on, packed)
        select gen_random_uuid(), ${MODEL}, gen_random_uuid(), 1, '2026-12-08', now(), 1, '2026-12-08', date '2027-01-01' + n % 90, '\\x01'
        from generate_series(1, 20000) n`.execute(tx);
      await sql`analyze evaluation_standing`.execute(tx);
      const { rows } = await sql<Record<string, string>>`explain ${dueSql([MODEL], '2026-12-08', 2000)}`.execute(tx);
      plan.push(...rows.map((row) => Object.values(row)[0]!));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(plan.join('\n')).toContain('evaluation_standing_due');
  });

  test('an edition of the model comes into force: grades by the one before are stale and renewed', async () => {
    const file = structuredClone(exportedPolicy(kernel.policy.get<ModelContent>('model', MODEL))) as unknown as {
      content: ModelContent;
    } & Json;
    file.content.start = { points: '68', cases: [] };
    const { name } = await draftPolicy(kernel, { ...file, edition: '2', inForceFrom: '2026-12-10' }, editor, 'en');
    const proposed = await proposePolicy(kernel, { name, reason: '调整基础分' }, editor, 'en');
    await sign(kernel, proposed);
    await publish(kernel, proposed);
    await kernel.policy.reload();
    day('2026-12-09');
    const was = await shown(5);
    expect(was).toMatchObject({ version: '1', grade: 'A' });
    day('2026-12-10');
    expect(await shown(5)).toMatchObject({ state: 'stale', grade: null });
    await renewDue(kernel, '2026-12-10');
    expect(await shown(5)).toMatchObject({ state: 'current', version: '2', grade: 'B' });
    const own = await subjectOf(5);
    const told = (await changes()).filter((each) => each.subject_id === own);
    expect(told.at(-1)!.content).toMatchObject({ edition: '2', from: 'A', to: 'B' });
  });
});

describe(item(12, 'a full run each night reconciles'), () => {
  const nothing = { missed: 0, differing: 0 };
  const counts = async (iso: string) => {
    day(iso);
    await renewDue(kernel, iso);
    const [found] = (await reconcileEvaluations(kernel, iso)).filter((each) => each.model === MODEL);
    return found!;
  };

  test('after reader and what fell due it finds nothing, is told in the audit, and done once a day', async () => {
    expect(await counts('2026-12-11')).toMatchObject({ bodies: BODIES, first: 0, ...nothing });
    const evaluations = await stored();
    expect(await counts('2026-12-11')).toMatchObject({ bodies: BODIES, first: 0, ...nothing });
    expect(await stored()).toEqual(evaluations);
    const told = await all<{ outcome: string; details: Json }>(
      `select outcome, details from audit_log where action = 'evaluation.reconciled' and object like '%${MODEL}%'`,
    );
    expect(told).toEqual([{ outcome: 'ok', details: expect.objectContaining({ day: '2026-12-11', bodies: BODIES }) }]);
  });

  test('what nobody renewed and what was tampered with is found, counted and put right', async () => {
    const [one, other] = [await subjectOf(5), await subjectOf(6)];
    await sql`delete from evaluation_standing where subject_id = ${one} and model = ${MODEL}`.execute(kernel.db.kysely);
    await sql`update evaluation_standing set grade = 'D' where subject_id = ${other} and model = ${MODEL}`.execute(kernel.db.kysely);
    expect(await counts('2026-12-12')).toMatchObject({ missed: 1, differing: 1 });
    expect([(await shown(5)).grade, (await shown(6)).grade]).toEqual(['B', 'B']);
    expect(await counts('2026-12-13')).toMatchObject(nothing);
    const [told] = await all<{ outcome: string }>(
      `select outcome from audit_log where action = 'evaluation.reconciled' and details->>'day' = '2026-12-12' and object like '%${MODEL}%'`,
    );
    expect(told!.outcome).toBe('DIFFERS');
  });

  test('killed before or after any commit it goes on where it stood: the same in the end, nothing twice', async () => {
    const clear = () => sql`truncate evaluation_standing, evaluations, evaluation_runs`.execute(kernel.db.kysely);
    const end = async () => ({
      standing: await all(`select subject_id, model, grade, score, encode(packed, 'hex') as packed from evaluation_standing order by 1, 2`),
      stored: await stored(),
      runs: await all('select model, bodies, first, missed, differing, finished_at is not null as done from evaluation_runs order by 1'),
    });
    day('2026-12-14');
    await read();
    await clear();
    await reconcileEvaluations(kernel, '2026-12-14');
    const whole = await end();
    expect(whole.runs).toEqual(expect.arrayContaining([expect.objectContaining({ model: MODEL, first: BODIES, done: true })]));
    let deaths = 0;
    for (let n = 1; ; n += 1) {
      await clear();
      const mortal = { ...kernel, db: dying(kernel.db, Math.ceil(n / 2), n % 2 === 0 ? 'after' : 'before') };
      const died = await reconcileEvaluations(mortal, '2026-12-14').then(
        () => false,
        () => true,
      );
      if (!died) break;
      deaths += 1;
      await reconcileEvaluations(kernel, '2026-12-14');
      expect(await end(), `death ${n}`).toEqual(whole);
    }
    expect(deaths).toBeGreaterThan(8);
  }, 120_000);
});

/** A process that dies at the nth commit: before it (nothing happened) or after it (it happened, and nobody was told). */
function dying(db: Database, n: number, when: 'before' | 'after'): Database {
  let commits = 0;
  const tx = async <R>(work: (tx: Tx) => Promise<R>): Promise<R> => {
    commits += 1;
    if (commits > n || (commits === n && when === 'before')) throw new Error('killed');
    const result = await db.tx(work);
    if (commits === n) throw new Error('killed');
    return result;
  };
  return Object.create(db, { tx: { value: tx } }) as Database;
}

describe(item(12, 'a stored evaluation is worked out again'), () => {
  let server: FastifyInstance;
  let headers: Record<string, string>;
  beforeAll(async () => {
    server = await testServer(kernel, [evaluationCapability, catalogueCapability]);
    await testUser(kernel, { account: 'looker', role: 'reviewer', organ: 'demo-amr' });
    await testUser(kernel, { account: 'runner', role: 'director', organ: 'demo-drc' });
    headers = { ...(await signIn(server, 'looker')), 'xinheng-purpose': 'check' };
  });
  const rework = async (n: number, id: string) =>
    (await server.inject({ url: `/api/v1/subjects/${exampleCode(n)}/evaluations/${id}/rework`, headers })).json<Json>();

  test('the same, also after its record changed; for a purpose, logged', async () => {
    const { id } = await shown(1);
    await change(1, { severity: 'general' });
    expect(await rework(1, id)).toMatchObject({ id, model: MODEL, result: 'SAME' });
    const url = `/api/v1/subjects/${exampleCode(1)}/evaluations/${id}/rework`;
    expect((await server.inject(url)).statusCode).toBe(401);
    expect((await server.inject({ url, headers: { cookie: headers['cookie']! } })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect((await server.inject({ url: url.replace(id, '00000000-0000-4000-8000-000000000000'), headers })).statusCode).toBe(404);
    const looks = await all<{ purpose: string }>(
      `select purpose from access_log where action = 'evaluation.reworked' and account = 'looker'`,
    );
    expect(looks).toEqual([{ purpose: 'check' }]);
  });

  test('where content that it rests on was lawfully erased it says so; another is not touched by that', async () => {
    await read();
    const { id } = await shown(1);
    await change(1, { severity: 'serious' });
    await read();
    const later = await shown(1);
    expect(await rework(1, id)).toMatchObject({ result: 'SAME' });
    // What the role that erases does: content and salt go, the row outlives them as a proof.
    await sql`update record_history set row = row || '{"content": null, "salt": null}' where subject_id = ${await subjectOf(1)}`.execute(
      kernel.db.kysely,
    );
    expect(await rework(1, id)).toMatchObject({ result: 'NOT_REPRODUCIBLE(ERASED)' });
    expect(await rework(1, later.id)).toMatchObject({ result: 'SAME' });
  });

  test('one that was tampered with is told', async () => {
    const { id } = await shown(4);
    await sql`update evaluation_standing set score = '1' where evaluation_id = ${id}`.execute(kernel.db.kysely);
    expect(await rework(4, id)).toMatchObject({ result: 'DIFFERENT' });
  });

  test('the runs are read by who runs models, in counts', async () => {
    const by = await signIn(server, 'runner');
    const { items } = (await server.inject({ url: '/api/v1/evaluations/runs', headers: { ...by } })).json<{ items: Json[] }>();
    expect(items[0]).toMatchObject({ day: '2026-12-14', edition: '2', missed: 0, differing: 0 });
    expect((await server.inject({ url: '/api/v1/evaluations/runs', headers })).statusCode).toBe(403);
  });
});

describe(item(12, 'a run stores nothing over what is newer'), () => {
  test('a body that moved after it was read is left to the reader, each event looked at once', async () => {
    await read();
    const ids = [await subjectOf(1), await subjectOf(2)];
    const bodies = async () =>
      [...(await kernel.db.tx((tx) => positionsOf(tx, ids)))].map(([subjectId, position]) => ({ subjectId, position }));
    const before = await bodies();
    const unmoved = unmovedSince(await kernel.db.tx(headOf));
    const among = async (all: typeof before) => (await kernel.db.tx((tx) => unmoved(tx, all))).map((each) => each.subjectId);
    // Its own events move no record.
    await kernel.db.tx((tx) =>
      kernel.append(
        tx,
        [
          gradeChanged(
            kernel,
            { subject_id: ids[0]!, model: MODEL, edition: '2', as_of: '2026-12-14' },
            { evaluationId: 'x', version: 1, from: null, to: null },
          ),
        ],
        new Date(0),
      ),
    );
    expect((await among(before)).toSorted()).toEqual(ids.toSorted());
    await change(1, { severity: 'minor' });
    expect(await among(before)).toEqual([ids[1]]);
    await change(2, { severity: 'minor' });
    expect(await among(before)).toEqual([]);
    expect((await among(await bodies())).toSorted()).toEqual(ids.toSorted());
  });

  test('an evaluation from older records is stored and does not stand', async () => {
    await read();
    const subjectId = await subjectOf(1);
    const asOf = kernel.clock.today().toString();
    const model = kernel.policy.get<ModelContent>('model', MODEL, asOf);
    const outcome = async () => ({ shown: await shown(1), past: await all(`select 1 from evaluations where subject_id = '${subjectId}'`) });
    const was = await outcome();
    const last = (await kernel.db.tx((tx) => standingBy(tx, [subjectId], model))).get(subjectId)!;
    const kept = { packed: last.packed, score: '0', grade: 'D', renewOn: last.renew_on };
    const keep = (position: number) =>
      kernel.db.tx((tx) => keepEvaluations(tx, kernel, model, asOf, [{ subjectId, position, kept }], new Map([[subjectId, last]])));
    expect(await keep(last.position - 1)).toEqual([]);
    expect((await outcome()).shown).toEqual(was.shown);
    expect((await outcome()).past).toHaveLength(was.past.length + 1);
    // The same once; and of the same records it stands.
    expect(await keep(last.position - 1)).toEqual([]);
    expect((await outcome()).past).toHaveLength(was.past.length + 1);
    expect(await keep(last.position)).toMatchObject([{ type: 'evaluation.changed', content: { to: 'D' } }]);
    expect((await shown(1)).grade).toBe('D');
  });
});
