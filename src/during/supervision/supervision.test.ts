import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { withMeanwhile } from '../../../test/support/meanwhile.ts';
import { publish, sign } from '../../../test/support/publish.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../test/support/server.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { settle, verifyJournal } from '../../kernel/journal/index.ts';
import { exportedPolicy, type SupervisionPlanContent } from '../../kernel/policy/index.ts';
import type { Json } from '../../kernel/policy/testing/planted.ts';
import { draftPolicy, proposePolicy } from '../../registry/catalogue/index.ts';
import {
  csv,
  exampleCode,
  exampleName,
  PENALTY_HEADING,
  penalty,
  REGISTRATION_HEADING,
  registration,
} from '../../registry/intake/testing/files.ts';
import { take } from '../../registry/intake/testing/take.ts';
import { changeRecord, type RecordChanges, type RecordsTable } from '../../registry/records/index.ts';
import { evaluationCapability } from '../evaluation/capability.ts';
import { supervisionCapability } from './capability.ts';
import { refreshAll } from './daily.ts';
import { exportPortfolio } from './export.ts';
import { catalogueCapability } from '../../registry/catalogue/capability.ts';

const GENERAL = 'graded-supervision';
const RISK = 'risk-class-example';
const BODIES = 5;
const editor: Caller = { ...ANONYMOUS, account: 'policy', role: 'policy', organ: 'demo-amr' };

let kernel: TestKernel;
let server: FastifyInstance;
const all = async <T>(text: string): Promise<T[]> => (await sql.raw<T>(text).execute(kernel.db.kysely)).rows;
async function send(mapping: string, heading: readonly string[], rows: string[][]): Promise<void> {
  const { counts } = await take(kernel, mapping, csv(heading, rows));
  const why = await all<Json>('select code, fate, column_name, params from intake_findings');
  expect(counts, JSON.stringify(why)).toMatchObject({ read: rows.length, accepted: rows.length });
}
const subjectOf = async (n: number) =>
  (await all<{ id: string }>(`select subject_id as id from subjects where uscc = '${exampleCode(n)}'`))[0]!.id;
async function change(n: number, changes: RecordChanges, kind = 'penalty'): Promise<void> {
  const subjectId = await subjectOf(n);
  const [record] = await all<RecordsTable>(`select * from records where subject_id = '${subjectId}' and kind = '${kind}'`);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx((tx) =>
    changeRecord(tx, kernel, { subjectId, recordId: record!.record_id, eventType: 'record.replaced', changes }, at),
  );
}
const today = () => kernel.clock.today().toString();
const readersOf = () => [evaluationCapability, supervisionCapability].flatMap((each) => each.readers!(kernel));
/** Twice: what one reader appends is read by the other behind it. */
async function read(): Promise<void> {
  await settle(kernel, readersOf());
  await settle(kernel, readersOf());
}
const daily = async (name: string): Promise<void> => {
  const works = [evaluationCapability, supervisionCapability].flatMap((each) => each.daily!(kernel));
  for (const work of works.filter((each) => each.name.startsWith(name))) await work.run(kernel.clock.today());
};
/** Sessions do not outlive the days that a test lets pass. */
function day(iso: string): void {
  kernel.clock.set(`${iso}T04:00:00Z`);
  sessions.clear();
}

const sessions = new Map<string, SignedIn>();
async function headersOf(account: string): Promise<Record<string, string>> {
  const known = sessions.get(account) ?? (await signIn(server, account));
  sessions.set(account, known);
  return { ...known };
}
async function get<T>(url: string, account = 'looker', purpose: string | null = 'check'): Promise<T & { code?: string }> {
  const headers = { ...(await headersOf(account)), ...(purpose === null ? {} : { 'xinheng-purpose': purpose }) };
  return (await server.inject({ url: `/api/v1${url}`, headers })).json<T & { code?: string }>();
}

interface Held {
  plan: string;
  grade: string | null;
  reason: string;
  since: string | null;
  gradedOn: string | null;
  line: { grade: string | null; ratio: { from: string; verified: string }; stricter: { inEffect: boolean }[] };
  history: { on: string; from: string | null; to: string | null; cause: string; reason: string }[];
}
const heldOf = async (n: number, plan = GENERAL, account = 'looker'): Promise<Held | undefined> =>
  (await get<{ items: Held[] }>(`/subjects/${exampleCode(n)}/supervision`, account)).items.find((each) => each.plan === plan);

beforeAll(async () => {
  kernel = await testKernel({ rooms: [catalogueCapability] });
  await send(
    'registrations',
    [...REGISTRATION_HEADING, '区县'],
    Array.from({ length: BODIES }, (_, n) => [...registration(n + 1), n < 3 ? '示例甲区' : '示例乙区']),
  );
  await send(
    'penalties-2018',
    PENALTY_HEADING,
    [1, 2, 3].map((n) => penalty(n, { CF_WSH: `示市监罚〔2026〕${n}号` })),
  );
  for (const n of [1, 2]) await change(n, { severity: 'serious' });
  await read();
  server = await testServer(kernel, [supervisionCapability, evaluationCapability]);
  const people = [
    ['looker', 'reviewer', 'demo-amr'],
    ['district', 'officer', 'demo-b-amr'],
    ['own', 'reviewer', 'demo-a-amr'],
    ['clerk', 'clerk', 'demo-amr'],
  ] as const;
  for (const [account, role, organ] of people) {
    await testUser(kernel, { account, role, organ });
  }
});

describe(item(13, 'the plan in force for a body is shown with its reason'), () => {
  test('by its grade, of its day, with what it rests on; without a grade the ordinary way', async () => {
    const [standing] = await all<{ grade: string; as_of: string }>(
      `select grade, as_of from evaluation_standing where model = 'example-supervision' and subject_id = '${await subjectOf(1)}'`,
    );
    const held = (await heldOf(1))!;
    expect(held).toMatchObject({
      grade: standing!.grade,
      reason: 'graded',
      gradedOn: '2026-11-24',
      since: '2026-11-24',
    });
    expect(held.line.grade).toBe(standing!.grade);
    expect(held.line.ratio.verified).toBe('local-default');
    // First met without a grade, then graded: one change, from none.
    expect(held.history).toMatchObject([{ from: null, to: standing!.grade, cause: 'grade', on: '2026-11-24' }]);
    const ungraded = await heldOf(1, RISK);
    expect(ungraded).toMatchObject({ grade: null, reason: 'none', line: { grade: null, ratio: { from: '5' } } });
  });

  test('for officials with a purpose, logged; nobody else', async () => {
    const url = `/api/v1/subjects/${exampleCode(1)}/supervision`;
    expect((await server.inject(url)).statusCode).toBe(401);
    expect(await get(`/subjects/${exampleCode(1)}/supervision`, 'looker', null)).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect(await get(`/subjects/${exampleCode(1)}/supervision`, 'clerk')).toMatchObject({ code: 'FORBIDDEN' });
    const before = (await all('select 1 from access_log')).length;
    await get(`/subjects/${exampleCode(2)}/supervision`);
    const rows = await all<Json>('select action, purpose, subject_id, organ from access_log order by id');
    expect(rows.length).toBe(before + 1);
    expect(rows.at(-1)).toEqual({ action: 'subject.supervision', purpose: 'check', subject_id: await subjectOf(2), organ: 'demo-amr' });
    // A district's people see what holds for bodies there, and of bodies elsewhere that there is something.
    const seen = async (n: number) => {
      const { items, others } = await get<{ items: Held[]; others: number }>(`/subjects/${exampleCode(n)}/supervision`, 'district');
      return [items.map(({ plan }) => plan), others];
    };
    expect(await seen(4)).toEqual([[GENERAL], 0]);
    expect(await seen(1)).toEqual([[], 2]);
  });

  test('a stale grade is not used until it is renewed; the renewal alone makes no change', async () => {
    const before = (await heldOf(2))!;
    await change(2, { severity: 'general' });
    expect(await heldOf(2)).toMatchObject({ grade: null, reason: 'stale', since: null, line: { grade: null, ratio: { from: '3' } } });
    await change(2, { severity: 'serious' });
    await read();
    expect(await heldOf(2)).toEqual({ ...before, gradedOn: '2026-11-24' });
  });
});

describe(item(13, 'changing the grade changes it'), () => {
  test('with a row of history and an event of the journal each, once', async () => {
    const before = (await heldOf(1))!;
    await change(1, { severity: 'minor' });
    await read();
    const after = (await heldOf(1))!;
    expect(after.grade).not.toBe(before.grade);
    expect(after.history).toHaveLength(before.history.length + 1);
    expect(after.history).toContainEqual(expect.objectContaining({ from: before.grade, to: after.grade, cause: 'grade' }));
    const subject = await subjectOf(1);
    const events = () =>
      all<{ version: number; content: Json }>(`
      select j.version, c.content from journal j join journal_content c on c.seq = j.seq
      where j.type = 'supervision.changed' and j.object = '${GENERAL}' and j.subject_id = '${subject}' order by j.seq`);
    const told = await events();
    expect(told.at(-1)).toMatchObject({
      version: 2,
      content: { plan: GENERAL, from: before.grade, to: after.grade, cause: 'grade', on: '2026-11-24' },
    });
    // Read again, looked through by the daily work: nothing more.
    await read();
    expect(await refreshAll(kernel, '2026-11-24')).toEqual({ bodies: BODIES, changed: 0 });
    expect(await events()).toHaveLength(told.length);
    // Each stands in the journal as it was told.
    const { problems } = await verifyJournal(kernel.db, []);
    const own = new Set((await all<{ seq: number }>(`select seq from journal where type = 'supervision.changed'`)).map(({ seq }) => seq));
    expect(own.size).toBeGreaterThan(2);
    expect(problems.filter(({ seq }) => own.has(seq ?? -1))).toEqual([]);
  });

  test('a grade that others issue holds by its own scale; a withdrawn one is gone at once', async () => {
    day('2026-12-01');
    const heading = ['名称', '行政相对人类别', '统一社会信用代码', '评价名称', '评价文书号', '评价日期', '评价结果', '评价机关'];
    const row = (n: number, grade: string) => [
      exampleName(n),
      '法人及非法人组织',
      exampleCode(n),
      '企业信用风险分类',
      `示险〔2026〕${n}号`,
      '2026-11-30',
      grade,
      '示例市市场监管局',
    ];
    await send('grades', heading, [row(2, 'C'), row(3, 'D')]);
    await read();
    expect(await heldOf(3, RISK, 'own')).toMatchObject({
      grade: 'D',
      reason: 'graded',
      gradedOn: '2026-11-30',
      line: { ratio: { from: '100' } },
    });
    // Its letter says nothing on the other scale.
    expect((await heldOf(3))!.grade).not.toBe('D');
    await change(3, { ended_on: '2026-12-01', ended_kind: 'withdrawn' }, 'grade');
    await read();
    const gone = (await heldOf(3, RISK, 'own'))!;
    expect(gone).toMatchObject({ grade: null, reason: 'none', line: { ratio: { from: '5' } } });
    expect(gone.history).toMatchObject([
      { from: 'D', to: null, cause: 'lapsed' },
      { from: null, to: 'D', cause: 'grade' },
    ]);
  });

  test('a day that has come ends a grade by itself; renewed, it is back', async () => {
    const [due] = await all<{ renew_on: string; grade: string }>(`
      select renew_on, grade from evaluation_standing where model = 'example-supervision' and subject_id = '${await subjectOf(2)}'`);
    day(due!.renew_on);
    expect(await heldOf(2)).toMatchObject({ grade: null, reason: 'stale' });
    await daily('supervision');
    expect((await heldOf(2))!.history[0]).toMatchObject({
      from: due!.grade,
      to: null,
      cause: 'lapsed',
      reason: 'stale',
      on: due!.renew_on,
    });
    await daily('evaluation');
    await read();
    await daily('supervision');
    const back = (await heldOf(2))!;
    expect(back).toMatchObject({ reason: 'graded', since: due!.renew_on });
    expect(back.history[0]).toMatchObject({ from: null, to: back.grade, cause: 'grade' });
  });
});

interface Page {
  items: {
    subject: { id: string; uscc: string };
    grade: string | null;
    reason: string;
    since: string | null;
    last: { cause: string } | null;
  }[];
  next: string | null;
  total: { count: number } | null;
}

describe(item(13, 'an organ sees its bodies by grade'), () => {
  test('by filter, in two orders, page by page; each page is a look at its bodies', async () => {
    await daily('');
    await read();
    const whole = await get<Page>(`/supervision/portfolio?plan=${GENERAL}`);
    expect(whole.total).toEqual({ count: BODIES, asOf: today() });
    for (const order of ['changed', 'grade']) {
      const seen: string[] = [];
      for (let cursor = ''; ;) {
        const page: Page = await get<Page>(`/supervision/portfolio?plan=${GENERAL}&order=${order}&limit=2${cursor}`);
        seen.push(...page.items.map(({ subject }) => subject.id));
        if (page.next === null) break;
        cursor = `&cursor=${encodeURIComponent(page.next)}`;
      }
      expect(new Set(seen).size).toBe(BODIES);
      expect(seen).toHaveLength(BODIES);
    }
    const byGrade = (await get<Page>(`/supervision/portfolio?plan=${GENERAL}&order=grade`)).items.map(({ grade }) => grade ?? 'Z');
    expect(byGrade).toEqual(byGrade.toSorted());
    for (const grade of new Set(byGrade)) {
      const found = await get<Page>(`/supervision/portfolio?plan=${GENERAL}&grade=${grade === 'Z' ? 'none' : grade}`);
      expect(found.items.length).toBe(byGrade.filter((each) => each === grade).length);
    }
    const changed = await get<Page>(`/supervision/portfolio?plan=${GENERAL}&changed=month`);
    const rows = await all<{ n: number }>(
      `select count(distinct subject_id)::int as n from supervision_changes where plan = '${GENERAL}' and on_day >= '${today().slice(0, 7)}-01'`,
    );
    expect(changed.items.length).toBe(rows[0]!.n);
    expect(await get(`/supervision/portfolio?plan=${GENERAL}`, 'looker', null)).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect(await get('/supervision/portfolio?plan=nothing')).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a district sees its own bodies alone, and no plan beyond its reach', async () => {
    const own = await get<Page>('/supervision/portfolio', 'own');
    expect(own.items).toHaveLength(3);
    expect(await get<Page>('/supervision/portfolio?district=509902', 'own')).toMatchObject({ items: [], total: { count: 0 } });
    expect(await get(`/supervision/portfolio?plan=${RISK}`, 'district')).toMatchObject({ code: 'NOT_FOUND' });
    const rows = await all<{ n: number }>(
      `select count(*)::int as n from access_log where action = 'supervision.listed' and account = 'own' and subject_id is not null`,
    );
    expect(rows[0]!.n).toBe(3);
  });

  test('numbers leave freely: by grade, what changed this month and why', async () => {
    const figures = await get<{ bodies: number; grades: { grade: string | null; bodies: number }[]; moves: { count: number }[] }>(
      `/supervision/portfolio/figures?plan=${GENERAL}`,
      'looker',
      null,
    );
    expect(figures.bodies).toBe(BODIES);
    expect(figures.grades.map(({ grade }) => grade)).toEqual(['A', 'B', 'C', 'D', null]);
    expect(figures.grades.reduce((sum, { bodies }) => sum + bodies, 0)).toBe(BODIES);
    const [changes] = await all<{ n: number }>(
      `select count(*)::int as n from supervision_changes where plan = '${GENERAL}' and on_day >= '${today().slice(0, 7)}-01'`,
    );
    expect(figures.moves.reduce((sum, { count }) => sum + count, 0)).toBe(changes!.n);
    const table = await server.inject({
      url: `/api/v1/supervision/portfolio/figures.csv?plan=${GENERAL}`,
      headers: await headersOf('looker'),
    });
    expect(table.statusCode).toBe(200);
    for (let n = 1; n <= BODIES; n += 1) expect(table.body).not.toContain(exampleCode(n));
    expect(await get('/supervision/portfolio/figures', 'clerk', null)).toMatchObject({ code: 'FORBIDDEN' });
  });

  interface Figures {
    bodies: number;
    waiting: number;
    grades: { grade: string | null; bodies: number }[];
  }
  /** Each group with its bodies, as the figures count and as the list finds them. */
  async function groups(plan: string, account = 'looker'): Promise<Record<string, string[]>> {
    const figures = await get<Figures>(`/supervision/portfolio/figures?plan=${plan}`, account, null);
    const found: Record<string, string[]> = {};
    const counted = [...figures.grades.map((each) => [each.grade ?? 'none', each.bodies] as const), ['waits', figures.waiting] as const];
    for (const [group, bodies] of counted) {
      const { items, total } = await get<Page>(`/supervision/portfolio?plan=${plan}&grade=${group}`, account);
      expect([items.length, total?.count], group).toEqual([bodies, bodies]);
      for (const each of items) {
        expect(each.grade, group).toBe(group === 'none' || group === 'waits' ? null : group);
        expect(each.reason, group).toBe(group === 'waits' ? 'stale' : group === 'none' ? 'none' : 'graded');
      }
      found[group] = items.map(({ subject }) => subject.uscc).toSorted();
    }
    expect(Object.values(found).flat()).toHaveLength(figures.bodies);
    return found;
  }

  test('a stale grade is counted, found and ordered under no grade: it waits for its renewal, a group of its own', async () => {
    const standing = `evaluation_standing where model = 'example-supervision' and subject_id = '${await subjectOf(2)}'`;
    const [{ grade, renew_on: renewOn }] = (await all<{ grade: string; renew_on: string | null }>(
      `select grade, renew_on from ${standing}`,
    )) as [{ grade: string; renew_on: string | null }];
    const before = await groups(GENERAL);
    expect(before['waits']).toEqual([]);
    expect(before[grade]).toContain(exampleCode(2));
    const stale = { ...before, [grade]: before[grade]!.filter((each) => each !== exampleCode(2)), waits: [exampleCode(2)] };
    const [severity] = await all<{ severity: string }>(
      `select severity from records where subject_id = '${await subjectOf(2)}' and kind = 'penalty'`,
    );

    // Its records have moved on, and no reader has come to it.
    await change(2, { severity: 'general' });
    expect(await groups(GENERAL)).toEqual(stale);
    const ordered = (await get<Page>(`/supervision/portfolio?plan=${GENERAL}&order=grade`)).items;
    expect(ordered.at(-1)).toMatchObject({ subject: { uscc: exampleCode(2) }, grade: null, reason: 'stale', since: null });
    const changed = (await get<Page>(`/supervision/portfolio?plan=${GENERAL}`)).items;
    expect(changed.filter(({ reason }) => reason === 'stale').map(({ subject }) => subject.uscc)).toEqual([exampleCode(2)]);
    const table = await server.inject({
      url: `/api/v1/supervision/portfolio/figures.csv?plan=${GENERAL}`,
      headers: await headersOf('looker'),
    });
    expect(table.body).toMatch(/等待更新,[^\r\n]*,,1\r?\n/u);
    await change(2, { severity: severity!.severity as 'serious' });
    await read();
    expect(await groups(GENERAL)).toEqual(before);

    // A day has come, and the daily work has not run.
    await all(`update evaluation_standing set renew_on = '${today()}' where ${standing.slice(standing.indexOf('where') + 6)}`);
    expect(await groups(GENERAL)).toEqual(stale);
    await all(
      `update evaluation_standing set renew_on = ${renewOn === null ? 'null' : `'${renewOn}'`} where ${standing.slice(standing.indexOf('where') + 6)}`,
    );
    expect(await groups(GENERAL)).toEqual(before);

    // What the reader could not handle is behind it, and no less stale.
    await change(2, { severity: 'general' });
    await all(`update readers set cursor = (select seq from journal_head) where name = 'evaluation'`);
    await all(
      `insert into reader_parked (reader, lane, seq, attempts, error, parked_at) select 'evaluation', 'planted', seq, 3, 'planted', now() from journal_head`,
    );
    expect(await groups(GENERAL)).toEqual(stale);
    await all(`delete from reader_parked where lane = 'planted'`);
    await change(2, { severity: severity!.severity as 'serious' });
    await read();
    expect(await groups(GENERAL)).toEqual(before);
  });

  test('names leave as a disclosure, of which a body is told as of any look', async () => {
    const url = '/api/v1/supervision/portfolio/export';
    const payload = { filter: { plan: GENERAL, district: '509902' }, format: 'csv', recipient: '示例区工作专班' };
    const headers = { ...(await headersOf('looker')), 'xinheng-purpose': 'check' };
    expect((await server.inject({ method: 'POST', url, headers: await headersOf('looker'), payload })).json()).toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    const file = await server.inject({ method: 'POST', url, headers, payload });
    expect(file.statusCode).toBe(200);
    expect(file.headers['xinheng-rows']).toBe('2');
    expect(file.body).toContain(exampleCode(4));
    expect(file.body).not.toContain(exampleCode(1));
    const [made] = await all<Json>(
      `select recipient, purpose, filter, item_count from disclosures where disclosure_id = '${String(file.headers['xinheng-disclosure'])}'`,
    );
    expect(made).toEqual({ recipient: 'demo-amr', purpose: 'check → 示例区工作专班', filter: { recordIds: [] }, item_count: 2 });
    const looks = await all<Json>(`select 1 from access_log where action = 'supervision.exported'`);
    expect(looks).toHaveLength(2);
    const [audited] = await all<{ details: Json }>(
      `select details from audit_log where action = 'supervision.exported' and outcome = 'ok'`,
    );
    expect(audited!.details).toMatchObject({ rows: 2 });
  });
});

describe(item(13, 'real bodies are supervised by an active plan alone'), () => {
  test('not by a shipped one; by one that its own organ published by three people, and what is not official has no effect', async () => {
    const food = 'graded-supervision-food';
    const plans = async () => (await get<{ items: { plan: string; active: boolean }[] }>('/supervision/plans')).items;
    expect((await plans()).map(({ active }) => active)).toEqual([false, false, false, false]);
    const file = structuredClone(exportedPolicy(kernel.policy.get<SupervisionPlanContent>('supervision-plan', food))) as unknown as {
      content: SupervisionPlanContent;
    } & Json;
    file.content.activation = { basis: '示例市分级分类监管办法第五条', document: '示市监〔2026〕9号', on: today() };
    file.content.appliesTo = { kinds: ['enterprise'], industries: ['C14'] };
    const tomorrow = kernel.clock.today().add({ days: 1 }).toString();
    const value = { ...file, edition: '2', inForceFrom: tomorrow };
    const { name } = await draftPolicy(kernel, value, editor, 'en');
    await expect(proposePolicy(kernel, { name, reason: '启用' }, { ...editor, organ: 'demo-eeb' }, 'en')).rejects.toMatchObject({
      errors: [{ code: 'PLAN_BY_OTHER' }],
    });
    const by = (organ: string) => ({ ...ANONYMOUS, account: `someone-${organ}`, organ });
    const proposed = await proposePolicy(kernel, { name, reason: '启用' }, editor, 'en');
    await sign(kernel, proposed, { ...by('demo-amr'), role: 'legal' });
    await publish(kernel, proposed, { ...by('demo-amr'), account: 'head', role: 'director' });
    await kernel.policy.reload();
    day(tomorrow);
    expect((await plans()).filter(({ active }) => active).map(({ plan }) => plan)).toEqual([food]);
    await sql`update subjects set industry = 'C14' where uscc = ${exampleCode(1)}`.execute(kernel.db.kysely);
    // No model is active: its grade is not used, and the active plan's line for no grade holds.
    kernel.settings.demo = false;
    const real = await get<{ items: Held[] }>(`/subjects/${exampleCode(1)}/supervision`);
    expect(real.items.map(({ plan, reason }) => [plan, reason])).toEqual([[food, 'stale']]);
    expect((await get<{ items: Held[] }>(`/subjects/${exampleCode(2)}/supervision`)).items).toEqual([]);
    const strict = (await get<{ items: { plan: string; lines: Held['line'][] }[] }>('/supervision/plans')).items
      .find(({ plan }) => plan === food)!
      .lines.flatMap(({ stricter }) => stricter);
    expect(strict.map(({ inEffect }) => inEffect)).toEqual([false]);
    kernel.settings.demo = true;
  });
});

test(item(13, 'a grade that others issue is used until its term, and not a day longer'), async () => {
  day('2027-02-27');
  expect(await heldOf(2, RISK, 'own')).toMatchObject({ grade: 'C', reason: 'graded', usedUntil: '2027-02-28' });
  const found = async (group: string) =>
    (await get<Page>(`/supervision/portfolio?plan=${RISK}&grade=${group}`, 'own')).items.map(({ subject }) => subject.uscc);
  expect([await found('C'), await found('waits')]).toEqual([[exampleCode(2)], []]);
  // Another value has come, and no reader has met it: the old one is not used any more.
  const subjectId = await subjectOf(2);
  const [kept] = await all<{ record_id: string; content: Json }>(`select record_id, content from records
    where subject_id = '${subjectId}' and kind = 'grade' and content->>'title' = '企业信用风险分类' order by decided desc limit 1`);
  const put = (content: Json) =>
    kernel.db.tx((tx) =>
      changeRecord(
        tx,
        kernel,
        { subjectId, recordId: kept!.record_id, eventType: 'record.replaced', changes: { content: content as never } },
        new Date(0),
      ),
    );
  await put({ ...kept!.content, grade: 'D' });
  expect([await found('C'), await found('waits')]).toEqual([[], [exampleCode(2)]]);
  await put(kept!.content);
  expect([await found('C'), await found('waits')]).toEqual([[exampleCode(2)], []]);

  // The file names the record of each grade, so that a correction reaches it; one that changed after it was read goes to nobody.
  const own: Caller = { ...ANONYMOUS, account: 'own', role: 'reviewer', organ: 'demo-a-amr', purpose: 'check' };
  const asked = { filter: { plan: RISK, grade: 'C' }, format: 'csv' } as const;
  const made = await exportPortfolio(kernel, asked, own, 'zh-CN');
  const disclosed = () => all<Json>('select disclosure_id, filter from disclosures order by at');
  const before = await disclosed();
  expect(before).toContainEqual({ disclosure_id: made.disclosure, filter: { recordIds: expect.arrayContaining([kept!.record_id]) } });
  const meanwhile = withMeanwhile(kernel, () => put({ ...kept!.content, grade: 'D' }));
  await expect(exportPortfolio(meanwhile, asked, own, 'zh-CN')).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await disclosed()).toEqual(before);
  await put(kept!.content);
  await expect(exportPortfolio(kernel, asked, { ...own, purpose: null }, 'zh-CN')).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
  day('2027-02-28');
  expect(await heldOf(2, RISK, 'own')).toMatchObject({ grade: null, reason: 'stale', line: { ratio: { from: '5' } } });
  // In its organ's portfolio too, before the daily work says so.
  expect([await found('C'), await found('waits')]).toEqual([[], [exampleCode(2)]]);
  const { waiting } = await get<{ waiting: number }>(`/supervision/portfolio/figures?plan=${RISK}`, 'own', null);
  expect(waiting).toBe(1);
});
