import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { inventedCases, ListingCase, OFFICER, playCases, REVIEWER } from '../src/demo/cases.ts';
import { ANONYMOUS } from '../src/kernel/access/index.ts';
import { fixedClock } from '../src/kernel/clock/index.ts';
import { paperText } from '../src/kernel/documents/index.ts';
import { caseWork } from '../src/kernel/procedures/case-work.ts';
import { FIXED } from '../src/demo/fixed.ts';
import { allContentHomes, allReaders, settle, verifyJournal } from '../src/kernel/journal/index.ts';
import { documentOfCase, fire, getCase, runCases, workOf } from '../src/kernel/procedures/index.ts';
import { disclose } from '../src/registry/disclosures/index.ts';
import type { RecordsTable } from '../src/registry/records/index.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { signIn, testServer, testUser } from './support/server.ts';

let kernel: TestKernel;
const get = async (url: string) => {
  const server = await testServer(kernel, capabilities);
  const answer = await server.inject({ url });
  await server.close();
  return answer;
};
interface Entries {
  items: { name: string; uscc: string; actId: string; documentNo: string; since: string; until: string }[];
}
const onList = async () => (await get('/api/v1/lists/serious-list/entries')).json<Entries>().items;
const records = async () =>
  (await sql<RecordsTable>`select * from records where kind = 'listing' order by decided`.execute(kernel.db.kysely)).rows;

async function addBody({ db, ids }: TestKernel, { name, uscc }: { name: string; uscc: string }): Promise<void> {
  await sql`with body as (insert into subjects (subject_id, kind, name, uscc, seq, created_at)
      values (${ids.subject()}, 'enterprise', ${name}, ${uscc}, 0, '2026-01-01') returning subject_id)
    insert into subject_keys (kind, key, subject_id, state, valid_from) select 'uscc', ${uscc}, subject_id, 'live', '2018-03-05' from body`.execute(
    db.kysely,
  );
}

beforeAll(async () => {
  kernel = await testKernel({ rooms: capabilities });
  for (const body of [FIXED.penalties, FIXED.listed, FIXED.repaired]) await addBody(kernel, body);
  await playCases(kernel, inventedCases(kernel, kernel.clock.today()));
});

describe(item(15, 'a list by due process, on invented bodies'), () => {
  test('service of the decision makes one record of the file, with all that an adverse entry states', async () => {
    const [, listed] = await records();
    expect(listed).toMatchObject({
      item: 'listing',
      nature: 'adverse',
      display_class: 'listing',
      organ: 'demo-a-amr',
      line: 'samr',
      report_due: null,
      ended_kind: null,
    });
    expect(listed!.document_no).toMatch(/^示甲市监.+〔2026〕\d+号$/u);
    expect(listed!.content).toMatchObject({
      list: 'serious-list',
      title: '市场监督管理严重违法失信名单',
      basis: expect.stringContaining('第二条'),
      term: expect.stringMatching(/^自2026年9月4日起，至2029年9月4日为止。列入满一年/u),
      remedy: expect.stringContaining('行政复议'),
    });
    expect(await verifyJournal(kernel.db, allContentHomes(kernel))).toMatchObject({ valid: true });
  });

  test('the public sees who is on it today and until when, on pages and by API, and how one leaves', async () => {
    const [entry, ...others] = await onList();
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ name: FIXED.listed.name, since: '2026-09-04', until: '2029-09-04' });
    expect((await get('/api/v1/lists')).json()).toMatchObject({
      items: [{ kind: 'serious-list', criteria: { zh: expect.stringContaining('较重行政处罚') } }],
    });
    const page = await get('/lists/serious-list');
    for (const words of [FIXED.listed.name, '2029年9月4日', entry!.documentNo]) expect(page.body).toContain(words);
    expect(page.headers['x-robots-tag']).toContain('noindex');
    expect((await get('/lists')).body).toContain('满一年');
    const file = (await get(`/subjects/${FIXED.listed.uscc}`)).body;
    for (const words of ['市场监督管理严重违法失信名单', '可以申请提前移出', '申请行政复议']) expect(file).toContain(words);
    for (const url of ['/lists/nowhere', '/api/v1/lists/nowhere/entries']) expect((await get(url)).statusCode).toBe(404);

    const server = await testServer(kernel, capabilities);
    await testUser(kernel, { account: 'list-reader', role: 'officer', organ: 'demo-a-amr' });
    const headers = { ...(await signIn(server, 'list-reader')) };
    const table = await server.inject({ url: '/api/v1/lists/serious-list/entries.csv', headers });
    expect(table.body.trim().split('\r\n').slice(1)).toEqual([
      expect.stringMatching(new RegExp(`^${FIXED.listed.name},${FIXED.listed.uscc},.*,2026-09-04,2029-09-04$`, 'u')),
    ]);
    expect((await server.inject('/api/v1/lists/serious-list/entries.csv')).statusCode).toBe(401);
    await server.close();
  });

  test('who was removed early leaves no public trace; the case and the record stay in the archive', async () => {
    const [removed] = await records();
    expect(removed).toMatchObject({ ended_kind: 'removed', shared: false, validity: 'in_force' });
    for (const url of [
      '/lists/serious-list',
      '/en/lists/serious-list',
      '/api/v1/lists/serious-list/entries',
      `/subjects/${FIXED.repaired.uscc}`,
      `/api/v1/subjects/${FIXED.repaired.uscc}/records`,
    ]) {
      const { body } = await get(url);
      expect(body, url).not.toContain(removed!.document_no);
      expect(body, url).not.toContain(removed!.content.violation);
      if (!url.includes(FIXED.repaired.uscc)) expect(body, url).not.toContain(FIXED.repaired.name);
    }
    expect((await get(`/acts/${removed!.act_id}`)).statusCode).toBe(410);
  });

  test('a term on the head’s list is said as what has to be done', async () => {
    const head = { ...ANONYMOUS, account: 'head', role: 'director', organ: 'demo-a-amr', purpose: '办案' } as const;
    const { items } = await workOf(kernel, head, 'zh-CN', {}, [caseWork(kernel)]);
    const terms = items.filter(({ what }) => what.startsWith('在“'));
    expect(terms.length).toBeGreaterThan(0);
    for (const { what } of terms) expect(what).toMatch(/^在“[^”]+”届满前办理：[^“”]+$/u);
  });

  test('every reader takes it like any record: search, dossiers, exchange, and notices to who had it', async () => {
    const [, listed] = await records();
    const at = new Date(kernel.clock.now().epochMilliseconds);
    await kernel.db.tx((tx) =>
      disclose(
        tx,
        kernel,
        { recipient: 'demo-drc', channel: 'feed', purpose: 'test', filter: {}, fromSeq: 0, toSeq: listed!.seq, itemCount: 1 },
        at,
      ),
    );
    await settle(kernel, allReaders(kernel));
    const parked = await sql`select * from reader_parked`.execute(kernel.db.kysely);
    expect(parked.rows).toEqual([]);
  });

  test('its term ends it by itself, once, on the day after its last, and never later by a lost run', async () => {
    const [, listed] = await records();
    kernel.clock.set('2029-09-04T04:00:00Z');
    await runCases(kernel);
    expect((await records())[1]!.ended_kind).toBeNull();
    // On display to the last day of its term, though the decision is some days older than its service.
    expect(await onList()).toHaveLength(1);
    kernel.clock.set('2029-09-09T04:00:00Z');
    await runCases(kernel);
    await runCases(kernel);
    const ended = (await records())[1]!;
    expect(ended).toMatchObject({ ended_kind: 'removed', version: listed!.version + 1 });
    const { rows } = await sql`select state from cases where object_id = ${listed!.subject_id}`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ state: 'expired' }]);
    await settle(kernel, allReaders(kernel));
    const told = await sql`select 1 from outbox where payload::text like ${`%${listed!.record_id}%`}`.execute(kernel.db.kysely);
    expect(told.rows).toHaveLength(1);
    kernel.clock.set('2026-11-24T04:00:00Z');
  });

  test('never on a real body while its rules are not official and countersigned', async () => {
    const earnest: TestKernel = { ...kernel, settings: { ...kernel.settings, demo: false } };
    const about = { body: FIXED.listed, cause: '（示例）', penalty: '（示例）', opened: 5 };
    const listing = new ListingCase(earnest.clock.today(), about).notice({ served: 3 });
    await expect(playCases(earnest, [listing])).rejects.toMatchObject({
      code: 'POLICY_NOT_OFFICIAL',
    });
  });
});

describe(item(15, 'a list by due process, with a hearing'), () => {
  const about = {
    body: FIXED.listed,
    cause: '擅自改动特种设备安全装置',
    penalty: '示甲市监罚〔2026〕77号',
    opened: 40,
  };
  let heard: TestKernel;
  let caseId: string;
  const on = (day: string): TestKernel => ({ ...heard, clock: fixedClock(`${day}T10:00:00+08:00`) });
  const fileOf = (day: string) => getCase(on(day), caseId, OFFICER, 'zh-CN');

  beforeAll(async () => {
    heard = await testKernel({ rooms: capabilities });
    await addBody(heard, FIXED.listed);
  });

  test('asked for, told seven working days before, held by another, examined, reviewed, decided, served', async () => {
    // Opened on 15 October 2026; the hearing is told on the 21st, and the seventh working day after it is the 30th.
    const listing = new ListingCase(heard.clock.today(), about)
      .notice({ served: 4 })
      .hearing({ requested: 5, set: 6, heard: 18, served: 25 });
    const deeds = listing.events.inOrder();
    const play = async (from: string, to: string): Promise<void> => {
      for (const [day, deed] of deeds) if (day >= from && day < to) await deed(on(day));
    };
    await play('2026-10-15', '2026-11-02');
    caseId = listing.known[0]!.caseId;
    expect((await fileOf('2026-10-30')).case.state).toBe('hearing-set');
    const hear = { caseId, transition: 'hear', fields: { attendance: 'came', 'hearing-record': '（示例）' } };
    // On the last of the seven days it is too early, and whoever proposed never holds it.
    await expect(fire(on('2026-10-30'), hear, REVIEWER)).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    await expect(fire(on('2026-11-02'), hear, OFFICER)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await play('2026-11-02', '2027-01-01');

    const { case: of } = await fileOf('2026-11-10');
    const taken = of.steps.flatMap(({ kind, what, by, on: day }) => (kind === 'fire' ? [[what, by, day]] : []));
    expect(taken).toEqual([
      ['propose', 'officer', '2026-10-16'],
      ['notify', 'reviewer', '2026-10-17'],
      ['request-hearing', 'owner', '2026-10-20'],
      ['set-hearing', 'reviewer', '2026-10-21'],
      ['hear', 'reviewer', '2026-11-02'],
      ['audit', 'counsel', '2026-11-03'],
      ['review', 'reviewer', '2026-11-04'],
      ['consent', 'superior', '2026-11-05'],
      ['decide-listing', 'head', '2026-11-06'],
      ['list', 'local:clock', '2026-11-09'],
    ]);
    expect(of.state).toBe('listed');
    const { rows } = await sql<RecordsTable>`select * from records where kind = 'listing'`.execute(heard.db.kysely);
    expect(rows).toMatchObject([{ organ: 'demo-a-amr', ended_kind: null, validity: 'in_force' }]);
    expect(rows[0]!.content.term).toMatch(/^自2026年11月9日起，至2029年11月9日为止/u);
  });

  test('its papers say when and where, what one may do there, and what the decision rests on', async () => {
    const { documents, deliveries } = await fileOf('2026-11-10');
    expect(documents.map(({ kind }) => kind)).toEqual(['advance-notice', 'hearing-notice', 'decision', 'repair-notice']);
    for (const { number, documentId } of documents) {
      expect(number).toMatch(/^示甲市监.+〔2026〕1号$/u);
      const pdf = await documentOfCase(on('2026-11-10'), caseId, documentId, OFFICER);
      expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    }
    // Three services: the repair notice goes with the decision (两书同达).
    expect(deliveries.map((each) => [each.documents.length, each.outcome])).toEqual([
      [1, 'delivered'],
      [1, 'delivered'],
      [2, 'delivered'],
    ]);
    const words = async (kind: string): Promise<string> => {
      const { documentId } = documents.find((each) => each.kind === kind)!;
      return JSON.stringify(await heard.db.tx((tx) => paperText(tx, heard, documentId)));
    };
    for (const said of ['2026年11月2日', '上午9时30分', '听证室', '委托一至二人代理', '申请回避'])
      expect(await words('hearing-notice')).toContain(said);
    for (const said of [about.cause, '部分采纳', '列入期限为3年，自送达之日起计算', '行政复议'])
      expect(await words('decision')).toContain(said);
  });
});
