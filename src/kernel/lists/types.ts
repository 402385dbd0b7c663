import type { Static, TObject, TProperties, TSchema } from 'typebox';
import type { Permission } from '../access/permissions.ts';
import type { Call, ColumnKind, Face } from '../http/index.ts';
import type { Language } from '../i18n/index.ts';

export type CellValue = string | number | boolean | null | undefined | readonly string[];

/** One column of a list. Its heading is `column.KEY` of the list's words; its value is the row's own, unless `cell` makes another. */
export interface ListColumn<Row> {
  /** Default: text. */
  kind?: ColumnKind;
  /** It names its row, in the workbench's table. */
  heading?: true;
  /** The workbench's table shows it once somebody chooses it. */
  extra?: true;
  /** It stands in files alone, or on the workbench's page alone. */
  only?: 'file' | 'page';
  /** What files say. */
  cell?: (row: Row, language: Language) => CellValue;
}

/** A page of rows, with what the answer says beside them. */
export interface Found<Row> {
  items: readonly Row[];
  next: string | null;
}

/** What rows are asked with. `limit` is that of the page or of the file. */
export interface Asked<P extends TProperties, F extends TProperties, O extends string> extends Pick<
  Call,
  'caller' | 'language' | 'audit' | 'reply'
> {
  params: Static<TObject<P>>;
  query: Static<TObject<F>>;
  order: O;
  cursor: string | undefined;
  limit: number;
}

type Said<Key extends string> = { [K in Key]: () => string };
/** A catalogue that says at least this much. */
export interface ListWords<Key extends string> {
  zh: Said<Key>;
  en: Said<Key>;
}

/** The list as a file, for people: `PATH.csv` and `PATH.xlsx`. */
export interface ListFile<P extends TProperties, F extends TProperties, Row, O extends string> {
  /** Its name without the ending. */
  name: string;
  audit: string;
  /** Most rows of one file; what is more is counted, and the file says how many it lacks. */
  limit: number;
  permission?: Permission;
  /** Address without the ending; default: that of the list. */
  path?: string;
  summary?: string;
  servedWith?: readonly Exclude<Face, 'api'>[];
  /** Where a file is read otherwise than the pages, or has other rows than they. */
  rows?: (asked: Asked<P, F, O>) => Promise<Found<Row>>;
}

/**
 * All that there is to say about a list, once: its answer, its files, its description and the workbench's table come of it.
 * A filter is labelled `filter.NAME` or, where it is a column too, by the heading; the choices of an enumeration `NAME.VALUE`;
 * orders `order.KEY`, with their tie-break.
 */
export interface List<P extends TProperties, F extends TProperties, Row, K extends string, O extends string> {
  /** Names the list in the workbench: unique, of letters and hyphens. */
  name: string;
  path: string;
  summary: string;
  permission: Permission;
  audit: string;
  servedWith?: readonly Exclude<Face, 'api'>[];
  rate?: number;
  params?: P;
  filters?: F;
  /** Filters that the API takes and the workbench's form does not show. */
  unshown?: readonly (keyof F & string)[];
  /** Of one row in the answer. */
  item: TSchema;
  /** What the answer says beside the rows. */
  beside?: TProperties;
  /** Rows of a page; `whole`: the list is short and has no pages. */
  pages?: { usual: number; most: number } | 'whole';
  words: ListWords<`column.${NoInfer<K>}` | `order.${NoInfer<O>}`>;
  /** In the order in which they stand in files and in the table. */
  columns: { readonly [Key in K]: ListColumn<NoInfer<Row>> };
  /** The first is the usual one. With more than one the API takes `order`. */
  orders: readonly O[];
  rows(asked: Asked<P, F, O>): Promise<Found<Row>>;
  /** The row as the answer gives it, where that is less or other than the row. */
  answer?: (row: NoInfer<Row>, language: Language) => unknown;
  file?: ListFile<P, F, NoInfer<Row>, O>;
}
