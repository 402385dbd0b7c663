import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { testServer } from '../../../test/support/server.ts';
import { POLICY_KINDS } from '../../kernel/policy/index.ts';
import { catalogueCapability } from './capability.ts';

let server: FastifyInstance;
beforeAll(async () => {
  server = await testServer(await testKernel(), [catalogueCapability]);
});
interface Answer {
  edition: string;
  verified: string;
  beforeFirst: boolean;
  sources: { title: string }[];
  editions: { edition: string }[];
  content: { items: unknown[]; categories: unknown[] };
  items: {
    kind: string;
    id: string;
    edition: string;
    verified: string;
    sources: { title: string }[];
    hash: string;
    content?: unknown;
  }[];
}
const get = async (path: string) => {
  const answer = await server.inject({ url: `/api/v1/${path}` });
  return { status: answer.statusCode, body: answer.json<Answer>() };
};

describe('the catalogue', () => {
  test(item(7, 'is published with its mark, its sources and its other editions'), async () => {
    const { status, body } = await get('catalogue');
    expect(status).toBe(200);
    expect(body).toMatchObject({ edition: '2024', verified: 'secondary', beforeFirst: false });
    expect(body.sources.every((each) => each.title !== '')).toBe(true);
    expect(body.editions.map((each) => each.edition)).toEqual(['2024', '2022', '2021']);
    expect(body.content.categories).toHaveLength(13);
  });

  test('answers for a day, and says where the earliest edition stands in', async () => {
    expect((await get('catalogue?day=2022-01-01')).body).toMatchObject({ edition: '2021', beforeFirst: false });
    expect((await get('catalogue?day=2019-12-13')).body).toMatchObject({ edition: '2021', beforeFirst: true });
    expect((await get('catalogue?day=yesterday')).status).toBe(400);
  });
});

describe('the codes of records', () => {
  test('are published in the words of the act templates, by kind, field and code', async () => {
    const answer = await server.inject({ url: '/api/v1/catalogue/codes' });
    expect(answer.statusCode).toBe(200);
    const { items, next } = answer.json<{ items: { kind: string; field: string; key: string }[]; next: null }>();
    expect(next).toBeNull();
    expect(items).toContainEqual({
      kind: 'inspection',
      field: 'result',
      key: 'nothing_found',
      title: { zh: '未发现问题', en: 'nothing found' },
    });
    const results = items.filter(({ kind, field }) => kind === 'commitment' && field === 'result');
    expect(results.map(({ key }) => key)).toEqual(['open', 'kept', 'partly', 'breached']);
    expect(new Set(items.map(({ kind, field, key }) => `${kind} ${field} ${key}`)).size).toBe(items.length);
  });
});

describe('policy data', () => {
  test(item(33, 'every edition is listed with mark, sources and hash, without its content'), async () => {
    const { body } = await get('policy');
    expect(new Set(body.items.map((each) => each.kind))).toEqual(new Set(POLICY_KINDS.filter((kind) => kind !== 'matters')));
    for (const each of body.items) {
      expect(each.verified).not.toBe('');
      expect(each.sources[0]?.title).toBeTruthy();
      expect(each.hash).toMatch(/^[0-9a-f]{64}$/);
      expect(each.content).toBeUndefined();
    }
    const one = await get('policy?kind=display-rules');
    expect(one.body.items.map((each) => `${each.id} ${each.edition}`)).toEqual([
      'ndrc 2026',
      'ndrc 2023',
      'ndrc 2019',
      'samr 2025',
      'samr 2021',
      'samr 2019',
    ]);
  });

  test('one document comes whole: of today, of a day, of an edition', async () => {
    expect((await get('policy/display-rules/samr')).body.edition).toBe('2025');
    expect((await get('policy/display-rules/samr?day=2025-12-24')).body.edition).toBe('2021');
    expect((await get('policy/display-rules/samr?edition=2019')).body.content).toMatchObject({ ruleSet: 'R2019' });
  });

  test('what is not there is 404, an unknown kind is refused', async () => {
    expect((await get('policy/display-rules/moon')).status).toBe(404);
    expect((await get('policy/display-rules/samr?edition=1')).status).toBe(404);
    expect((await get('policy/songs/a')).status).toBe(400);
  });
});
