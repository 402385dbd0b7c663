import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { callerFor, noticedCase } from '../../../../test/support/centre/noticed.ts';
import { personIn, type Person } from '../../../../test/support/centre/person.ts';
import { item } from '../../../../test/support/item.ts';
import { testKernel } from '../../../../test/support/kernel.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../../../../test/support/office.ts';
import { testUser } from '../../../../test/support/server.ts';
import { ANONYMOUS, giveMandate, logAccess, type Caller } from '../../../kernel/access/index.ts';
import { recordMover } from '../../../registry/records/index.ts';
import { mergeBodies, undoMerge } from '../../../registry/subjects/index.ts';
import { keepDraft } from '../../../support/cases/drafts.ts';
import { looksTold } from '../looks/list.ts';
import { centreMover } from './mover.ts';

const MOVERS = [recordMover, centreMover];
const OLD = `/centre/id:${FIRM.subjectId}`;
const RECORD = '未按规定保存进货查验记录';

let office: Office;
let caseId: string;
let owner: Person;
let survivor: Person;
let agent: Person;
const at = () => new Date(office.kernel.clock.now().epochMilliseconds);
const answerAt = (centre: string) => `${centre}/notices/${caseId}/answer/answer`;

beforeAll(async () => {
  office = await testOffice(await testKernel());
  const { kernel } = office;
  await testUser(kernel, { account: 'agent', role: 'owner', displayName: '示例代理' });
  caseId = await noticedCase(kernel, FIRM);
  const boss = await callerFor(kernel, 'owner');
  const given = { account: 'agent', kind: 'agent', scopes: ['file'], from: '2026-11-24', until: '2026-12-31' } as const;
  await kernel.db.tx((tx) => giveMandate(kernel, tx, boss, { subjectId: FIRM.subjectId, ...given }));
  await keepDraft(kernel, { subjectId: FIRM.subjectId, caseId, step: 'answer' }, { answer: '写了一半' }, 'agent');
  owner = await personIn(office, 'owner');
  survivor = await personIn(office, 'other-owner');
  agent = await personIn(office, 'agent');
  const between = { loser: FIRM.subjectId, survivor: OTHER_FIRM.subjectId };
  await kernel.db.tx((tx) => mergeBodies(tx, kernel, between, MOVERS, at()));
});

describe(item(28, 'two entries that turn out to be one business'), () => {
  test('whoever acted for the merged one still finds its notice and draft, is told so, and may answer', async () => {
    const home = await owner.open(`/centre/${FIRM.uscc}`);
    expect([home.statusCode, home.body.includes('data-merged')]).toEqual([200, true]);
    expect(home.body).toContain('陈述申辩');
    expect((await owner.open(`/centre/${FIRM.uscc}/applications`)).body).toContain('接着填');
    expect((await owner.open('/centre')).headers['location']).toBe(OLD);
    for (const centre of [OLD, `/centre/${FIRM.uscc}`]) expect((await agent.open(answerAt(centre))).body).toContain('写了一半');
    // Its file has gone to the one that lives on; nobody is shown what he was not let see before.
    for (const centre of [OLD, `/centre/${OTHER_FIRM.uscc}`]) expect((await agent.open(`${centre}/file`)).body).not.toContain(RECORD);
  });

  test('gives no new mandates, neither by its page nor past it', async () => {
    const page = await owner.open(`${OLD}/people`);
    expect(page.body).toContain('data-message="merged.only"');
    expect(page.body).not.toContain('name="account"');
    const form = { account: 'other-owner', kind: 'handler', from: '2026-11-24', until: '' };
    expect((await owner.send(`${OLD}/people`, form)).statusCode).toBe(409);
    // Nor can it turn out the account that stands in for it.
    const standIn = /账号|登记并入时/.exec(page.body);
    expect(standIn).not.toBeNull();
    expect(page.body.match(/people\/[0-9a-f-]{36}\/revoke/g)).toHaveLength(1);
  });

  test('the one that lives on is told what waits there, acts there, and lets the old people act for it one by one', async () => {
    const centre = `/centre/${OTHER_FIRM.uscc}`;
    const home = (await survivor.open(centre)).body;
    expect(home).toContain(`href="${OLD}"`);
    expect(home).toMatch(/要办的事[1-9]\d*件，草稿1份/);
    // By the link of a message from before, too.
    expect((await survivor.open(`/centre/${FIRM.uscc}/notices/${caseId}`)).statusCode).toBe(200);
    expect((await survivor.open(answerAt(OLD))).statusCode).toBe(200);
    expect((await survivor.open(`${centre}/file`)).body).toContain(RECORD);

    const renew = /action="([^"]+\/renew)"/.exec((await survivor.open(`${centre}/people`)).body)?.[1] ?? '';
    expect((await agent.send(renew, {})).statusCode).toBeGreaterThanOrEqual(400);
    expect((await agent.open(`${centre}/file`)).body).not.toContain(RECORD);
    for (const again of [0, 1])
      expect([again, (await survivor.send(renew, {})).headers['location']]).toEqual([again, `${centre}/people?done=given`]);
    expect((await agent.open(`${centre}/file`)).body).toContain(RECORD);
    expect((await agent.open(`${centre}/people`)).body.match(/2026年12月31日/g)?.length).toBeGreaterThan(0);
  });

  test('looks that were deferred at the merged one are kept back at the one that lives on', async () => {
    const { kernel } = office;
    const caller: Caller = { ...ANONYMOUS, account: 'officer', role: 'officer', organ: 'demo-a-amr', purpose: '专案核查' };
    await sql`insert into look_deferrals values (${FIRM.subjectId}, ${kernel.ids.record()}, 'demo-a-amr', '专案核查', '依据',
      ${kernel.clock.now().toString()}::timestamptz, '2026-12-01', 'a', 'b', null, null)`.execute(kernel.db.kysely);
    for (const each of [caller, { ...caller, purpose: '专项检查' }])
      await kernel.db.tx((tx) => logAccess(kernel, tx, each, { subjectIds: [OTHER_FIRM.subjectId], action: 'x', fields: [] }));
    const { items } = await kernel.db.tx((tx) => looksTold(tx, kernel, OTHER_FIRM.subjectId, { limit: 100 }));
    const purposes = items.map(({ purpose }) => purpose);
    expect(purposes).toContain('专项检查');
    expect(purposes).not.toContain('专案核查');
  });

  test('an answer is filed under the name that the notice bears', async () => {
    const sent = await survivor.send(answerAt(OLD), { 'fields.answer': '并入以后的答复', go: 'confirm', key: 'm1' }, true);
    expect(sent.statusCode).toBe(303);
    expect((await owner.open(sent.headers['location'] as string)).body).toContain(FIRM.name);
  });

  test('undone, the two are strangers again, and all stands where it stood', async () => {
    const { kernel } = office;
    await kernel.db.tx((tx) => undoMerge(tx, kernel, FIRM.subjectId, {}, MOVERS, at()));
    expect((await survivor.open(`/centre/${FIRM.uscc}`)).statusCode).not.toBe(200);
    const home = await owner.open(`/centre/${FIRM.uscc}`);
    expect([home.statusCode, home.body.includes('data-merged')]).toEqual([200, false]);
    expect((await owner.open(`/centre/${FIRM.uscc}/file`)).body).toContain(RECORD);
    expect((await survivor.open(`/centre/${OTHER_FIRM.uscc}`)).body).not.toContain(OLD);
  });
});
