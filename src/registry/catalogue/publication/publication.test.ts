import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { legal, publish, publisher, sign } from '../../../../test/support/publish.ts';
import { signIn, testServer, testUser, type SignedIn } from '../../../../test/support/server.ts';
import { ANONYMOUS, type Caller } from '../../../kernel/access/index.ts';
import { toDate } from '../../../kernel/calendar/index.ts';
import { verifyJournal } from '../../../kernel/journal/index.ts';
import { exportedPolicy, nameOf } from '../../../kernel/policy/index.ts';
import type { Json } from '../../../kernel/policy/testing/planted.ts';
import { consequencesOf } from '../../../kernel/procedures/index.ts';
import { proceduresCapability } from '../../../kernel/procedures/capability.ts';
import { renewCalendar } from '../../../kernel/renew-calendar.ts';
import { catalogueCapability } from '../capability.ts';
import { draftPolicy } from './drafts.ts';
import { findPublished, proposePolicy } from './propose.ts';
import { unverifiedPolicy } from './unverified.ts';

const editor: Caller = { ...ANONYMOUS, account: 'policy', role: 'policy', organ: 'demo-drc' };

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel({ rooms: [catalogueCapability] });
});

/** A published document under the name of its next edition, changed by `change`. */
function next(name: string, edition: string, from: string, change: (content: Json) => void): Json {
  const file = structuredClone(exportedPolicy(findPublished(kernel.policy, name)!)) as unknown as Json;
  change(file.content as Json);
  return { ...file, edition, inForceFrom: from };
}

async function published(value: Json): Promise<string> {
  const { name } = await draftPolicy(kernel, value, editor, 'en');
  const proposed = await proposePolicy(kernel, { name, reason: '按新规定' }, editor, 'en');
  await sign(kernel, proposed);
  await publish(kernel, proposed);
  await kernel.policy.reload();
  return name;
}

describe(item(33, 'any policy document is published by three people'), () => {
  test('a rule set has a name of its own: records are judged by it', async () => {
    const value = next('display-rules/samr@2025', '2027', '2027-01-01', () => undefined);
    await expect(draftPolicy(kernel, value, editor, 'en')).rejects.toMatchObject({
      errors: [{ code: 'RULE_SET_TWICE' }],
    });
  });

  test('display rules: the edition before ends the day before, in the table that records are judged by', async () => {
    const value = next('display-rules/samr@2025', '2027', '2027-01-01', (content) => {
      content.ruleSet = 'SAMRNEXT';
      (content.rules as Json[]).find((rule) => rule.class === 'penalty_general')!.maxMonths = 6;
    });
    const view = await draftPolicy(kernel, value, editor, 'en');
    expect(view.against).toBe('2025');
    expect(view.changes.map(({ what, path }) => `${what} ${path}`)).toEqual([
      'changed /inForceFrom',
      'changed /content/rules/penalty_general/maxMonths',
      'changed /content/ruleSet',
    ]);
    const proposed = await proposePolicy(kernel, { name: view.name, reason: '按新规定' }, editor, 'en');
    const opinion = { 'countersign-opinion': '一致' };
    const signed = await consequencesOf(kernel, proposed.case, 'countersign', opinion, legal, 'en');
    expect(signed.at(-1)).toMatch(/^\d+ parts of it not compared with the official text/u);
    await sign(kernel, proposed);
    const said = await consequencesOf(kernel, proposed.case, 'publish', {}, publisher, 'zh-CN');
    expect(said).toEqual(
      expect.arrayContaining([
        '发布“display-rules/samr@2027”，2027-01-01起施行；发布以后不能改，只能再出新版本。',
        '与前一版相比：增加0处，删去0处，改动3处。',
      ]),
    );
    await publish(kernel, proposed);
    const { rows } = await sql<{ rule_set: string; from: string; to: string | null }>`
      select distinct rule_set, in_force_from as "from", in_force_to as "to" from display_terms
      where rule_set in ('SAMR107', 'SAMRNEXT') order by 2`.execute(kernel.db.kysely);
    expect(rows).toEqual([
      { rule_set: 'SAMR107', from: '2025-12-25', to: '2026-12-31' },
      { rule_set: 'SAMRNEXT', from: '2027-01-01', to: null },
    ]);
    await kernel.policy.reload();
    const edition = (day: string) => kernel.policy.get('display-rules', 'samr', day).edition;
    expect([edition('2026-12-31'), edition('2027-01-01')]).toEqual(['2025', '2027']);
    expect(await verifyJournal(kernel.db, proceduresCapability.contentHomes!)).toMatchObject({ valid: true });
  });

  test('a year of the calendar: a running server counts by it', async () => {
    const due = () => kernel.calendar.addWorkingDays(toDate('2026-12-31'), 3);
    expect(due()).toMatchObject({ provisional: true });
    const announced = (day: string) =>
      next('calendar/cn-2027@1', '2', '2026-11-25', (content) => {
        content.days = [{ date: day, name: '元旦', off: day !== '2026-01-01' }];
      });
    // What contradicts another year would stop every later start.
    await expect(published(announced('2026-01-01'))).rejects.toMatchObject({ code: 'POLICY_INVALID' });
    await published(announced('2027-01-01'));
    await renewCalendar(kernel);
    expect(due()).toMatchObject({ provisional: false });
  });

  test('a draft is read by those who sign and publish; a form goes its own way; another district’s is refused', async () => {
    const form = exportedPolicy(findPublished(kernel.policy, 'mapping/honours@1')!);
    const later = { ...form, edition: '9', inForceFrom: '2027-01-01' };
    await expect(draftPolicy(kernel, later, editor, 'en')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const value = next(nameOf(kernel.policy.all('held-words')[0]!), '9', '2027-01-01', () => undefined);
    await expect(draftPolicy(kernel, value, { ...editor, district: '509901' }, 'en')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(draftPolicy(kernel, value, legal, 'en')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe(item(12, 'a model stays with its competent organ'), () => {
  test.each([
    ['model/tax-payment-credit@2025', 'cn-sta'],
    ['supervision-plan/graded-supervision@1', 'demo-amr'],
  ])('nobody takes %s over by a draft in his own name', async (name, issuer) => {
    const activation = { basis: '示例办法第三条', document: '示〔2026〕9号', on: '2027-01-01' };
    const taken = next(name, '9', '2027-01-01', (content) => Object.assign(content, { issuedBy: 'demo-civil', activation }));
    await expect(draftPolicy(kernel, taken, { ...editor, organ: 'demo-civil' }, 'en')).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      errors: [{ code: 'ISSUER_CHANGED', path: '/content/issuedBy', message: expect.stringMatching(`"demo-civil".*"${issuer}".*${name}`) }],
    });
    // Also one that would begin before it: whichever comes first, they are of one id.
    const earlier = next(name, '9', '2026-11-25', (content) => Object.assign(content, { issuedBy: 'demo-civil' }));
    await expect(
      draftPolicy(kernel, { ...earlier, inForceFrom: '2017-01-01', inForceTo: '2017-12-31' }, editor, 'en'),
    ).rejects.toMatchObject({ errors: expect.arrayContaining([expect.objectContaining({ code: 'ISSUER_CHANGED' })]) });
    // One of one's own has an id of its own.
    const own = { ...taken, id: 'my-own' };
    const found = await draftPolicy(kernel, own, editor, 'en').then(
      () => [],
      (error: { errors: { code: string }[] }) => error.errors.map(({ code }) => code),
    );
    expect(found).not.toContain('ISSUER_CHANGED');
  });
});

describe(item(33, 'what was shipped is countersigned in the running system'), () => {
  const NAME = 'remedy-rules/';
  test('by the legal office in its name, for this text; then it is missing no signature', async () => {
    const document = kernel.policy.all('remedy-rules')[0]!;
    const name = nameOf(document);
    expect(name.startsWith(NAME)).toBe(true);
    const missing = async () => (await unverifiedPolicy(kernel, editor)).open.find(({ file }) => file === name)?.missing ?? [];
    expect(await missing()).toContain('countersignature');
    const proposed = await proposePolicy(kernel, { name, reason: '施行前核对' }, editor, 'en');
    expect(proposed.next).toBe('countersign-in-force');
    await expect(sign(kernel, { ...proposed, next: 'countersign' })).rejects.toMatchObject({ code: 'STEP_REFUSED' });
    await expect(sign(kernel, proposed, publisher)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await sign(kernel, proposed);
    expect(await missing()).not.toContain('countersignature');
    const { rows } = await sql`select by_account, on_day, hash from policy_countersignatures where id = ${document.id}`.execute(
      kernel.db.kysely,
    );
    expect(rows).toEqual([{ by_account: 'legal', on_day: '2026-11-24', hash: document.hash }]);
    await sql`update policy_documents set hash = 'another' where id = ${document.id}`.execute(kernel.db.kysely);
    expect(await missing()).toContain('countersignature');
  });
});

describe(item(33, 'publication by API'), () => {
  let server: FastifyInstance;
  const as: Record<string, SignedIn> = {};
  beforeAll(async () => {
    server = await testServer(kernel, [catalogueCapability]);
    for (const [account, role] of [
      ['writer', 'policy'],
      ['signer', 'legal'],
      ['reader', 'clerk'],
    ] as const) {
      await testUser(kernel, {
        account,
        role,
        organ: 'demo-drc',
        ...(role === 'legal' ? { displayName: '示例法制员' } : {}),
      });
      as[account] = await signIn(server, account);
    }
  });

  test('drafted, compared, proposed, discarded, with the rights of each', async () => {
    const name = nameOf(kernel.policy.all('service-rules')[0]!);
    const value = next(name, '9', '2027-02-01', (content) => {
      (content.methods as Json[])[0]!.title = { zh: '当面送达', en: 'By hand' };
    });
    const url = `/api/v1/policy/drafts`;
    const put = (who: string) => server.inject({ method: 'PUT', url, payload: value, headers: { ...as[who]! } });
    expect((await put('reader')).statusCode).toBe(403);
    const made = (await put('writer')).json<{ name: string; changes: object[] }>();
    expect(made.changes).toHaveLength(3);
    const [kind, rest] = made.name.split('/');
    const one = `${url}/${kind}/${rest!.replace('@', '/')}`;
    const read = (who: string, at: string) => server.inject({ url: at, headers: { ...as[who]! } });
    expect((await read('signer', one)).json()).toMatchObject({ name: made.name, draftedBy: 'writer' });
    expect((await read('reader', one)).statusCode).toBe(403);
    expect((await read('signer', url)).json<{ items: object[] }>().items.length).toBeGreaterThan(0);
    expect((await read('signer', '/api/v1/policy/unverified')).json()).toMatchObject({ day: '2026-11-24' });
    const proposal = `/api/v1/policy/${kind}/${rest!.replace('@', '/')}/proposal`;
    const post = await server.inject({
      method: 'POST',
      url: proposal,
      payload: { reason: '改名称' },
      headers: { ...as['writer']! },
    });
    const proposed = post.json<{ case: string; next: string }>();
    await sign(kernel, proposed, { ...legal, account: 'signer' });
    const { rows } = await sql`select name from policy_countersignatures where edition = '9'`.execute(kernel.db.kysely);
    expect(rows).toEqual([{ name: '示例法制员' }]);
    expect((await server.inject({ method: 'DELETE', url: one, headers: { ...as['writer']! } })).statusCode).toBe(200);
    expect((await read('signer', one)).statusCode).toBe(404);
  });
});
