import type { ReactNode } from 'react';
import type { Option } from '../parts/field.tsx';

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Right, in figures of one width. */
  numeric?: boolean;
  /** Names its row (one column of a table). */
  heading?: boolean;
  /** Not shown until somebody chooses it. */
  extra?: boolean;
}

export interface FilterField {
  /** Of the parameter in the address and, as a rule, of the API. */
  name: string;
  label: string;
  kind: 'text' | 'date' | 'select' | 'check';
  hint?: string;
  options?: readonly Option[];
  maxLength?: number;
}

export interface Order {
  key: string;
  /** In words, with the tie-break: “按截止日期，最早的在前；同一天的按编号”. */
  words: string;
}

/** What the page asks the API with. */
export interface Asked {
  filters: Readonly<Record<string, string>>;
  order: string;
  cursor: string | undefined;
  limit: number;
  /** Where the list has a `purposeScope`. */
  purpose: string | null;
  signal: AbortSignal;
}

export interface Found<Row> {
  items: readonly Row[];
  next: string | null;
  /** Where the API counts. */
  total?: number;
  /** ISO day of that count. */
  totalOn?: string;
}

export interface QueryTableProps<Row> {
  /** Names the list among what is kept in memory: `organs`. */
  name: string;
  /** What the table holds, for those who do not see it. */
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  load: (asked: Asked) => Promise<Found<Row>>;
  filters?: readonly FilterField[];
  /** The first is the usual one. A list whose API knows one order says that one. */
  orders: readonly Order[];
  /** The first is the usual one; default 50, 20, 100, 200. */
  sizes?: readonly number[];
  /** Address of a row's page; its heading becomes the link. */
  open?: (row: Row) => string | null;
  /** Of the row, at its end: links and buttons. */
  actions?: (row: Row) => ReactNode;
  /** Why nothing may be here, and what one can do. */
  empty: { why: string; what?: ReactNode };
  /** Address of the same list as a file, with the conditions. */
  exportHref?: (search: string, format: 'csv' | 'xlsx') => string;
  /** Default: CSV alone. */
  exports?: readonly ('csv' | 'xlsx')[];
  /** The list is above PUBLIC: why one looks is asked first, for this scope (as a rule the page's path). */
  purposeScope?: string;
  /** Above the table: facts of the whole answer. */
  summary?: (found: Found<Row>) => ReactNode;
}
