import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testKernel } from '../../../test/support/kernel.ts';
import { testServer } from '../../../test/support/server.ts';
import { capability } from '../capability.ts';
import { decodeCursor, encodeCursor, pageOf } from '../http/index.ts';
import { apiDocument } from '../serving/index.ts';
import { messages, t } from '../i18n/index.ts';
import { listRoute, valuesOf } from './index.ts';

const kinds = messages({ 'kind.odd': () => '单', 'kind.even': () => '双' }, { 'kind.odd': () => 'odd', 'kind.even': () => 'even' });

const ROWS = Array.from({ length: 25 }, (_, at) => ({
  n: at + 1,
  kind: at % 2 === 0 ? ('odd' as const) : ('even' as const),
  tags: ['=1', `t${at}`],
}));
const Position = Type.Tuple([Type.Integer()]);
const list = {
  name: 'probes',
  path: '/api/v1/probes/{of}',
  summary: 'Probes',
  permission: 'public',
  audit: 'none',
  params: { of: Type.String() },
  filters: {
    kind: {
      schema: Type.Enum(['odd', 'even']),
      zh: '种类',
      en: 'Kind',
      hint: { zh: '不选的都列出', en: 'All, unless one is chosen' },
      values: valuesOf(kinds, 'kind', ['odd', 'even']),
    },
    from: { schema: Type.String({ format: 'date' }), zh: '自', en: 'From' },
    open: { schema: Type.Boolean(), zh: '只看未结的', en: 'Open only' },
    part: { schema: Type.String({ maxLength: 7 }), zh: '名称的一部分', en: 'Part of the name' },
    organ: { schema: Type.String() },
  },
  item: Type.Object({ name: Type.String(), kind: Type.String() }),
} as const;

/** Rows of the probe by number, the order `latest` backwards, as any room's own function gives them. */
const routes = () =>
  listRoute({
    ...list,
    rows: async ({ query: { kind }, params: { of }, order, cursor, limit }) => {
      const after = cursor === undefined ? 0 : decodeCursor(`probes ${order}`, Position, cursor)[0];
      const sorted = order === 'latest' ? ROWS.toReversed() : ROWS;
      const wanted = sorted.filter((row) => kind === undefined || row.kind === kind).map((row, at) => ({ ...row, of, at: at + 1 }));
      return pageOf(wanted.slice(after), limit, (last) => encodeCursor(`probes ${order}`, [last.at]));
    },
    answer: ({ of, n, kind }) => ({ name: `${of}${n}`, kind }),
    columns: {
      more: { zh: '其他', en: 'More', only: 'page', extra: true, kind: 'number' },
      kind: { zh: '种类', en: 'Kind', cell: ({ kind }, language) => t(language, kinds)[`kind.${kind}`]() },
      name: { zh: '名称', en: 'Name', heading: true, cell: ({ of, n }) => `${of}${n}` },
      tags: { zh: '标记', en: 'Tags', only: 'file' },
    },
    orders: { name: { zh: '按名称', en: 'by name' }, latest: { zh: '最近的在前', en: 'the latest first' } },
    file: { limit: 10, columns: ['name', 'kind', 'tags'] },
  });

const probe = capability({ name: 'probe', items: [], routes });
let server: FastifyInstance;
beforeAll(async () => {
  server = await testServer(await testKernel(), [probe]);
});
afterAll(() => server.close());

const get = (url: string, language = 'zh-CN') => server.inject({ url: `/api/v1/probes/${url}`, headers: { 'accept-language': language } });
const namesIn = async (url: string) => {
  const { items, next } = (await get(url)).json<{ items: { name: string }[]; next: string | null }>();
  return { names: items.map(({ name }) => name), next };
};

describe('a declared list', () => {
  test('pages by cursor in each of its orders, under its filters', async () => {
    const first = await namesIn('a?limit=2&kind=even');
    expect(first.names).toEqual(['a2', 'a4']);
    expect((await namesIn(`a?limit=2&kind=even&cursor=${first.next}`)).names).toEqual(['a6', 'a8']);
    expect((await namesIn('a?limit=1&order=latest')).names).toEqual(['a25']);
    expect((await get(`a?order=latest&cursor=${first.next}`)).json()).toMatchObject({ code: 'BAD_CURSOR' });
    expect((await get('a?order=none')).statusCode).toBe(400);
  });

  test('leaves as CSV and as a workbook with the same rows, shielded, without what is the page’s alone', async () => {
    const csv = await get('a.csv?kind=even&order=latest', 'en');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="probes.csv"',
    });
    const rows: string[][] = parse(csv.body, { bom: true, relax_column_count: true });
    expect(rows.slice(0, 2)).toEqual([
      ['Name', 'Kind', 'Tags'],
      ['a24', 'even', "'=1 t23"],
    ]);
    const xlsx = await get('a.xlsx?kind=even&order=latest', 'en');
    const book = read(xlsx.rawPayload);
    const cells = utils.sheet_to_json<string[]>(book.Sheets['probes']!, { header: 1 });
    expect(cells.slice(0, 2)).toEqual([
      ['Name', 'Kind', 'Tags'],
      ['a24', 'even', '=1 t23'],
    ]);
  });

  test('a file never leaves rows out in silence: it says how many it lacks', async () => {
    const cut = await get('a.csv');
    const lines = cut.body.trim().split('\r\n');
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe('还有15行没有列入本文件，请缩小查询条件后分次导出。');
    expect(cut.headers['x-rows-missing']).toBe('15');
    const book = read((await get('a.xlsx')).rawPayload);
    expect(utils.sheet_to_json<string[]>(book.Sheets['probes']!, { header: 1 }).at(-1)).toEqual([lines.at(-1)]);
  });

  test('is described with its columns, orders and filters in both languages', async () => {
    const document = await apiDocument([probe]);
    const of = document.paths['/api/v1/probes/{of}'] as { get: Record<string, unknown> };
    expect(of.get).toMatchObject({
      'x-list': 'probes',
      'x-file': '/api/v1/probes/{of}',
      'x-columns': [
        { key: 'more', zh: '其他', en: 'More', kind: 'number', extra: true, only: 'page' },
        { key: 'kind', zh: '种类', en: 'Kind', kind: 'text' },
        { key: 'name', zh: '名称', en: 'Name', kind: 'text', heading: true },
        { key: 'tags', zh: '标记', en: 'Tags', kind: 'text', only: 'file' },
      ],
      'x-orders': [
        { key: 'name', zh: '按名称', en: 'by name' },
        { key: 'latest', zh: '最近的在前', en: 'the latest first' },
      ],
      'x-filters': [
        {
          name: 'kind',
          zh: '种类',
          kind: 'select',
          hint: { zh: '不选的都列出' },
          options: [
            { value: 'odd', zh: '单', en: 'odd' },
            { value: 'even', zh: '双', en: 'even' },
          ],
        },
        { name: 'from', zh: '自', kind: 'date' },
        { name: 'open', zh: '只看未结的', kind: 'check' },
        { name: 'part', zh: '名称的一部分', kind: 'text', maxLength: 7 },
      ],
    });
    const parameters = (of.get['parameters'] as { name: string }[]).map(({ name }) => name);
    expect(parameters.toSorted()).toEqual(['cursor', 'from', 'kind', 'limit', 'of', 'open', 'order', 'organ', 'part']);
  });
});
