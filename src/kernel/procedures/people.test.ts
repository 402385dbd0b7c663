import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import {
  addPaper,
  appointAgent,
  assign,
  endAgent,
  fire,
  getCase,
  getCases,
  listCases,
  paperOf,
  recuse,
  setAbsence,
  workOf,
} from './index.ts';
import type { XinhengError } from '../errors/index.ts';
import { toProblem } from '../errors/messages.ts';
import { proceduresCapability } from './capability.ts';
import { caseWork } from './case-work.ts';
import { MOST_PAPERS } from './service/uploads.ts';
import { effectsTable, furnish, MATTER, notifyTest, openTest, PEOPLE, person, plant, serveTest } from './testing/house.ts';
import { internal, transition } from './testing/procedures.ts';

const { officer, officer2, reviewer, director, director2, superior, owner, lawyer } = PEOPLE;
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ rooms: [proceduresCapability] });
  await effectsTable(kernel);
  await furnish(kernel);
});
beforeEach(() => kernel.clock.set('2026-11-24T04:00:00Z'));
const noon = (iso: string): void => kernel.clock.set(`${iso}T04:00:00Z`);
const listOf = async (caller: typeof officer, options = {}) => (await workOf(kernel, caller, 'zh-CN', options, [caseWork(kernel)])).items;
const PDF = Buffer.from('%PDF-1.7 example');

describe(item(28, 'many cases at once'), () => {
  const looks = async () =>
    (
      await sql<{ action: string; account: string; n: number }>`select action, account, count(*)::int as n from access_log
        where action in ('case.opened', 'case.listed') group by 1, 2 order by 1, 2`.execute(kernel.db.kysely)
    ).rows;

  test('each is what it is by itself, for an official and for the party; one look a body', async () => {
    const first = await openTest(kernel);
    const { papers } = await notifyTest(kernel, first.caseId);
    await serveTest(kernel, first.caseId, papers[0]!.kind, '2026-11-24');
    await addPaper(kernel, { caseId: first.caseId, kind: 'answer', name: 'a.pdf', bytes: PDF }, owner);
    const second = await openTest(kernel);
    await notifyTest(kernel, second.caseId);
    const ids = [second.caseId, first.caseId, (await openTest(kernel)).caseId];
    for (const reader of [officer, owner]) {
      const before = await looks();
      const together = await getCases(kernel, ids, reader, 'zh-CN');
      const counted = (rows: typeof before) =>
        rows.find(({ action, account }) => action === 'case.listed' && account === reader.account)?.n ?? 0;
      expect(counted(await looks()) - counted(before)).toBe(1);
      for (const [n, id] of ids.entries()) expect(together[n]).toEqual(await getCase(kernel, id, reader, 'zh-CN'));
      expect(together.map(({ deliveries, uploads }) => [deliveries.length, uploads.length])).toEqual([
        [0, 0],
        [1, 1],
        [0, 0],
      ]);
    }
  });

  test('one that is not there, or that the caller may not read, is no part of an answer', async () => {
    const { caseId } = await openTest(kernel);
    await expect(getCases(kernel, [caseId, kernel.ids.record()], officer, 'zh-CN')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getCases(kernel, [caseId], lawyer, 'zh-CN')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await getCases(kernel, [], officer, 'zh-CN')).toEqual([]);
  });
});

describe(item(28, 'procedures: who may'), () => {
  test('the officer in charge alone, until another is assigned', async () => {
    const { caseId } = await openTest(kernel);
    const notify = { caseId, transition: 'notify', fields: { facts: '某日', result: 'warned' } };
    await expect(fire(kernel, notify, officer2)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(openTest(kernel, { handler: 'superior' })).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect((await openTest(kernel, { handler: 'officer-2' })).handler).toBe('officer-2');
    await expect(assign(kernel, { caseId, account: 'officer-2' }, officer)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await assign(kernel, { caseId, account: 'officer-2' }, director);
    await expect(fire(kernel, notify, officer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await fire(kernel, notify, officer2)).step.by).toBe('officer-2');
  });

  test('a refusal names the officer as colleagues do, never by account', async () => {
    const { caseId } = await openTest(kernel);
    const notify = { caseId, transition: 'notify', fields: { facts: '某日', result: 'warned' } };
    const error = (await fire(kernel, notify, officer2).catch((thrown: unknown) => thrown)) as XinhengError;
    const asked = (language: 'zh-CN' | 'en') => toProblem(error, language).errors!.find(({ code }) => code === 'ASK')!.message;
    expect(asked('zh-CN')).toContain('（承办人：示例officer）');
    expect(asked('en')).toContain('(officer in charge: 示例officer)');
    await fire(kernel, notify, officer);
    const twice = (await fire(kernel, notify, officer).catch((thrown: unknown) => thrown)) as XinhengError;
    const why = toProblem(twice, 'en').errors![0]!.message;
    expect(why).toMatch(/was taken by 示例officer \(case officer, [^)]+\) on 24 November 2026/u);
  });

  test('one who is recused does nothing more, and a case without an officer is its leader’s work', async () => {
    const { caseId, number } = await openTest(kernel);
    await recuse(kernel, { caseId, account: 'officer', reason: '与当事人有亲属关系' }, officer);
    await expect(notifyTest(kernel, caseId)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const mine = (await listOf(director)).filter(({ object }) => object.number === number);
    expect(mine.map(({ what }) => what)).toContain('分派承办人');
    expect((await listOf(officer)).filter(({ object }) => object.number === number)).toEqual([]);
  });

  test('a substitute acts for the absent, and counts as both', async () => {
    const { caseId, number } = await openTest(kernel);
    await setAbsence(kernel, officer, {
      account: 'officer',
      from: '2026-11-24',
      to: '2026-11-26',
      substitute: 'reviewer',
    });
    await expect(
      setAbsence(kernel, officer, {
        account: 'officer',
        from: '2026-11-26',
        to: '2026-11-30',
        substitute: 'officer-2',
      }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    const [seen] = (await listOf(reviewer)).filter(({ object }) => object.number === number);
    expect(seen!.came).toContain('您替officer代办');
    const { step } = await fire(kernel, { caseId, transition: 'notify', fields: { facts: '某日', result: 'warned' } }, reviewer);
    expect(step).toMatchObject({ by: 'reviewer', standsInFor: 'officer', role: 'officer' });
    const { case: of } = await getCase(kernel, caseId, director, 'zh-CN');
    expect(of.actors.get('notify')).toEqual(['reviewer', 'officer']);
  });

  test('the days of an absence: not before, not after', async () => {
    const { caseId } = await openTest(kernel, {}, officer2);
    await setAbsence(kernel, director, {
      account: 'officer-2',
      from: '2026-12-01',
      to: '2026-12-02',
      substitute: 'reviewer',
    });
    const notify = { caseId, transition: 'notify', fields: { facts: '某日', result: 'warned' } };
    for (const day of ['2026-11-30', '2026-12-03']) {
      noon(day);
      await expect(fire(kernel, notify, reviewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    noon('2026-12-02');
    expect((await fire(kernel, notify, reviewer)).step.standsInFor).toBe('officer-2');
  });

  test('the party appoints who acts for it, until a day; its own papers are its own', async () => {
    const { caseId } = await openTest(kernel);
    await notifyTest(kernel, caseId);
    await serveTest(kernel, caseId, 'notice', '2026-11-24');
    await expect(fire(kernel, { caseId, transition: 'answer' }, lawyer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(appointAgent(kernel, { caseId, account: 'reviewer', until: null }, owner)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    await appointAgent(kernel, { caseId, account: 'lawyer', until: '2026-11-25' }, owner);
    await expect(appointAgent(kernel, { caseId, account: 'lawyer', until: null }, lawyer)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    expect((await listCases(kernel, lawyer)).items.map((each) => each.caseId)).toEqual([caseId]);
    const { paperId } = await addPaper(kernel, { caseId, kind: 'answer', name: '申辩书.pdf', bytes: PDF }, lawyer);
    expect((await paperOf(kernel, caseId, paperId, owner)).bytes).toEqual(PDF);
    noon('2026-11-26');
    await expect(fire(kernel, { caseId, transition: 'answer' }, lawyer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    noon('2026-11-25');
    await endAgent(kernel, { caseId, account: 'lawyer' }, owner);
    await expect(paperOf(kernel, caseId, paperId, lawyer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('a paper is what it begins with, not what it is called', async () => {
    const { caseId } = await openTest(kernel);
    const page = { caseId, kind: 'answer', name: 'a.pdf', bytes: Buffer.from('<html>') };
    await expect(addPaper(kernel, page, owner)).rejects.toMatchObject({ code: 'UNSUPPORTED_MEDIA' });
    await expect(addPaper(kernel, { ...page, bytes: PDF, kind: 'other' }, owner)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const big = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]);
    await expect(addPaper(kernel, { ...page, bytes: big }, owner)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('each side uploads so many papers and so much, and fills no place of the other', async () => {
    const { caseId } = await openTest(kernel);
    const page = { caseId, kind: 'answer', name: 'a.pdf', bytes: PDF };
    await addPaper(kernel, page, owner);
    await sql`insert into case_papers select gen_random_uuid(), case_id, kind, name, media_type, bytes, hash, by_account, party, at
      from case_papers, generate_series(2, ${MOST_PAPERS - 1}) where case_id = ${caseId}`.execute(kernel.db.kysely);
    await addPaper(kernel, page, owner);
    const full = toProblem((await addPaper(kernel, page, owner).catch((e: unknown) => e)) as XinhengError, 'zh-CN');
    expect([full.code, full.status]).toEqual(['PAPERS_FULL', 409]);
    expect(full.detail).toContain(`最多${MOST_PAPERS}份`);
    await addPaper(kernel, page, officer);

    const other = { ...page, caseId: (await openTest(kernel)).caseId };
    await addPaper(kernel, { ...other, bytes: Buffer.concat([PDF, Buffer.alloc(9 * 1024 * 1024)]) }, owner);
    await sql`insert into case_papers select gen_random_uuid(), case_id, kind, name, media_type, bytes, hash, by_account, party, at
      from case_papers, generate_series(1, 12) where case_id = ${other.caseId}`.execute(kernel.db.kysely);
    const heavy = { ...other, bytes: Buffer.concat([PDF, Buffer.alloc(4 * 1024 * 1024)]) };
    await expect(addPaper(kernel, heavy, owner)).rejects.toMatchObject({ code: 'PAPERS_FULL' });
    await addPaper(kernel, other, owner);
  });

  test('a stranger reads nothing; each official look states its purpose', async () => {
    const { caseId } = await openTest(kernel);
    const stranger = person('elsewhere', 'officer', { organ: 'demo-eeb' });
    await expect(getCase(kernel, caseId, stranger, 'en')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getCase(kernel, caseId, { ...officer, purpose: null }, 'en')).rejects.toMatchObject({
      code: 'PURPOSE_REQUIRED',
    });
    expect((await listCases(kernel, stranger)).items).toEqual([]);
  });
});

describe(item(28, 'procedures: who may, by the relation of the organ'), () => {
  const by = (organ: string, role: string) => [{ who: 'official', organ, roles: [role] } as never];
  const steps = [
    transition('look-into', ['proposed'], 'looked-into', { by: by('handling', 'officer') }),
    transition('hand-in', ['looked-into'], 'handed-in', { by: by('reporting', 'clerk') }),
    transition('confirm', ['handed-in'], 'done', { by: by('deciding', 'director'), notWho: ['open'] }),
  ];
  const states = ['proposed', 'looked-into', 'handed-in'].map((id) => ({ id, title: { zh: id, en: id } }));
  const handling = person('handler', 'officer', { organ: 'demo-a-amr' });
  const reporting = person('reporter', 'clerk', { organ: 'demo-a-gov' });
  const organs = { ...MATTER.organs, handling: 'demo-a-amr', reporting: 'demo-a-gov' };

  beforeAll(async () => {
    const content = internal({
      opening: { by: by('deciding', 'officer'), fields: [] },
      states: [...states, { id: 'done', title: { zh: 'done', en: 'done' }, end: true }],
      transitions: steps,
      periods: [],
    });
    await plant(kernel, 'procedure', 'test-relations', content);
    await kernel.policy.reload();
  });

  test('each step is for the organ that handles, reports or decides, and for nobody else’s people of the same role', async () => {
    const { caseId, number } = await openTest(kernel, { ...MATTER, procedure: 'test-relations', organs });
    const waiting = async (caller: typeof officer) => (await listOf(caller)).filter(({ object }) => object.number === number);
    const lists = async () => [await waiting(handling), await waiting(reporting), await waiting(director)];
    const strangers = [
      officer,
      person('other', 'officer', { organ: 'demo-b-amr' }),
      person('swapped', 'officer', { organ: 'demo-a-gov' }),
      person('clerk', 'clerk', { organ: 'demo-a-amr' }),
      director,
    ];

    expect(await lists()).toMatchObject([[{ what: 'look-into', came: expect.stringContaining('受委托') }], [], []]);
    for (const each of [...strangers, reporting])
      await expect(fire(kernel, { caseId, transition: 'look-into' }, each), each.account!).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:FORBIDDEN|NOT_FOUND)$/u),
      });
    expect((await fire(kernel, { caseId, transition: 'look-into' }, handling)).case.state).toBe('looked-into');

    expect(await lists()).toMatchObject([[], [{ what: 'hand-in', came: expect.stringContaining('报送') }], []]);
    for (const each of [...strangers, handling])
      await expect(fire(kernel, { caseId, transition: 'hand-in' }, each), each.account!).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:FORBIDDEN|NOT_FOUND)$/u),
      });
    expect((await fire(kernel, { caseId, transition: 'hand-in' }, reporting)).case.state).toBe('handed-in');

    expect(await lists()).toMatchObject([[], [], [{ what: 'confirm' }]]);
    expect((await fire(kernel, { caseId, transition: 'confirm' }, director)).case.closedOn).toBe('2026-11-24');
  });

  test('both see the case in their lists, whoever has no part in it does not; none is opened without them', async () => {
    const { caseId } = await openTest(kernel, { ...MATTER, procedure: 'test-relations', organs, objectId: 'seen' });
    const sees = async (caller: typeof officer) =>
      (await listCases(kernel, caller, { object: { kind: 'thing', id: 'seen' } })).items.map((each) => each.caseId);
    expect([await sees(handling), await sees(reporting)]).toEqual([[caseId], [caseId]]);
    expect(await sees(person('other', 'officer', { organ: 'demo-b-amr' }))).toEqual([]);

    // Who is to handle it is known from its first day: nobody's step would be nobody's work.
    const lone = openTest(kernel, { ...MATTER, procedure: 'test-relations', objectId: 'lone' });
    await expect(lone).rejects.toMatchObject({ code: 'BAD_INPUT', params: { what: 'organs.handling' } });
  });
});

describe(item(28, 'procedures: the work list'), () => {
  test('what is due first comes first, page by page, with counts; late ones reach the superior', async () => {
    noon('2028-03-01');
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.push((await openTest(kernel, { ...MATTER, objectId: `list-${i}` })).number);
    const ours = (items: Awaited<ReturnType<typeof listOf>>) => items.filter(({ object }) => ids.includes(object.number));
    const all = await listOf(director2);
    expect(ours(all).length).toBe(10);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await workOf(kernel, director2, 'zh-CN', { cursor, limit: 3 }, [caseWork(kernel)]);
      expect(page.counts.all).toBe(all.length);
      paged.push(...page.items.map(({ key }) => key));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(all.map(({ key }) => key));
    expect(all.map(({ due }) => due ?? '9')).toEqual(all.map(({ due }) => due ?? '9').toSorted());
  });

  test('late, soon and in time are as the calendar says, and the superior sees what stayed undone', async () => {
    const { number } = await openTest(kernel);
    const of = (items: Awaited<ReturnType<typeof listOf>>) => items.filter(({ object }) => object.number === number);
    // 60 days from 24 November: 23 January 2027, a Saturday, hence the Monday.
    const standings = [];
    for (const day of ['2027-01-20', '2027-01-21', '2027-01-25']) {
      noon(day);
      standings.push(of(await listOf(director)).find(({ what }) => what === 'withdraw')!.standing);
    }
    expect(standings).toEqual(['in time', 'soon', 'soon']);
    // By a provisional day nobody is late, and nobody is told on.
    noon('2027-02-10');
    expect(of(await listOf(superior))).toEqual([]);
  });

  test('escalation after the days of the rule', async () => {
    noon('2026-03-02');
    const { number } = await openTest(kernel);
    const escalated = async (day: string) => {
      noon(day);
      return (await listOf(superior)).filter(({ object }) => object.number === number);
    };
    // 60 days from 2 March: 1 May, a holiday until the 5th, hence 6 May; two working days later is 8 May.
    expect(await escalated('2026-05-07')).toEqual([]);
    expect(await escalated('2026-05-08')).toMatchObject([
      { standing: 'late', due: '2026-05-06', what: '督促下级机关办理：decide或者withdraw（“limit”已经超期）' },
    ]);
  });
});
