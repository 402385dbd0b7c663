import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { setAbsence } from './absences.ts';
import { fire, runCases, type Case } from './index.ts';
import { effectsTable, furnish, notifyTest, openTest, PEOPLE, serveTest } from './testing/house.ts';

const { director, owner } = PEOPLE;
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
});
const on = (iso: string): void => kernel.clock.set(`${iso}T04:00:00Z`);

interface Told {
  account: string;
  kind: string;
  day: string;
  link: string;
}
/** Who was told of the case since it was asked last, in order. */
const heard = new Map<string, number>();
async function told(of: Case): Promise<string[]> {
  const { rows } = await sql<Told>`
    select account, kind, params->>'day' as day, link from messages where key like ${`case ${of.caseId} %`}
    order by created_at, account, kind`.execute(kernel.db.kysely);
  const fresh = rows.slice(heard.get(of.caseId) ?? 0);
  heard.set(of.caseId, rows.length);
  return fresh.map(({ account, kind, day }) => `${account} ${kind} ${day}`).sort();
}

async function noticed(day = '2026-11-24'): Promise<Case> {
  on(day);
  const { caseId } = await openTest(kernel);
  await notifyTest(kernel, caseId);
  return serveTest(kernel, caseId, 'notice', day);
}

describe(item(28, 'procedures: reminders'), () => {
  test('the party is reminded of its window two working days before its end and on its last day, once each', async () => {
    // Five working days from 24 November end on 1 December.
    const of = await noticed();
    on('2026-11-26');
    await runCases(kernel);
    expect(await told(of)).toEqual([]);
    on('2026-11-27');
    await runCases(kernel);
    expect(await told(of)).toEqual(['owner deadline.soon 2026-12-01']);
    await runCases(kernel);
    on('2026-11-30');
    await runCases(kernel);
    expect(await told(of)).toEqual([]);
    on('2026-12-01');
    await runCases(kernel);
    expect(await told(of)).toEqual(['owner deadline.soon 2026-12-01']);
    // A right that lapsed reminds nobody of the party.
    on('2026-12-02');
    await runCases(kernel);
    expect((await told(of)).filter((each) => each.startsWith('owner'))).toEqual([]);
  });

  test('who has answered is not reminded of answering', async () => {
    const of = await noticed();
    await fire(kernel, { caseId: of.caseId, transition: 'answer' }, owner);
    on('2026-12-01');
    await runCases(kernel);
    expect((await told(of)).filter((each) => each.startsWith('owner'))).toEqual([]);
  });

  test('officials are reminded of what they must do by those who may do it, then who stands in, then the superior', async () => {
    const of = await noticed('2026-05-11');
    await fire(kernel, { caseId: of.caseId, transition: 'answer' }, owner);
    on('2026-05-19');
    const absence = { account: 'director', from: '2026-05-18', to: '2026-08-31', substitute: 'reviewer' };
    await setAbsence(kernel, director, absence);
    await runCases(kernel);
    await told(of);
    const limit = of.periods.find(({ period }) => period === 'limit')!.due!;
    on(limit);
    await runCases(kernel);
    const onLast = await told(of);
    expect(onLast).toContain(`director deadline.soon ${limit}`);
    expect(onLast).toContain(`reviewer deadline.soon ${limit}`);
    expect(onLast.join()).not.toContain('superior');
    on('2026-08-28');
    await runCases(kernel);
    const late = await told(of);
    expect(late).toContain(`director deadline.past ${limit}`);
    expect(late).toContain(`superior deadline.past ${limit}`);
    expect(late.join()).not.toContain('owner');
  });

  test('the text holds counts and days alone, and leads to the case', async () => {
    const { rows } = await sql<{ params: object; link: string }>`select params, link from messages`.execute(kernel.db.kysely);
    expect(rows.length).toBeGreaterThan(0);
    for (const { params, link } of rows) {
      expect(Object.keys(params).sort()).toEqual(['day', 'n']);
      expect(link).toMatch(/^\/(?:workbench\/cases\/|centre\/[0-9A-Z]{18}\/notices\/)[0-9a-f-]{36}$/u);
    }
  });
});
