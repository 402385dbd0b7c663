import type { LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { FIRM, OTHER_FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { signIn, type SignedIn } from '../../../test/support/server.ts';

let office: Office;
const signed = new Map<string, SignedIn>();
const ACCOUNTS = ['officer', 'reviewer', 'head', 'superior', 'stranger', 'owner', 'other-owner'] as const;
type Account = (typeof ACCOUNTS)[number];
beforeAll(async () => {
  office = await testOffice(await testKernel());
  for (const account of ACCOUNTS) signed.set(account, await signIn(office.server, account));
});

const FIELDS = {
  facts: '检查发现超过保质期的食品3批。',
  'proposal-reasons': '情节严重。',
  'legal-basis': '《示例办法》第五条',
  measures: '提高检查频次。',
  outcome: 'listed',
};

interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  payload?: object;
  purpose?: string | null;
  key?: string;
}
function ask(
  account: Account,
  url: string,
  { method = 'GET', payload, purpose = '办理', key }: Asked = {},
): Promise<LightMyRequestResponse> {
  const headers: Record<string, string> = { ...signed.get(account)! };
  if (purpose !== null && !account.includes('owner')) headers['xinheng-purpose'] = encodeURIComponent(purpose);
  if (key !== undefined) headers['idempotency-key'] = key;
  return office.server.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
}

let keys = 0;
const write = (account: Account, url: string, payload: object) => ask(account, url, { method: 'POST', payload, key: `k${(keys += 1)}` });

async function opened(): Promise<string> {
  const fields = { cause: '经营超过保质期的食品案', 'penalty-document': '示甲市监罚〔2026〕118号' };
  const answer = await write('officer', '/api/v1/cases', { procedure: 'serious-list', subject: FIRM.uscc, fields });
  expect(answer.json(), answer.body).toMatchObject({ state: 'drafted' });
  return answer.json<{ caseId: string }>().caseId;
}

/** A case whose notice is served today. */
async function noticed(): Promise<string> {
  const id = await opened();
  for (const [who, transition, fields] of [
    ['officer', 'propose', FIELDS],
    ['head', 'notify', {}],
  ] as const) {
    const answer = await write(who, `/api/v1/cases/${id}/transitions`, { transition, fields });
    expect(answer.statusCode, answer.body).toBe(200);
  }
  const service = {
    document: 'advance-notice',
    method: 'in-person',
    sentOn: '2026-11-24',
    recipient: '甲',
    address: '示例路1号',
  };
  const sent = await write('officer', `/api/v1/cases/${id}/services`, service);
  const { deliveryId } = sent.json<{ deliveryId: string }>();
  const outcome = { outcome: 'delivered', on: '2026-11-24', proof: { receipt: '回证' } };
  expect((await write('officer', `/api/v1/cases/${id}/services/${deliveryId}`, outcome)).json()).toMatchObject({
    state: 'noticed',
  });
  return id;
}

describe(item(28, 'cases over the API'), () => {
  test('a look needs a purpose and leaves its trace; nobody without a part finds the case', async () => {
    const id = await opened();
    const bare = await ask('officer', `/api/v1/cases/${id}`, { purpose: null });
    expect(bare.json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const view = (await ask('officer', `/api/v1/cases/${id}`, { purpose: '承办本案' })).json();
    expect(view).toMatchObject({
      reader: 'official',
      state: { id: 'drafted' },
      party: { code: FIRM.uscc },
      handler: 'officer',
    });
    const { rows } = await sql<{ purpose: string; subject_id: string }>`
      select purpose, subject_id from access_log where action = 'case.opened' order by id desc limit 1`.execute(office.kernel.db.kysely);
    expect(rows).toEqual([{ purpose: '承办本案', subject_id: FIRM.subjectId }]);
    const nothing = (await ask('stranger', '/api/v1/cases/00000000-0000-4000-8000-000000000000')).json();
    for (const account of ['stranger', 'other-owner'] as const) {
      const path = account === 'stranger' ? `/api/v1/cases/${id}` : `/api/v1/my/cases/${id}`;
      expect((await ask(account, path)).json()).toMatchObject({ code: 'NOT_FOUND', title: nothing.title });
    }
    const written = await write('stranger', `/api/v1/cases/${id}/transitions`, {
      transition: 'propose',
      fields: FIELDS,
    });
    expect(written.json()).toMatchObject({ code: 'NOT_FOUND' });
    expect(JSON.stringify(written.json())).not.toContain('officer');
  });

  test('a step is taken once for a key; another person’s is refused with rule, next step and whom to ask', async () => {
    const id = await opened();
    const payload = { transition: 'propose', fields: FIELDS };
    const send = () => ask('officer', `/api/v1/cases/${id}/transitions`, { method: 'POST', payload, key: 'the-same' });
    const first = await send();
    const second = await send();
    expect([first.statusCode, second.body]).toEqual([200, first.body]);
    const refused = (await write('officer', `/api/v1/cases/${id}/transitions`, { transition: 'notify' })).json<{
      code: string;
      errors: { code: string; message: string }[];
    }>();
    expect(refused.code).toBe('FORBIDDEN');
    expect(refused.errors.map(({ code }) => code)).toEqual(['FORBIDDEN', 'RULE', 'NEXT', 'ASK']);
    const stale = await write('head', `/api/v1/cases/${id}/transitions`, { transition: 'notify', version: 1 });
    expect(stale.json()).toMatchObject({ code: 'CONFLICT' });
  });

  test('what was filled in wrongly is named field by field', async () => {
    const id = await opened();
    const answer = await write('officer', `/api/v1/cases/${id}/transitions`, {
      transition: 'propose',
      fields: { outcome: 'x', invented: 1 },
    });
    const { errors } = answer.json<{ errors: { path: string; code: string }[] }>();
    expect(errors).toContainEqual(expect.objectContaining({ path: '/fields/outcome', code: 'CHOICE' }));
    expect(errors).toContainEqual(expect.objectContaining({ path: '/fields/invented', code: 'UNKNOWN' }));
    expect(errors).toContainEqual(expect.objectContaining({ path: '/fields/facts', code: 'MISSING' }));
  });

  test('the list narrows by procedure, state, officer and lateness; the work list says why it came', async () => {
    const id = await opened();
    const items = async (query: string, who: Account = 'officer') =>
      (await ask(who, `/api/v1/cases?${query}`)).json<{ items: { caseId: string; partyName: string }[] }>().items;
    expect((await items('mine=true&state=open')).find(({ caseId }) => caseId === id)).toMatchObject({
      partyName: FIRM.name,
      handlerName: '示例承办',
    });
    expect(await items('mine=true', 'head')).toEqual([]);
    expect(await items('late=true')).toEqual([]);
    expect(await items('procedure=role-change')).toEqual([]);
    expect(await items('', 'stranger')).toEqual([]);
    const work = (await ask('officer', '/api/v1/work')).json<{
      items: { link: string; came: string; what: string }[];
      counts: object;
    }>();
    const mine = work.items.find(({ link, what }) => link.endsWith(id) && what.includes('拟办'));
    expect(mine?.came).toContain('承办人');
  });
});

describe(item(28, 'the party’s side'), () => {
  test('sees nothing before it is told, then the notice without any officer, and answers with a file', async () => {
    const early = await opened();
    expect((await ask('owner', `/api/v1/my/cases/${early}`)).json()).toMatchObject({ code: 'NOT_FOUND' });
    const id = await noticed();
    const answer = await ask('owner', `/api/v1/my/cases/${id}`);
    expect(answer.json()).toMatchObject({ reader: 'party', handler: null, served: { 'advance-notice': '2026-11-24' } });
    const listed = (await ask('owner', '/api/v1/my/cases')).json<{ items: { caseId: string }[] }>().items.map(({ caseId }) => caseId);
    expect(listed).toContain(id);
    expect(listed).not.toContain(early);
    const view = answer.json<{ steps: { by: string }[]; requirements: { text: { ask: string } | null }[] }>();
    expect(new Set(view.steps.map(({ by }) => by))).toEqual(new Set(['']));
    expect(answer.body).not.toContain('承办人：');
    const said = await ask('owner', `/api/v1/my/cases/${id}/transitions`, {
      method: 'POST',
      payload: { transition: 'answer', fields: { answer: '没有上架。' } },
      key: 'answer-1',
    });
    expect(said.json()).toMatchObject({ state: 'answered', repeated: false });
    const other = await ask('other-owner', `/api/v1/my/cases/${id}/transitions`, {
      method: 'POST',
      payload: { transition: 'waive', fields: { waiver: true } },
      key: 'x',
    });
    expect(other.json()).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('its pages are for its own firm: another firm’s address is answered as one that does not exist', async () => {
    const id = await noticed();
    const page = (account: Account, url: string) => ask(account, url);
    expect((await page('owner', `/centre/${FIRM.uscc}/notices/${id}`)).statusCode).toBe(200);
    for (const url of [
      `/centre/${FIRM.uscc}`,
      `/centre/${FIRM.uscc}/notices/${id}`,
      `/centre/${OTHER_FIRM.uscc}/notices/${id}`,
      '/centre/91509900MATE5T999X',
    ]) {
      expect((await page('other-owner', url)).statusCode, url).toBe(404);
    }
    const band = (await page('owner', `/centre/${FIRM.uscc}/notices/${id}`)).body;
    expect(/data-firm=""[\s\S]{0,200}/.exec(band)?.[0]).toContain(FIRM.name);
  });

  test('an agent sees the one case until the mandate ends', async () => {
    const id = await noticed();
    const mandate = { account: 'other-owner', until: '2026-12-31' };
    expect((await write('owner', `/api/v1/my/cases/${id}/agents`, mandate)).statusCode).toBe(200);
    expect((await ask('other-owner', `/centre/${FIRM.uscc}/notices/${id}`)).statusCode).toBe(200);
    expect((await ask('other-owner', `/centre/${FIRM.uscc}/notices/${id}/agents`)).statusCode).toBe(404);
    const ended = await ask('owner', `/api/v1/my/cases/${id}/agents/other-owner`, { method: 'DELETE' });
    expect(ended.statusCode).toBe(200);
    expect((await ask('other-owner', `/centre/${FIRM.uscc}/notices/${id}`)).statusCode).toBe(404);
  });
});

describe('writes of the workbench', () => {
  test('without the token of the session nothing is done', async () => {
    const id = await opened();
    const answer = await office.server.inject({
      method: 'POST',
      url: `/api/v1/cases/${id}/recuse`,
      payload: { account: 'officer', reason: 'x' },
      headers: { cookie: signed.get('officer')!.cookie, 'x-csrf-token': 'x', 'xinheng-purpose': 'x' },
    });
    expect(answer.statusCode).toBe(403);
    expect((await ask('officer', `/api/v1/cases/${id}`)).json()).toMatchObject({ recused: [] });
  });

  test('a table for spreadsheets shields what would be taken for a formula', async () => {
    await sql`update subjects set name = '=1+1' where subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
    await opened();
    const answer = await ask('officer', '/api/v1/cases.csv');
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.body).toContain(",'=1+1,");
    expect((await ask('officer', '/api/v1/cases.csv?mine=true&late=true')).body).not.toContain("'=1+1");
    await sql`update subjects set name = ${FIRM.name} where subject_id = ${FIRM.subjectId}`.execute(office.kernel.db.kysely);
  });
});
