import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../../test/support/command-line.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { plantPortal } from '../../../test/support/portal-fixture.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';

let portal: TestPortal;
beforeAll(async () => {
  const kernel = await testKernel();
  // The command stands on the same day only where the data are invented and say so.
  await sql`insert into instance (id, jurisdiction, demo, created_at) values (1, 'demo', true, '2026-01-01')`.execute(kernel.db.kysely);
  portal = await testPortal(kernel);
  await plantPortal(portal.kernel, { many: 25 });
});
afterAll(() => portal.server.close());

const onPage = (text: string): string[] => [...text.matchAll(/data-subject="([^"]+)"/g)].map((m) => m[1]!);

// What is asked, and how many bodies answer on the first page with suggestions.
const QUESTIONS: readonly [string, Record<string, string>, number][] = [
  ['示例同名', {}, 3],
  ['cqsltm', {}, 3],
  ['示例', { kind: 'individual_business' }, 1],
  ['示例', { state: 'cancelled', district: '509900' }, 1],
  ['示例', { industry: 'C' }, 1],
  ['示例', { industry: '26' }, 1],
  ['示例', { industry: 'F' }, 0],
  ['示例', {}, 20],
  ['重庆示例甲食品店', {}, 1],
  ['500000000000005', {}, 1],
];

test.each(QUESTIONS)('%s %j: page, API and command answer alike', async (query, filter, n) => {
  const asked = new URLSearchParams({ query, ...filter }).toString();
  const page = await portal.get(`/search?${asked}`);
  const api = JSON.parse((await portal.get(`/api/v1/subjects?${asked}&limit=20`)).text);
  const flags = Object.entries(filter).flatMap(([name, value]) => [`--${name}`, value]);
  const said = JSON.parse(await command(portal.kernel, ['subject', 'search', query, ...flags, '--json']));
  const ids = [...api.items, ...api.suggestions].map((hit: { id: string }) => hit.id);
  expect(ids).toHaveLength(n);
  expect(onPage(page.text)).toEqual(ids);
  expect([...said.items, ...said.suggestions].map((hit: { id: string }) => hit.id)).toEqual(ids);
  expect(api.items.map((hit: { part: string }) => hit.part)).toEqual(said.items.map((hit: { part: string }) => hit.part));
});

test('a page goes on where it ended, on all three, and keeps its filter', async () => {
  const first = await portal.get('/search?query=示例&district=509921');
  const next = /href="([^"]*cursor=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&');
  expect(next).toContain('district=509921');
  const second = onPage((await portal.get(next!)).text);
  const api = JSON.parse((await portal.get('/api/v1/subjects?query=示例&district=509921&limit=20')).text);
  const further = JSON.parse(
    await command(portal.kernel, ['subject', 'search', '示例', '--district', '509921', '--cursor', api.next, '--json']),
  );
  expect(further.items.map((hit: { id: string }) => hit.id)).toEqual(second);
  expect(new Set([...onPage(first.text), ...second]).size).toBe(26);
});

test(item(25, 'a filter by industry says what it leaves out, and its names come from the policy data'), async () => {
  const found = await portal.get('/search?query=示例&industry=C');
  expect(found.text).toContain('不是每个来源都报行业');
  expect(found.text).toContain('<option value="C" selected="">C 制造业</option>');
  expect((await portal.get('/search?query=示例')).text).not.toContain('不是每个来源都报行业');
  expect((await portal.get('/search?query=示例&industry=U')).status).toBe(400);
  expect((await portal.get('/api/v1/subjects?query=示例&industry=C2')).status).toBe(400);
});

test('why each body is there, in the reader’s language; a filter that does not exist is refused', async () => {
  expect((await portal.get('/search?query=cqsltm')).text).toContain('拼音首字母一致：重庆示例同名');
  expect((await portal.get('/en/search?query=cqsltm')).text).toContain('same first letters in pinyin');
  expect((await portal.get('/search?query=示例&kind=nobody')).status).toBe(400);
  const left = await portal.get('/search?query=示例&kind=institution');
  expect(onPage(left.text)).toEqual([]);
  // Also then the filter is there to be taken off.
  expect(left.text).toContain('name="kind"');
});
