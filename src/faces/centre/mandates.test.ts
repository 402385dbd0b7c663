import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { testUser } from '../../../test/support/server.ts';
import { giveMandate, revokeMandate } from '../../kernel/access/index.ts';
import { personIn, type Person } from '../../../test/support/centre/person.ts';
import { callerFor, noticedCase } from '../../../test/support/centre/noticed.ts';
import { looked } from '../../../test/support/looked.ts';

let office: Office;
let owner: Person;
let agent: Person;
const cases = new Map<string, string>();
beforeAll(async () => {
  office = await testOffice(await testKernel());
  await testUser(office.kernel, { account: 'agent', role: 'owner', displayName: '示例代理' });
  owner = await personIn(office, 'owner');
  agent = await personIn(office, 'agent');
  for (const body of [FIRM, { ...OTHER_FIRM, name: '示例别家公司' }]) cases.set(body.uscc, await noticedCase(office.kernel, body));
});

const people = `/centre/${FIRM.uscc}/people`;
const FORM = { kind: 'agent', file: 'yes', from: '2026-11-24', until: '2026-12-31' };
const answerAt = (uscc: string, step = 'request-hearing') => `/centre/${uscc}/notices/${cases.get(uscc)}/answer/${step}`;
const give = async (by: string, subjectId: string, scopes: ('file' | 'receive')[] = ['file']): Promise<string> => {
  const { kernel } = office;
  const caller = await callerFor(kernel, by);
  const term = { from: '2026-11-24', until: '2026-12-31', kind: 'agent', account: 'agent' } as const;
  return kernel.db.tx((tx) => giveMandate(kernel, tx, caller, { subjectId, scopes, ...term }));
};
const revoke = async (by: string, subjectId: string, mandateId: string): Promise<void> => {
  const { kernel } = office;
  const caller = await callerFor(kernel, by);
  await kernel.db.tx((tx) => revokeMandate(kernel, tx, caller, { subjectId, mandateId }));
};
const drafts = async (): Promise<{ subject_id: string; given: Record<string, string>; by_account: string }[]> =>
  (
    await sql<{ subject_id: string; given: Record<string, string>; by_account: string }>`
    select subject_id, given, by_account from case_drafts order by at`.execute(office.kernel.db.kysely)
  ).rows;
const filed = async (): Promise<{ subject_id: string; answer: string }[]> =>
  (
    await sql<{ subject_id: string; answer: string }>`
    select c.subject_id, s.fields ->> 'answer' as answer from case_steps s join cases c using (case_id)
    where s.what = 'answer' order by s.at, s.n`.execute(office.kernel.db.kysely)
  ).rows;

describe(item(28, 'people who act for a firm'), () => {
  test('get a mandate by a form that says at the field what is wrong, and the firm is not there before', async () => {
    expect((await agent.open(`/centre/${FIRM.uscc}`)).statusCode).toBe(404);
    expect((await agent.open('/centre')).headers['location']).toBe('/centre/me');
    for (const [wrong, field] of [
      [{ account: 'nobody' }, 'account'],
      [{ account: 'officer' }, 'account'],
      [{ account: 'agent', until: '' }, 'until'],
      [{ account: 'agent', from: '2020-01-01' }, 'from'],
    ] as const) {
      const answer = await owner.send(people, { ...FORM, ...wrong });
      expect([answer.statusCode, answer.body.includes(`id="f-${field}-fault"`)]).toEqual([400, true]);
    }
    expect((await owner.send(people, { ...FORM, account: 'agent' })).headers['location']).toBe(`${people}?done=given`);
    const page = await agent.open(`/centre/${FIRM.uscc}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('作为：代理人（到2026年12月31日）');
    expect((await agent.open('/centre')).headers['location']).toBe(`/centre/${FIRM.uscc}`);
    expect((await agent.open('/centre/messages')).body).toContain('您收到1项企业授权');
    expect((await agent.send(people, { ...FORM, account: 'other-owner' })).statusCode).toBe(403);
  });

  test('do only what their mandate covers: without “sign” no consent to service', async () => {
    const address = `/centre/${FIRM.uscc}/service-address`;
    expect((await agent.open(address)).body).not.toContain('name="signedBy"');
    const body = { step: 'sign', address: 'a@example.com', signedBy: '甲', accept: 'yes' };
    expect((await agent.send(address, body)).statusCode).toBe(403);
    expect((await owner.open(address)).body).toContain('name="signedBy"');
  });

  test('have several firms in a table by next last day, as a page, a file and filtered', async () => {
    await give('other-owner', OTHER_FIRM.subjectId);
    expect((await agent.open('/centre')).headers['location']).toBe('/centre/firms');
    const page = await agent.open('/centre/firms');
    expect(page.body.match(/scope="row"/g)).toHaveLength(2);
    const csv = await agent.open('/centre/firms.csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.trim().split('\r\n')).toHaveLength(3);
    const one = await agent.open(`/centre/firms?query=${OTHER_FIRM.uscc}`);
    expect(one.body.match(/scope="row"/g)).toHaveLength(1);
    expect((await agent.open('/centre/firms?query=zzz')).body).toContain('zzz');
  });

  test('whose mandate ends while a form is open are refused, and what they wrote stays with the firm', async () => {
    const mandates = await owner.open(people);
    const id = /people\/([0-9a-f-]{36})\/revoke/.exec(mandates.body)![1]!;
    expect((await agent.open(answerAt(FIRM.uscc, 'answer'))).statusCode).toBe(200);
    expect((await owner.open(`${people}/${id}/revoke`)).body).toContain(`以${FIRM.name}的名义撤回`);
    const revoked = await owner.send(`${people}/${id}/revoke`, {});
    expect(revoked.headers['location']).toBe(`${people}?done=revoked`);
    const late = await agent.send(answerAt(FIRM.uscc, 'answer'), { 'fields.answer': '代理写的意见', go: 'check' }, true);
    expect(late.statusCode).toBe(403);
    expect(late.body).toContain('授权不包括这件事，或者已经结束');
    expect(await filed()).toEqual([]);
    expect(await drafts()).toEqual([{ subject_id: FIRM.subjectId, given: { answer: '代理写的意见' }, by_account: 'agent' }]);
    const form = await owner.open(answerAt(FIRM.uscc, 'answer'));
    expect(form.body).toContain('代理写的意见');
    expect(form.body).toContain('由账号agent');
    expect((await owner.open(`/centre/${FIRM.uscc}/applications`)).body).toContain('接着填');
    expect((await agent.open(`/centre/${FIRM.uscc}`)).statusCode).toBe(403);
    // Somebody who never held one writes nothing into a firm's drafts, and learns nothing.
    const stranger = await personIn(office, 'other-owner');
    const tried = await stranger.send(answerAt(FIRM.uscc, 'answer'), { 'fields.answer': '陌生人', go: 'check' }, true);
    expect(tried.statusCode).toBe(404);
    expect(await drafts()).toHaveLength(1);
  });

  test('with two firms in two tabs never file for the wrong one, whenever a mandate ends: 100 interleavings', async () => {
    const firms = [
      { ...FIRM, by: 'owner' },
      { ...OTHER_FIRM, by: 'other-owner' },
    ];
    const moves = fc.record({
      first: fc.integer({ min: 0, max: 1 }),
      revoke: fc.integer({ min: -1, max: 1 }),
      wait: fc.integer({ min: 0, max: 12 }),
    });
    let [done, refused] = [0, 0];
    let n = 0;
    for (const { first, revoke: which, wait } of fc.sample(moves, { numRuns: 100, seed: 8 })) {
      n += 1;
      await sql`delete from mandates`.execute(office.kernel.db.kysely);
      await sql`delete from case_drafts`.execute(office.kernel.db.kysely);
      const ids = [await give('owner', FIRM.subjectId), await give('other-owner', OTHER_FIRM.subjectId)];
      const submit = (index: number) =>
        agent.send(
          answerAt(firms[index]!.uscc, 'answer'),
          { 'fields.answer': `${firms[index]!.uscc} ${n}`, go: 'confirm', key: `k${n}-${index}` },
          true,
        );
      const ending = async (): Promise<void> => {
        if (which < 0) return;
        await new Promise((resolve) => {
          setTimeout(resolve, wait);
        });
        await revoke(firms[which]!.by, firms[which]!.subjectId, ids[which]!);
      };
      const [a, b] = await Promise.all([submit(first), submit(1 - first), ending()]);
      const made = (await filed()).filter(({ answer }) => answer.endsWith(` ${n}`));
      const kept = await drafts();
      for (const [answer, index] of [
        [a, first],
        [b, 1 - first],
      ] as const) {
        const { subjectId, uscc } = firms[index]!;
        const own = made.filter(({ answer: text }) => text === `${uscc} ${n}`);
        if (answer.statusCode === 303) {
          done += 1;
          expect(own).toEqual([{ subject_id: subjectId, answer: `${uscc} ${n}` }]);
        } else {
          refused += 1;
          expect([answer.statusCode, which]).toEqual([403, index]);
          expect(own).toEqual([]);
          expect(kept).toContainEqual({
            subject_id: subjectId,
            given: { answer: `${uscc} ${n}` },
            by_account: 'agent',
          });
        }
      }
      expect(made.every(({ subject_id: id, answer }) => answer.startsWith(firms.find(({ subjectId }) => subjectId === id)!.uscc))).toBe(
        true,
      );
    }
    console.log(`two tabs: ${done} filed, ${refused} refused with the draft kept`);
    expect(done + refused).toBe(200);
    looked('F8', 'answers sent from two tabs', done + refused);
    expect(refused).toBeGreaterThan(0);
  });

  test('are named on the receipt and in the course of the matter', async () => {
    const page = await owner.open(`/centre/${FIRM.uscc}/applications`);
    expect(page.body).toContain('由代理人（账号agent）代办');
    const receipt = /href="([^"]+\/receipts\/\d+)"/.exec(page.body)![1]!;
    expect((await owner.open(receipt)).body).toContain('由代理人（账号agent）代办');
    const notice = await owner.open(`/centre/${FIRM.uscc}/notices/${cases.get(FIRM.uscc)}`);
    expect(notice.body).toContain('由代理人（账号agent）代办');
  });
});
