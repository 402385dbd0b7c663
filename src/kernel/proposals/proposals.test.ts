import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { testRoom } from '../testing/rooms.ts';
import { ANONYMOUS, type Caller } from '../access/index.ts';
import { XinhengError } from '../errors/index.ts';
import { append, verifyJournal } from '../journal/index.ts';
import { confirm, propose, refuse, withdraw, type Effect, type NewProposal } from './index.ts';
import { listProposals } from './list.ts';

const organ = 'demo-amr';
const clerk: Caller = { ...ANONYMOUS, account: 'clerk', role: 'clerk', organ };
const reviewer: Caller = { ...ANONYMOUS, account: 'reviewer', role: 'reviewer', organ, purpose: '复核' };
const second: Caller = { ...reviewer, account: 'reviewer-2' };
const stranger: Caller = { ...reviewer, account: 'stranger', organ: 'demo-eeb' };
const director: Caller = { ...ANONYMOUS, account: 'director', role: 'director', organ: 'demo-drc', purpose: '复核' };

const writing: Effect = {
  kind: 'test.write',
  describe: (payload, language) => (language === 'en' ? `writes ${JSON.stringify(payload)}` : `写入${JSON.stringify(payload)}`),
  async run(tx, payload, { proposal, kernel }) {
    const { text } = payload as { text: string };
    await sql`insert into written (text) values (${text})`.execute(tx);
    if (text === 'fails') throw new XinhengError('CONFLICT');
    return [
      {
        type: 'test.written',
        subjectId: null,
        object: proposal.objectId,
        version: 1,
        content: { text },
        salt: kernel.ids.salt(),
        home: 'journal',
      },
    ];
  },
};

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ policy: false, rooms: [testRoom({ effects: [writing] })] });
  kernel.append = append;
  await sql`create table written (text text not null)`.execute(kernel.db.kysely);
});
beforeEach(() => sql`delete from written`.execute(kernel.db.kysely));

let objects = 0;
function open(by: Caller, over: Partial<NewProposal> = {}): Promise<string> {
  objects += 1;
  const input = {
    kind: 'test.write',
    objectKind: 'thing',
    objectId: `thing-${objects}`,
    payload: { text: 'done' },
    reason: '核对后更正',
    ...over,
  };
  const now = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => (await propose(tx, input, by, kernel, now)).proposalId);
}

const written = async (): Promise<string[]> =>
  (await sql<{ text: string }>`select text from written`.execute(kernel.db.kysely)).rows.map((row) => row.text);
const types = async (): Promise<string[]> =>
  (await sql<{ type: string }>`select type from journal order by seq`.execute(kernel.db.kysely)).rows.map((row) => row.type);
const refusal = (code: string, params: object = {}): object => ({ code, params: expect.objectContaining(params) });

describe(item(28, 'what needs two people'), () => {
  test('is confirmed by another: the effect, its events and the decision commit together', async () => {
    const id = await open(clerk);
    const decided = await confirm(kernel, id, reviewer, '属实');
    expect(decided).toMatchObject({ state: 'confirmed', decidedBy: 'reviewer', decisionReason: '属实' });
    expect(await written()).toEqual(['done']);
    expect((await types()).slice(-3)).toEqual(['proposal.opened', 'test.written', 'proposal.decided']);
    expect(await verifyJournal(kernel.db, [])).toMatchObject({ valid: true, erased: 0 });
  });

  test('the proposer can neither confirm nor refuse it, but take it back', async () => {
    const id = await open(reviewer);
    await expect(confirm(kernel, id, reviewer)).rejects.toMatchObject(refusal('SAME_PERSON'));
    await expect(refuse(kernel, id, reviewer, '不妥')).rejects.toMatchObject(refusal('SAME_PERSON'));
    await expect(withdraw(kernel, id, second)).rejects.toMatchObject(refusal('FORBIDDEN'));
    expect((await withdraw(kernel, id, reviewer)).state).toBe('withdrawn');
    expect(await written()).toEqual([]);
  });

  test('the database itself holds that two people are two', async () => {
    const id = await open(reviewer);
    const forged = sql`update proposals set state = 'confirmed', decided_by = proposed_by where proposal_id = ${id}`;
    await expect(forged.execute(kernel.db.kysely)).rejects.toMatchObject({ constraint: 'proposals_two_people' });
  });

  test('decided once: afterwards every decision says that it is no longer open', async () => {
    const id = await open(clerk);
    await refuse(kernel, id, reviewer, '依据不足');
    await expect(confirm(kernel, id, second)).rejects.toMatchObject(refusal('NOT_OPEN', { state: 'refused' }));
    await expect(refuse(kernel, id, second, 'x')).rejects.toMatchObject(refusal('NOT_OPEN'));
    await expect(withdraw(kernel, id, clerk)).rejects.toMatchObject(refusal('NOT_OPEN'));
    expect(await written()).toEqual([]);
  });

  test('many at once: one wins, all others are told so', async () => {
    const id = await open(clerk);
    const deciders = Array.from({ length: 8 }, (_, i): Caller => ({ ...reviewer, account: `r${i}` }));
    const outcomes = await Promise.allSettled(
      deciders.map((each, i) => (i % 2 ? confirm(kernel, id, each) : refuse(kernel, id, each, '不妥'))),
    );
    const won = outcomes.filter((each) => each.status === 'fulfilled');
    expect(won).toHaveLength(1);
    const lost = outcomes.flatMap((each) => (each.status === 'rejected' ? [(each.reason as XinhengError).code] : []));
    expect(lost).toEqual(Array.from({ length: 7 }, () => 'NOT_OPEN'));
    expect(await written()).toEqual(won[0]!.value.state === 'confirmed' ? ['done'] : []);
  });

  test('an effect that fails leaves everything as it was, and the proposal open', async () => {
    const id = await open(clerk, { payload: { text: 'fails' } });
    const before = await types();
    await expect(confirm(kernel, id, reviewer)).rejects.toMatchObject(refusal('CONFLICT'));
    expect(await written()).toEqual([]);
    expect(await types()).toEqual(before);
    expect((await refuse(kernel, id, reviewer, '不能办理')).state).toBe('refused');
  });

  test('one open proposal of a kind for an object; after a decision another may follow', async () => {
    const id = await open(clerk, { objectId: 'same' });
    await expect(open(second, { objectId: 'same' })).rejects.toMatchObject(refusal('CONFLICT'));
    await refuse(kernel, id, reviewer, '不妥');
    await open(second, { objectId: 'same' });
  });

  test('who may not confirm is refused, also a reviewer of another organ; a director of the whole city may', async () => {
    const id = await open(clerk);
    for (const [caller, code] of [
      [ANONYMOUS, 'UNAUTHENTICATED'],
      [{ ...clerk, account: 'clerk-2' }, 'FORBIDDEN'],
      [stranger, 'FORBIDDEN'],
    ] as const) {
      await expect(confirm(kernel, id, caller)).rejects.toMatchObject(refusal(code));
    }
    await confirm(kernel, id, director);
  });

  test('a matter of no organ is confirmed by anyone who may confirm', async () => {
    const id = await open({ ...ANONYMOUS, account: 'local:operator', role: 'operator' });
    expect((await confirm(kernel, id, stranger)).state).toBe('confirmed');
  });

  test('needs a reason, a known kind, a person; an unknown id is not found', async () => {
    await expect(open(clerk, { reason: ' \u3000' })).rejects.toMatchObject(refusal('BAD_INPUT', { what: 'reason' }));
    await expect(open(clerk, { kind: 'no.such' })).rejects.toMatchObject(refusal('INTERNAL'));
    await expect(open(ANONYMOUS)).rejects.toMatchObject(refusal('UNAUTHENTICATED'));
    await expect(refuse(kernel, await open(clerk), reviewer, ' ')).rejects.toMatchObject(refusal('BAD_INPUT'));
    for (const id of [kernel.ids.record(), "x' or 1=1", '\0']) {
      await expect(confirm(kernel, id, reviewer)).rejects.toMatchObject(refusal('NOT_FOUND'));
    }
  });

  test('the list: oldest first, page by page, only what the caller may decide, without the payload', async () => {
    await sql`delete from proposals`.execute(kernel.db.kysely);
    const mine: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      kernel.clock.set(`2026-11-24T05:00:0${Math.floor(i / 2)}Z`);
      mine.push(await open(clerk));
    }
    const theirs = await open({ ...clerk, organ: 'demo-eeb' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listProposals(kernel, reviewer, 'en', { cursor, limit: 2 });
      seen.push(...page.items.map((each) => each.proposalId));
      expect(page.items.every((each) => !('payload' in each) && each.description === 'writes {"text":"done"}')).toBe(true);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(mine);
    const all = await listProposals(kernel, director, 'zh-CN');
    expect(all.items.map((each) => each.proposalId)).toEqual([...mine, theirs]);
    await expect(listProposals(kernel, clerk, 'en')).rejects.toMatchObject(refusal('FORBIDDEN'));
    await expect(listProposals(kernel, { ...reviewer, purpose: null }, 'en')).rejects.toMatchObject(refusal('PURPOSE_REQUIRED'));
    await expect(listProposals(kernel, reviewer, 'en', { cursor: 'x' })).rejects.toMatchObject(refusal('BAD_CURSOR'));
  });
});
