import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { localOperator, type Role } from '../src/kernel/access/index.ts';
import { declaredRoutes } from '../src/kernel/serving/index.ts';
import { proposeStay } from '../src/registry/publicity/facets/propose.ts';
import { heldRows } from '../src/registry/publicity/review/index.ts';
import { lateActs } from '../src/registry/publicity/timeliness/index.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { plantAct } from './support/publicity/plant.ts';
import { signIn, testServer, testUser, type SignedIn } from './support/server.ts';

/** Reads for a known caller that give nothing of a subject that is not public, each with its reason. */
const NO_LOOK: Record<string, string> = {
  '/api/v1/views': 'names and filters that people of the organ keep, no body',
  '/api/v1/bulletins/weekly': 'counts by organ, no body',
  '/api/v1/bulletins/weekly.docx': 'counts by organ, no body',
  '/api/v1/bulletins/weekly.xlsx': 'counts by organ, no body',
  '/api/v1/bulletins/silent': 'organs, no body',
  '/api/v1/bulletins/unconfirmed': 'recipients and counts, no body',
  '/api/v1/models/trials': 'what-ifs that the organ asked for, no body',
  '/api/v1/models/trials/{id}/events': 'how far a what-if is, no body',
  '/api/v1/models/trials/{id}/export.xlsx': 'numbers of a what-if, no body',
  '/api/v1/models/backtests': 'back-tests that the organ asked for, no body',
  '/api/v1/models/backtests/{id}/events': 'how far a back-test is, no body',
  '/api/v1/models/backtests/{id}/export.xlsx': 'numbers of a back-test, no body',
  '/api/v1/evaluations/runs': 'counts of full runs, no body',
  '/api/v1/intake/batches': 'counters of what the organ itself sent',
  '/api/v1/intake/batches/{id}/progress': 'counters of what the organ itself sent',
  '/api/v1/intake/batches/{id}/receipt.pdf': 'counters of what the organ itself sent',
  '/api/v1/intake/batches.csv': 'counters of what the organ itself sent',
  '/api/v1/intake/batches/{id}/recall': 'counts of what the organ itself sent',
  '/api/v1/intake/nil': 'months and numbers, no body',
  '/api/v1/intake/forms/proposed': 'forms of tables, no body',
  '/api/v1/intake/returned.csv': 'rows that the organ itself sent and that were not taken',
  '/api/v1/intake/usual': 'forms that the organ itself sent',
  '/api/v1/intake/forms/{id}/template.xlsx': 'an empty form, no body',
  '/api/v1/me': 'the own account',
  '/api/v1/users': 'accounts and roles of people here, no body',
  '/api/v1/users/{account}': 'an account and its sessions, no body',
  '/api/v1/keys': 'systems that call, no body',
  '/api/v1/audit/seals': 'numbers and hashes of the log, no row of it',
  '/api/v1/calendars/dependents': 'counts of terms, no body',
  '/api/v1/work/count': 'how much waits for the caller, no body',
  '/api/v1/workbench': 'the own account, its permissions and how much waits; no body',
  '/api/v1/figures/samples': 'numbers of documents on the organ’s own list, no body',
  '/api/v1/policy/drafts': 'drafts of policy data, no body',
  '/api/v1/policy/drafts/{kind}/{id}/{edition}': 'drafts of policy data, no body',
  '/api/v1/policy/drafts/{kind}/{id}/{edition}/file': 'drafts of policy data, no body',
  '/api/v1/policy/unverified': 'drafts of policy data, no body',
  '/api/v1/supervision/portfolio/figures': 'counts by grade, no body',
  '/api/v1/supervision/portfolio/figures.csv': 'counts by grade, no body',
  '/api/v1/codes/orders/by-organ': 'numbers of orders, no body',
  '/api/v1/notices': 'numbers of acts and reasons, both published at the old address',
  '/api/v1/intake/forms': 'forms of tables, no body',
  '/api/v1/intake/forms/{id}': 'forms of tables, no body',
  '/api/v1/intake/returned': 'rows that the organ itself sent and that were not taken',
  '/api/v1/intake/batches/{id}': 'counters of what the organ itself sent',
  '/api/v1/intake/batches/{id}/rejects.xlsx': 'rows that the organ itself sent and that were not taken',
  '/api/v1/exchange/status': 'counts by organ and day, no row',
  '/api/v1/absences': 'who is away among colleagues, no body',
  '/api/v1/absences.csv': 'who is away among colleagues, no body',
  '/api/v1/lists/{kind}/entries.csv': 'who is on a list that everybody reads',
  '/api/v1/journal/readers': 'counts of events and faults, no body',
  '/api/v1/journal/readers.csv': 'counts of events and faults, no body',
  '/api/v1/cases/procedures': 'empty forms, no body',
  '/centre/password': 'the own account',
  '/centre': 'leads to the own firm',
  '/centre/firms': 'the firms of the person; each list of matters is a look of its own',
  '/centre/firms.csv': 'the firms of the person; each list of matters is a look of its own',
  '/centre/me': 'the own account',
  '/centre/messages': 'the own messages: counts and days',
  '/centre/calendar': 'the own account',
  '/centre/{uscc}/people': 'who acts for the own firm, by its own word',
  '/centre/{uscc}/people/{id}/revoke': 'who acts for the own firm, by its own word',
  '/centre/{uscc}/looked': 'who looked at the own firm: organ, purpose and day',
  '/desk': 'what the face is for',
  '/desk/password': 'the own account',
  '/field': 'what the face is for',
  '/field/password': 'the own account',
  '/api/v1/my/messages': 'the own messages: counts and days',
  '/api/v1/notify/outbox': 'what became of messages: neither words nor addresses',
  '/centre/{uscc}/service-address': 'what the own firm declared itself',
};

/** Reads above PUBLIC: by whom, and how they are asked. */
const LOOKS: Record<string, { role: Role; url: string }> = {
  '/api/v1/records': { role: 'reviewer', url: '/api/v1/records' },
  '/api/v1/publicity/held': { role: 'reviewer', url: '/api/v1/publicity/held' },
  '/api/v1/publicity/under-way': { role: 'reviewer', url: '/api/v1/publicity/under-way' },
  '/api/v1/publicity/late': { role: 'reviewer', url: '/api/v1/publicity/late?month=2026-09' },
  '/api/v1/proposals': { role: 'reviewer', url: '/api/v1/proposals' },
  '/api/v1/audit': { role: 'audit', url: '/api/v1/audit' },
};

/** Looks whose rows come only by a room's own work: the room's test asks the same of them. */
const ELSEWHERE: Record<string, string> = {
  '/api/v1/records/{id}': 'src/support/archive/archive.test.ts',
  '/api/v1/subjects/{key}/summary': 'src/support/archive/archive.test.ts',
  '/api/v1/subjects/{key}/timeline': 'src/support/archive/archive.test.ts',
  '/api/v1/publicity/{id}/preview': 'src/faces/portal/preview.test.ts',
  '/workbench/publicity/{id}/public-page': 'src/faces/portal/preview.test.ts',
  '/api/v1/publicity/changes': 'src/faces/portal/preview.test.ts',
  '/api/v1/publicity/{id}/review': 'src/registry/publicity/lists.test.ts',
  ...Object.fromEntries(
    ['held', 'late', 'comparisons', 'changes', 'under-way'].map((list) => [
      `/api/v1/publicity/${list}.csv`,
      'src/registry/publicity/lists.test.ts',
    ]),
  ),
  '/api/v1/audit/looks': 'src/organisation/audit/audit.test.ts',
  '/api/v1/audit/audit.csv': 'src/organisation/audit/audit.test.ts',
  '/api/v1/audit/looks.csv': 'src/organisation/audit/audit.test.ts',
  '/api/v1/subjects/{key}/looks': 'src/organisation/audit/audit.test.ts',
  // Without a purpose it finds what is public; with one what is in reach, as a look.
  '/api/v1/find': 'src/support/find/find.test.ts',
  '/api/v1/subjects/{key}/evaluations': 'src/during/evaluation/evaluation.test.ts',
  '/api/v1/subjects/{key}/evaluations/{id}/rework': 'src/during/evaluation/fresh.test.ts',
  '/api/v1/subjects/{key}/explanations': 'src/during/evaluation/now.test.ts',
  '/api/v1/subjects/{key}/grades': 'src/during/grades/grades.test.ts',
  '/api/v1/grades': 'src/during/grades/grades.test.ts',
  '/api/v1/subjects/{key}/supervision': 'src/during/supervision/supervision.test.ts',
  '/api/v1/supervision/portfolio': 'src/during/supervision/supervision.test.ts',
  // Without a purpose they are numbers; with one the bodies that moved most or were ranked wrongly are named, as looks.
  '/api/v1/models/trials/{id}': 'src/during/trials/trials.test.ts',
  '/api/v1/models/trials/{id}/subjects/{key}': 'src/during/trials/trials.test.ts',
  '/api/v1/models/backtests/{id}': 'src/during/trials/back-test.test.ts',
  '/api/v1/models/backtests/{id}/subjects/{key}': 'src/during/trials/back-test.test.ts',
  '/api/v1/key-areas/{key}': 'src/during/key-areas/key-areas.test.ts',
  '/api/v1/codes/orders': 'src/registry/codes/orders.test.ts',
  '/api/v1/codes/orders.csv': 'src/registry/codes/api.test.ts',
  '/api/v1/codes/orders/{id}': 'src/registry/codes/api.test.ts',
  '/api/v1/codes/orders/{id}/undo': 'src/registry/codes/api.test.ts',
  '/api/v1/intake/batches/{id}/review': 'src/registry/intake/review/review.test.ts',
  '/api/v1/proposals/{id}': 'src/kernel/proposals/api.test.ts',
  '/api/v1/matching/rows.csv': 'src/registry/matching/matching.test.ts',
  '/api/v1/matching/decisions.csv': 'src/registry/matching/matching.test.ts',
  '/api/v1/proposals.csv': 'src/kernel/proposals/api.test.ts',
  '/api/v1/matching/decisions': 'src/registry/matching/matching.test.ts',
  '/api/v1/matching/rows': 'src/registry/matching/matching.test.ts',
  '/api/v1/publicity/comparisons': 'src/registry/publicity/comparisons/comparisons.test.ts',
  '/api/v1/publicity/{id}/sources': 'src/registry/publicity/comparisons/comparisons.test.ts',
  '/api/v1/subjects/{key}/succession': 'src/registry/subjects/succession/succession.test.ts',
  '/api/v1/subjects/{key}/history': 'src/registry/publicity/history/history.test.ts',
  '/api/v1/exchange/stuck': 'src/support/exchange/faces.test.ts',
  '/api/v1/exchange/records/{id}': 'src/support/exchange/faces.test.ts',
  ...Object.fromEntries(
    [
      '/api/v1/work',
      ...['/api/v1/cases', '/api/v1/my/cases'].flatMap((all) =>
        ['', '/{id}', '/{id}/papers/{file}', '/{id}/documents/{file}'].map((part) => `${all}${part}`),
      ),
      '/api/v1/work.csv',
      '/api/v1/cases.csv',
      '/api/v1/cases/{id}/procedure',
      ...['/notices', '/notices/{id}'].map((part) => `/centre/{uscc}${part}`),
      ...['answer', 'answer/{step}', 'receipts/{n}', 'agents', 'papers/{file}', 'documents/{file}'].map(
        (part) => `/centre/{uscc}/notices/{id}/${part}`,
      ),
    ].map((path) => [path, 'src/support/cases/looks.test.ts']),
  ),
};

for (const part of ['', '/file', '/file/{record}', '/as-others-see', '/applications', '/recipients', '/supervision', '/evaluation'])
  ELSEWHERE[`/centre/{uscc}${part}`] = 'src/faces/centre/centre.test.ts';

const PURPOSE = '核对待办';

let kernel: TestKernel;
let server: FastifyInstance;
let subjects: string[];
const as = new Map<Role, SignedIn>();
beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, capabilities);
  for (const role of ['reviewer', 'audit'] as const) {
    await testUser(kernel, { account: role, role, ...(role === 'audit' ? {} : { organ: 'demo-amr' }) });
    as.set(role, await signIn(server, role));
  }
  // Two addressees of one act that is held and was late, and one act on display that is to be stayed and which was late.
  const late = { received_on: '2026-09-28', report_due: '2026-09-21', days_late: 5 };
  const held = await plantAct(kernel.db, [
    { ...late, held: ['PHONE_IN_TEXT'], released_on: null },
    { ...late, held: ['PHONE_IN_TEXT'], released_on: null },
  ]);
  const shown = await plantAct(kernel.db, [{ ...late, released_on: '2026-09-28' }]);
  const by = { ...(await localOperator(kernel)), account: 'somebody' };
  const stay = { by: 'court', organ: '示例法院', document: '示行初〔2026〕3号', reason: '裁定停止执行' } as const;
  await proposeStay(kernel, shown[0]!.record_id, stay, by);
  subjects = [...held, ...shown].map((row) => row.subject_id);
});
beforeEach(async () => {
  await sql`alter table access_log disable trigger user`.execute(kernel.db.kysely);
  await sql`delete from access_log`.execute(kernel.db.kysely);
  await sql`alter table access_log enable trigger user`.execute(kernel.db.kysely);
});

async function looked(): Promise<{ account: string; purpose: string; subject_id: string | null }[]> {
  const { rows } = await sql<{ account: string; purpose: string; subject_id: string | null }>`
    select account, purpose, subject_id from access_log order by id`.execute(kernel.db.kysely);
  return rows;
}

describe(item(28, 'every look above PUBLIC is logged with its purpose'), () => {
  test('each read for a known caller is a look, or is known to be none', () => {
    const reads = declaredRoutes(kernel, capabilities)
      .filter((route) => route.method === 'GET' && route.permission !== 'public')
      // A workbook is asked as the table beside it: `listRoute` makes both of one function.
      .map((route) => route.path)
      .filter((path, _, all) => !(path.endsWith('.xlsx') && all.includes(path.replace(/xlsx$/u, 'csv'))));
    const known = { ...LOOKS, ...NO_LOOK, ...ELSEWHERE };
    // So is a file of a list, unless it is said otherwise.
    const named = (path: string) => known[path] ?? known[path.replace(/\.(csv|xlsx)$/u, '')];
    expect(reads.filter((path) => named(path) === undefined)).toEqual([]);
    expect(Object.keys(known).filter((path) => !reads.includes(path))).toEqual([]);
  });

  test.each(Object.entries(LOOKS))('GET %s: refused without a purpose, one row a subject with it', async (_, look) => {
    const headers = { ...as.get(look.role)! };
    expect((await server.inject({ url: look.url, headers })).json()).toMatchObject({ code: 'PURPOSE_REQUIRED' });
    expect(await looked()).toEqual([]);

    const stated = { ...headers, 'xinheng-purpose': encodeURIComponent(PURPOSE) };
    const answer = await server.inject({ url: look.url, headers: stated });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<{ items: unknown[] }>().items.length).toBeGreaterThan(0);
    const rows = await looked();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toEqual({ account: look.role, purpose: PURPOSE, subject_id: row.subject_id });
      expect(subjects).toContain(row.subject_id);
    }
    const seen = rows.map((row) => row.subject_id);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test('a list without rows is a look too, of nobody in particular', async () => {
    const headers = { ...as.get('reviewer')!, 'xinheng-purpose': 'check' };
    await server.inject({ url: '/api/v1/publicity/late?month=2025-01', headers });
    expect(await looked()).toEqual([{ account: 'reviewer', purpose: 'check', subject_id: null }]);
  });

  test('the local operator’s as well', async () => {
    const period = { from: '2026-09-01', to: '2026-09-30' };
    const nameless = await localOperator(kernel);
    await expect(heldRows(kernel, nameless)).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    await expect(lateActs(kernel, period, nameless)).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    const operator = await localOperator(kernel, { purpose: PURPOSE });
    await heldRows(kernel, operator);
    const rows = await looked();
    expect(rows.map((row) => row.subject_id).sort()).toEqual(subjects.slice(0, 2).sort());
    expect(new Set(rows.map((row) => row.account))).toEqual(new Set(['local:operator']));
  });
});
