import { Type, type TObject, type TProperties } from 'typebox';
import { listOf, PageQuery, route, type AnyRoute, type Call } from '../http/index.ts';
import { TABLE_TYPES } from '../tables/index.ts';
import { describeList } from './describe.ts';
import { csvOf, tableOf, xlsxOf, type Missing } from './table.ts';
import type { AnyFile, AnyList, Asked, Filters, Found, List } from './types.ts';

/** More than this nobody reads in a spreadsheet. */
const FILE_ROWS = 20_000;
/** Rows that a file lacks are counted up to here. */
export const COUNTED = 100_000;
const FORMATS = ['csv', 'xlsx'] as const;
type AnyAsked = Asked<TProperties, Filters, string>;

/** The one way to make a list: JSON by pages, CSV and XLSX for people, and its description for the workbench. */
export function listRoute<P extends TProperties, F extends Filters, Row, O extends string>(declared: List<P, F, Row, O>): AnyRoute[] {
  const list = declared as unknown as AnyList;
  const { file = {} } = list;
  return [pagesOf(list), ...('none' in file ? [] : FORMATS.map((format) => fileOf(list, file, format)))];
}

function pagesOf(list: AnyList): AnyRoute {
  const { pages = { usual: 50, most: 200 }, answer } = list;
  return route({
    ...commonOf(list),
    path: list.path,
    summary: list.summary,
    audit: list.audit,
    ...(list.rate === undefined ? {} : { rate: list.rate }),
    list: describeList(list),
    schemas: {
      ...schemasOf(list, { ...pageQuery(pages), ...filtersOf(list), ...orderOf(list) }),
      response: { 200: list.shape ?? listOf(list.item!) },
    },
    async handle(call) {
      const found = await foundOf(list.rows, askedOf(list, call, pages === 'whole' ? Number.MAX_SAFE_INTEGER : pages.usual));
      return answer === undefined ? found : { ...found, items: found.items.map((row) => answer(row, call.language)) };
    },
  });
}

function pageQuery(pages: { usual: number; most: number } | 'whole'): TProperties {
  if (pages === 'whole') return {};
  const { usual, most } = pages;
  return { ...PageQuery, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: most, default: usual })) };
}

const filtersOf = ({ filters = {} }: AnyList): TProperties =>
  Object.fromEntries(Object.entries(filters).map(([name, { schema }]) => [name, Type.Optional(schema)]));

function orderOf({ orders }: AnyList): TProperties {
  const [usual, ...others] = Object.keys(orders);
  return others.length === 0 ? {} : { order: Type.Optional(Type.Enum([usual!, ...others], { description: `default: ${usual}` })) };
}

function schemasOf({ params }: AnyList, query: TProperties): { params?: TObject; query?: TObject } {
  return {
    ...(params === undefined ? {} : { params: Type.Object(params) }),
    ...(Object.keys(query).length === 0 ? {} : { query: Type.Object(query) }),
  };
}

const commonOf = ({ permission, servedWith }: AnyList) =>
  ({ method: 'GET', face: 'api', permission, ...(servedWith === undefined ? {} : { servedWith }) }) as const;

function askedOf(list: AnyList, { caller, language, audit, reply, params = {}, query = {} }: Call, usual: number): AnyAsked {
  const { cursor, limit = usual, order = Object.keys(list.orders)[0], ...filters } = query as Partial<AnyAsked>;
  return { caller, language, audit, reply, params, query: filters, cursor, limit, order } as AnyAsked;
}

async function foundOf(rows: AnyList['rows'], asked: AnyAsked): Promise<Found<unknown>> {
  const found = await rows(asked);
  return 'items' in found ? found : { items: found, next: null };
}

function fileOf(list: AnyList, file: AnyFile, format: (typeof FORMATS)[number]): AnyRoute {
  const { name = list.name, path = list.path, rows = list.rows, limit = FILE_ROWS } = file;
  return route({
    ...commonOf(list),
    path: `${path}.${format}`,
    summary: `The same as a table for people; beyond ${limit} rows it says how many it lacks`,
    permission: file.permission ?? list.permission,
    audit: file.audit ?? list.audit,
    rate: 12,
    produces: TABLE_TYPES[format].replace(/;.*/u, ''),
    ...(file.servedWith === undefined ? {} : { servedWith: file.servedWith }),
    schemas: schemasOf(list, { ...filtersOf(list), ...(file.rows === undefined ? orderOf(list) : {}) }),
    async handle(call) {
      const { language, reply } = call;
      const asked = { ...askedOf(list, call, limit), limit };
      const found = await foundOf(rows, asked);
      const missing = await lackOf(found, (cursor) => foundOf(rows, { ...asked, cursor }));
      reply.type(TABLE_TYPES[format]).header('content-disposition', `attachment; filename="${name}.${format}"`);
      if (missing.n > 0) reply.header('x-rows-missing', String(missing.n));
      const table = tableOf(list, found.items, language);
      return format === 'csv' ? csvOf(table, missing, language) : xlsxOf(table, missing, name, language);
    },
  });
}

async function lackOf({ next, missing = 0 }: Found<unknown>, more: (cursor: string) => Promise<Found<unknown>>): Promise<Missing> {
  let n = missing;
  while (next !== null && n < COUNTED) {
    const page = await more(next);
    n += page.items.length;
    next = page.next;
  }
  return { n: Math.min(n, COUNTED), more: next !== null || n > COUNTED };
}
