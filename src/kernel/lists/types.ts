import type { Static, TObject, TProperties, TSchema } from 'typebox';
import type { Permission } from '../access/permissions.ts';
import type { Call, ColumnKind, Face, Word } from '../http/index.ts';
import type { Language } from '../i18n/index.ts';

export type CellValue = string | number | boolean | null | undefined | readonly string[];

/** One column of a list under its heading; its value is the row's own of that name, unless `cell` makes another for files and commands. */
export interface ListColumn<Row> extends Word {
  /** Its heading in files, where they hold codes of what the page shows by name. */
  inFile?: Word;
  /** Default: text. */
  kind?: ColumnKind;
  /** It names its row, in the workbench's table. */
  heading?: true;
  /** The workbench's table shows it once somebody chooses it. */
  extra?: true;
  /** It stands in files alone, or on the workbench's page alone. */
  only?: 'file' | 'page';
  /** The value is one of these, and is shown by its words. */
  values?: Readonly<Record<string, Word>>;
  /** What the page says where there is no value; in files the cell is empty. */
  none?: Word;
  cell?: (row: Row, language: Language) => CellValue;
}

/** A condition. Without words it is the API's alone; with them it is a field of the workbench's form, an enumeration with the words of its values. */
export interface ListFilter extends Partial<Word> {
  schema: TSchema;
  hint?: Word;
  values?: Readonly<Record<string, Word>>;
}
export type Filters = Readonly<Record<string, ListFilter>>;

/** A page of rows, with what the answer says beside them. `missing`: a file was read whole, and lacks so many. */
export interface Found<Row> {
  items: readonly Row[];
  next: string | null;
  missing?: number;
}

/** What rows are asked with. `limit` is that of the page or of the file. */
export interface Asked<P extends TProperties, F extends Filters, O extends string> extends Pick<
  Call,
  'caller' | 'language' | 'audit' | 'reply'
> {
  params: Static<TObject<P>>;
  query: { [Name in keyof F]?: Static<F[Name]['schema']> };
  order: O;
  cursor: string | undefined;
  limit: number;
}

type Rows<P extends TProperties, F extends Filters, Row, O extends string> = (
  asked: Asked<P, F, O>,
) => Promise<Found<Row> | readonly Row[]> | readonly Row[];

/** How the list leaves as a file, where that is not by itself: `PATH.csv` and `PATH.xlsx` with the columns, the permission and the event of the list. */
export interface ListFile<P extends TProperties, F extends Filters, Row, O extends string> {
  /** Its name without the ending; default: that of the list. */
  name?: string;
  /** Default: that of the list. */
  audit?: string;
  /** Most rows of one file, default 20,000; what is more is counted, and the file says how many it lacks. */
  limit?: number;
  permission?: Permission;
  /** Address without the ending; default: that of the list. */
  path?: string;
  servedWith?: readonly Exclude<Face, 'api'>[];
  /** Keys of columns in the order of the file; default: as declared. */
  columns?: readonly string[];
  /** Where a file is read otherwise than the pages, or has other rows than they. */
  rows?: Rows<P, F, Row, O>;
}

/** All that there is to say about a list, once: its answer, its files, its description and the workbench's table come of it. */
export interface List<P extends TProperties, F extends Filters, Row, O extends string> {
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
  /** Of one row in the answer; `shape` in its place where the answer says more than rows. */
  item?: TSchema;
  shape?: TObject;
  /** Rows of a page; `whole`: the list is short and has no pages. */
  pages?: { usual: number; most: number } | 'whole';
  /** In the order in which they stand in the table. */
  columns: Readonly<Record<string, ListColumn<NoInfer<Row>>>>;
  /** In words, with the tie-break. The first is the usual one; with more than one the API takes `order`. */
  orders: Readonly<Record<O, Word>>;
  rows: Rows<P, F, Row, O>;
  /** The row as the answer gives it, where that is less or other than the row. */
  answer?: (row: NoInfer<Row>, language: Language) => unknown;
  /** `none`: why this list leaves by no file of its own. */
  file?: ListFile<P, F, NoInfer<Row>, NoInfer<O>> | { none: string };
}

/** A list whose own types its route's schemas have checked by now. */
export type AnyList = List<TProperties, Filters, unknown, string>;
export type AnyFile = ListFile<TProperties, Filters, unknown, string>;
