import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { FIRM, testOffice, type Office } from '../../../test/support/office.ts';
import { signIn, type SignedIn } from '../../../test/support/server.ts';
import { findUser, callerOf } from '../../kernel/access/index.ts';
import { addPaper, fire, openCase, recordService, recordServiceOutcome } from '../../kernel/procedures/index.ts';
import { openingOf } from './opening.ts';

let office: Office;
let officer: SignedIn;
let owner: SignedIn;
const at: Record<string, string> = {};
beforeAll(async () => {
  office = await testOffice(await testKernel());
  officer = await signIn(office.server, 'officer');
  owner = await signIn(office.server, 'owner');
  const { kernel } = office;
  const by = async (account: string) => callerOf((await findUser(kernel, account))!, '承办');
  const facts = {
    facts: '事实',
    'proposal-reasons': '理由',
    'legal-basis': '依据',
    measures: '措施',
    outcome: 'listed',
  };
  const wanted = {
    procedure: 'serious-list',
    subject: FIRM.uscc,
    fields: { cause: '案由', 'penalty-document': '文号' },
  };
  const mine = await by('officer');
  const { caseId } = await kernel.db.tx(async (tx) => openCase(tx, kernel, await openingOf(tx, kernel, wanted, mine), mine));
  await fire(kernel, { caseId, transition: 'propose', fields: facts }, mine);
  const { papers } = await fire(kernel, { caseId, transition: 'notify' }, await by('head'));
  const sentOn = kernel.clock.today();
  const envelope = {
    caseId,
    document: 'advance-notice',
    method: 'in-person',
    sentOn,
    recipient: '甲',
    address: '示例路1号',
  } as const;
  const { deliveryId } = await recordService(kernel, envelope, mine);
  await recordServiceOutcome(kernel, { caseId, deliveryId, outcome: 'delivered', on: sentOn, proof: { receipt: '回证' } }, mine);
  const firm = await by('owner');
  const { paperId } = await addPaper(kernel, { caseId, kind: 'evidence', name: 'a.pdf', bytes: Buffer.from('%PDF-') }, firm);
  const answered = await fire(kernel, { caseId, transition: 'answer', fields: { answer: '意见' } }, firm);
  Object.assign(at, {
    id: caseId,
    document: papers[0]!.documentId,
    paper: paperId,
    delivery: deliveryId,
    n: String(answered.step.n),
  });
});
beforeEach(async () => {
  await sql`alter table access_log disable trigger user`.execute(office.kernel.db.kysely);
  await sql`delete from access_log`.execute(office.kernel.db.kysely);
  await sql`alter table access_log enable trigger user`.execute(office.kernel.db.kysely);
});

const filled = (path: string) => path.replaceAll(/:(\w+)/g, (_, name: string) => at[name] ?? name);

async function looked(): Promise<{ purpose: string; subject_id: string | null }[]> {
  const { rows } = await sql<{ purpose: string; subject_id: string | null }>`
    select purpose, subject_id from access_log`.execute(office.kernel.db.kysely);
  return rows;
}

describe(item(28, 'every look at a case is logged with its purpose'), () => {
  test.each([
    '/api/v1/cases',
    '/api/v1/cases/:id',
    '/api/v1/cases/:id/papers/:paper',
    '/api/v1/cases/:id/documents/:document',
    '/api/v1/cases.csv',
    '/api/v1/cases/:id/procedure',
  ])('%s by an official: refused without a purpose, a row of the firm with it', async (path) => {
    const url = filled(path);
    expect((await office.server.inject({ url, headers: { ...officer } })).statusCode).toBe(403);
    expect(await looked()).toEqual([]);
    const answer = await office.server.inject({ url, headers: { ...officer, 'xinheng-purpose': 'check' } });
    expect([200, 409]).toContain(answer.statusCode);
    const rows = await looked();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ purpose: 'check', subject_id: FIRM.subjectId });
  });

  test.each(['/api/v1/work', '/api/v1/work.csv'])('%s is a look at whom it names', async (url) => {
    expect((await office.server.inject({ url, headers: { ...officer } })).statusCode).toBe(403);
    const answer = await office.server.inject({ url, headers: { ...officer, 'xinheng-purpose': 'check' } });
    expect(answer.statusCode).toBe(200);
    expect(new Set((await looked()).map(({ purpose }) => purpose))).toEqual(new Set(['check']));
  });

  test.each([
    '/api/v1/my/cases',
    '/api/v1/my/cases/:id',
    '/api/v1/my/cases/:id/papers/:paper',
    '/api/v1/my/cases/:id/documents/:document',
    ...['', '/notices', '/notices/:id', '/notices/:id/answer', '/notices/:id/answer/request-hearing'].map(
      (part) => `/centre/${FIRM.uscc}${part}`,
    ),
    ...['receipts/:n', 'agents', 'papers/:paper', 'documents/:document'].map((part) => `/centre/${FIRM.uscc}/notices/:id/${part}`),
  ])('%s by the firm itself is a look at its own file', async (path) => {
    const answer = await office.server.inject({ url: filled(path), headers: { ...owner } });
    expect(answer.statusCode).toBe(200);
    const rows = await looked();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toEqual({ purpose: 'own file', subject_id: FIRM.subjectId });
  });
});
