import type { ReactElement, ReactNode } from 'react';
import { answer, api, purposeHeader } from '../api/client.ts';
import type { paths } from '../api/schema.d.ts';
import { kindOf, OrganName } from '../parts/acts/index.ts';
import type { Option } from '../parts/field.tsx';
import { formatCount } from '../parts/format.ts';
import { DateText, Mixed, Named, Zh } from '../parts/text.tsx';
import { QueryTable } from './query-table.tsx';
import type { Asked, Column, FilterField, Found, QueryTableProps } from './types.ts';
import { own } from '../look/language.ts';

interface Word {
  zh: string;
  en: string;
}
type Choice = Word & { value: string };

/** A list as the API describes it: one of `api/lists`. */
export interface DeclaredList {
  path: string;
  name: string;
  columns: readonly (Word & {
    key: string;
    kind: string;
    heading?: true;
    extra?: true;
    only?: string;
    values?: readonly Choice[];
    none?: Word;
  })[];
  orders: readonly (Word & { key: string })[];
  filters: readonly (Word & {
    name: string;
    kind: FilterField['kind'];
    hint?: Word;
    maxLength?: number;
    options?: readonly Choice[];
  })[];
  whole?: true;
  /** Address of its files without the ending, or why it has none. */
  file: string | { none: string };
}

/** A row of its answer. */
export type RowOf<L extends DeclaredList> = paths[L['path'] & keyof paths] extends {
  get: { responses: { 200: { content: { 'application/json': { items: readonly (infer Row)[] } } } } };
}
  ? Row
  : never;

type AnswerOf<L extends DeclaredList> = paths[L['path'] & keyof paths] extends {
  get: { responses: { 200: { content: { 'application/json': infer Answer } } } };
}
  ? Answer
  : never;

interface Answered<L extends DeclaredList> extends Found<RowOf<L>> {
  given: AnswerOf<L>;
  filters: Asked['filters'];
}

export interface ListTableProps<L extends DeclaredList> extends Pick<
  QueryTableProps<RowOf<L>>,
  'caption' | 'rowKey' | 'open' | 'actions' | 'empty' | 'purposeScope' | 'sizes'
> {
  list: L;
  /** Parts of the address in braces. */
  params?: Readonly<Record<string, string>>;
  /** Asked beside what the reader chose, which goes before. */
  query?: Readonly<Record<string, string>>;
  /** How a cell looks, where it is more than its value. */
  cells?: { readonly [K in L['columns'][number]['key']]?: (row: RowOf<L>) => ReactNode };
  /** Choices that only the page knows, by filter; such a filter is a choice, whatever the API calls it. */
  options?: { readonly [K in L['filters'][number]['name']]?: readonly Option[] };
  hints?: { readonly [K in L['filters'][number]['name']]?: string };
  /** Filters that this reader has no use for. */
  hidden?: readonly L['filters'][number]['name'][];
  /** Above the table: facts of the whole answer, and of what was asked. */
  summary?: (answer: AnswerOf<L>, filters: Asked['filters']) => ReactNode;
  /** What the answer counts; null where it does not. */
  counted?: (answer: AnswerOf<L>) => { total: number; totalOn?: string } | null;
}

/** Headings of a list, for pages that show one of its rows: `heads.decidedAt`. */
export function useHeads<L extends DeclaredList>(list: L): Readonly<Record<L['columns'][number]['key'], string>> {
  return Object.fromEntries(list.columns.map((each) => [each.key, own(each)])) as Record<L['columns'][number]['key'], string>;
}

/** Words of the values of a column, or of the choices of a filter: `words.open`. */
export function useChoices(list: DeclaredList, name: string): Readonly<Record<string, string>> {
  const { values } = list.columns.find((each) => each.key === name) ?? {};
  const options = values ?? list.filters.find((each) => each.name === name)?.options ?? [];
  return Object.fromEntries(options.map((each) => [each.value, own(each)]));
}

/** A list of the API as it declares itself: heads, order, conditions and files come from there; a page says how cells look and why it may be empty. */
export function ListTable<L extends DeclaredList>(props: ListTableProps<L>): ReactElement {
  const { list, params = {}, query = {}, hidden = [], options, hints, summary, counted, cells, ...rest } = props;
  const place = (path: string): string => path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const file = typeof list.file === 'string' ? place(list.file) : undefined;
  return (
    <QueryTable<RowOf<L>>
      {...rest}
      name={list.name}
      columns={list.columns.filter(({ only }) => only !== 'file').map((each) => columnOf(each))}
      filters={list.filters.filter(({ name }) => !hidden.includes(name)).map((each) => filterOf(each))}
      orders={list.orders.map((each) => ({ key: each.key, words: own(each) }))}
      load={load}
      {...(list.whole ? { sizes: [1000] } : {})}
      exports={['csv', 'xlsx']}
      {...(file === undefined ? {} : { exportHref: (search: string, format: string) => `${file}.${format}${fileSearch(search)}` })}
      {...(summary === undefined
        ? {}
        : { summary: (found: Found<RowOf<L>>) => summary((found as Answered<L>).given, (found as Answered<L>).filters) })}
    />
  );

  function columnOf(each: DeclaredList['columns'][number]): Column<RowOf<L>> {
    const cell = cells?.[each.key as L['columns'][number]['key']];
    return {
      key: each.key,
      head: own(each),
      numeric: each.kind === 'number',
      heading: each.heading ?? false,
      extra: each.extra ?? false,
      cell: cell ?? ((row) => <Value of={each} value={(row as Record<string, unknown>)[each.key]} />),
    };
  }

  function filterOf(each: DeclaredList['filters'][number]): FilterField {
    const { name, kind, hint, maxLength } = each;
    const given = options?.[name as L['filters'][number]['name']];
    const said = hints?.[name as L['filters'][number]['name']] ?? (hint && own(hint));
    const choices = given ?? each.options?.map((option) => ({ value: option.value, label: own(option) }));
    return {
      name,
      label: own(each),
      kind: given === undefined ? kind : 'select',
      ...(choices === undefined ? {} : { options: choices }),
      ...(said === undefined ? {} : { hint: said }),
      ...(maxLength === undefined ? {} : { maxLength }),
    };
  }

  async function load({ filters, order, cursor, limit, purpose, signal }: Asked): Promise<Answered<L>> {
    const asked = {
      ...query,
      ...filters,
      ...(list.orders.length > 1 ? { order } : {}),
      ...(cursor === undefined ? {} : { cursor }),
      ...(list.whole ? {} : { limit }),
    };
    // The address is one of the API's with such an answer, which no type can follow through a variable.
    const init = { params: { path: params, query: asked }, headers: purposeHeader(purpose), signal } as never;
    const given: AnswerOf<L> = await answer(api.GET(list.path as never, init));
    const { items, next = null } = given as Found<RowOf<L>>;
    return { items, next, given, filters, ...(list.whole ? { total: items.length } : counted?.(given)) };
  }

  function fileSearch(search: string): string {
    const fixed = new URLSearchParams(query);
    for (const [name, value] of new URLSearchParams(search)) fixed.set(name, value);
    const text = fixed.toString();
    return text === '' ? '' : `?${text}`;
  }
}

function Value({ of: { kind, values, none }, value }: { of: DeclaredList['columns'][number]; value: unknown }): ReactElement | null {
  if (value === null || value === undefined || value === '') return none === undefined ? null : <>{own(none)}</>;
  if (kind === 'title') return <Named of={value as Word} />;
  const word = values?.find((each) => each.value === (typeof value === 'string' ? value : JSON.stringify(value)));
  if (word !== undefined) return <>{own(word)}</>;
  if (typeof value === 'number') return <>{kind === 'number' ? formatCount(value) : value}</>;
  if (typeof value !== 'string') return null;
  switch (kind) {
    case 'day':
      return <DateText day={value} />;
    case 'time':
      return <DateText at={value} />;
    case 'code':
      return <code>{value}</code>;
    case 'zh':
      return <Zh>{value}</Zh>;
    case 'organ':
      return <OrganName code={value} />;
    case 'act':
      return <>{kindOf(value)}</>;
    default:
      return <Mixed>{value}</Mixed>;
  }
}
