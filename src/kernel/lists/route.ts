import { Type, type TObject, type TProperties } from 'typebox';
import { listOf, PageQuery, route, type AnyRoute, type Call } from '../http/index.ts';
import { TABLE_TYPES } from '../tables/index.ts';
import { describeList } from './describe.ts';
import { csvOf, tableOf, xlsxOf, type Missing } from './table.ts';
import type { Asked, Found, List, ListFile } from './types.ts';

/** Rows that a file lacks are counted up to here. */
const COUNTED = 100_000;
const FORMATS = ['csv', 'xlsx'] as const;
type Format = (typeof FORMATS)[number];

/** The one way to make a list: JSON by pages, CSV and XLSX for people, and its description for the workbench. */
export function listRoute<P extends TProperties, F extends TProperties, Row, K extends string, O extends string>(
  list: List<P, F, Row, K, O>,
): AnyRoute[] {
  const { file } = list;
  return [pagesOf(list), ...(file === undefined ? [] : FORMATS.map((format) => fileOf(list, file, format)))];
}

function pagesOf<P extends TProperties, F extends TProperties, Row, K extends string, O extends string>(
  list: List<P, F, Row, K, O>,
): AnyRoute {
  const { pages = { usual: 50, most: 200 }, answer } = list;
  const query = Type.Object({ ...pageQuery(pages), ...list.filters, ...orderOf(list.orders) });
  return route({
    ...common(list),
    path: list.path,
    summary: list.summary,
    audit: list.audit,
    ...(list.rate === undefined ? {} : { rate: list.rate }),
    list: describeList(list),
    schemas: {
      ...paramsOf(list),
      ...(Object.keys(query.properties).length === 0 ? {} : { query }),
      response: { 200: Type.Object({ ...listOf(list.item).properties, ...list.beside }) },
    },
    async handle(call) {
      const found = await list.rows(askedOf(list, call as Call, pages === 'whole' ? Number.MAX_SAFE_INTEGER : pages.usual));
      return answer === undefined ? found : { ...found, items: found.items.map((row) => answer(row, call.language)) };
    },
  });
}

function pageQuery(pages: { usual: number; most: number } | 'whole'): TProperties {
  if (pages === 'whole') return {};
  const { usual, most } = pages;
  return usual === 50 && most === 200
    ? PageQuery
    : { ...PageQuery, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: most, default: usual })) };
}

function orderOf(orders: readonly string[]): TProperties {
  if (orders.length < 2) return {};
  return { order: Type.Optional(Type.Enum([...orders], { description: `default: ${orders[0]}` })) };
}

function common<P extends TProperties, F extends TProperties, Row, K extends string, O extends string>({
  permission,
  servedWith,
}: List<P, F, Row, K, O>) {
  return { method: 'GET', face: 'api', permission, ...(servedWith === undefined ? {} : { servedWith }) } as const;
}

function paramsOf({ params }: { params?: TProperties }): { params?: TObject } {
  return params === undefined ? {} : { params: Type.Object(params) };
}

function askedOf<P extends TProperties, F extends TProperties, Row, K extends string, O extends string>(
  list: List<P, F, Row, K, O>,
  { caller, language, audit, reply, params, query }: Call,
  usual: number,
): Asked<P, F, O> {
  // The route's schemas, of which these types are made, have checked both by now.
  const { cursor, limit = usual, order = list.orders[0], ...filters } = (query ?? {}) as unknown as Partial<Asked<P, F, O>>;
  return { caller, language, audit, reply, params, query: filters, cursor, limit, order } as unknown as Asked<P, F, O>;
}

function fileOf<P extends TProperties, F extends TProperties, Row, K extends string, O extends string>(
  list: List<P, F, Row, K, O>,
  file: ListFile<P, F, Row, O>,
  format: Format,
): AnyRoute {
  const query = Type.Object({ ...list.filters, ...(file.rows === undefined ? orderOf(list.orders) : {}) });
  const { path = list.path, summary = 'The same as a table for people', rows = list.rows.bind(list) } = file;
  return route({
    ...common(list),
    path: `${path}.${format}`,
    summary: `${summary}; beyond ${file.limit} rows it says how many it lacks`,
    permission: file.permission ?? list.permission,
    audit: file.audit,
    rate: 12,
    produces: TABLE_TYPES[format].replace(/;.*/u, ''),
    ...(file.servedWith === undefined ? {} : { servedWith: file.servedWith }),
    schemas: { ...paramsOf(list), ...(Object.keys(query.properties).length === 0 ? {} : { query }) },
    async handle(call) {
      const { language, reply } = call;
      const asked = { ...askedOf(list, call as Call, file.limit), limit: file.limit };
      const found = await rows(asked);
      const missing = await lackOf(found, (cursor) => rows({ ...asked, cursor }));
      reply.type(TABLE_TYPES[format]).header('content-disposition', `attachment; filename="${file.name}.${format}"`);
      if (missing.n > 0) reply.header('x-rows-missing', String(missing.n));
      const table = tableOf(list, found.items, language);
      return format === 'csv' ? csvOf(table, missing, language) : xlsxOf(table, missing, file.name, language);
    },
  });
}

async function lackOf<Row>(found: Found<Row>, more: (cursor: string) => Promise<Found<Row>>): Promise<Missing> {
  let { next } = found;
  let n = 0;
  while (next !== null && n < COUNTED) {
    const page = await more(next);
    n += page.items.length;
    next = page.next;
  }
  return { n, more: next !== null };
}
