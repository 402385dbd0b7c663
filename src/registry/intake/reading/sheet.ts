import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { MappingContent } from '../../../kernel/policy/schemas/mapping.ts';
import { headingMissing, knownColumns, toHeading, type Heading } from './heading.ts';
import { intakeMessages } from '../messages.ts';
import { refuse } from './refuse.ts';
import {
  chooseSheet,
  entriesOf,
  findHeading,
  HEADING_WITHIN,
  openTable,
  readLayout,
  readReturned,
  type FoundHeading,
  type Merge,
  type ReturnedLayout,
  type Sheet,
  type Table,
  type TableRow,
  refuseTable,
} from '../../../kernel/sheets/index.ts';

/** A file with the one sheet of it that is taken. */
export interface OpenedSheet {
  table: Table;
  sheet: Sheet;
  heading: Heading;
  /** The file is a table of rows to mend that came back: where the columns that we added stand. */
  layout: ReturnedLayout | undefined;
  /** Number of the batch whose rows come back, as their marks say. */
  returnedFrom: string | undefined;
  /** Hidden or filtered out: taken like any other, and told. */
  hiddenRows: number;
}

export interface SheetOptions {
  /** Name of the sheet, where its sender says which; CSV and JSON lines have none. */
  sheet?: string | undefined;
  /** Fingerprint of the heading that came last, which decides between sheets that fit. */
  remembered?: () => Promise<string | undefined>;
  /** Told the heading, it answers what is to see each row while the file is read to its end. */
  watch?: (heading: Heading) => ((row: TableRow) => void) | undefined;
  /** Read only as far as is needed: not to the end, where a fault may be. */
  beginningOnly?: boolean;
}

/**
 * Finds sheet and heading, and reads on to the end: a file that breaks off further down (a mark without partner, a damaged
 * part, too many rows) is refused whole, before any row of it is taken. Throws FILE_REFUSED; where more than one sheet or
 * heading may be meant, as the one question SHEET_UNSURE.
 */
export async function openSheet(path: string, mapping: MappingContent, options: SheetOptions = {}): Promise<OpenedSheet> {
  const table = entriesOf(await openTable(path), mapping.rowsFrom);
  const looks: Look[] = [];
  // One after the other: a workbook may have hundreds of them.
  for (const sheet of namedSheets(table, options.sheet)) looks.push(await lookAt(table, sheet));
  if (looks.every(({ rows }) => rows.length === 0)) throw refuseTable('FILE_EMPTY');
  const { look, found } = await choose(table, looks, mapping, options);
  const { layout, returnedFrom } = look;
  const opened = { table, sheet: look.sheet, heading: toHeading(found, mapping), layout, returnedFrom };
  if (!options.beginningOnly) await readToEnd(opened, options.watch?.(opened.heading));
  return { ...opened, hiddenRows: (await table.survey(look.sheet)).hiddenRows };
}

async function readToEnd(opened: Omit<OpenedSheet, 'hiddenRows'>, see: ((row: TableRow) => void) | undefined): Promise<void> {
  if (see) for await (const group of sheetRows(opened)) group.forEach(see);
  else for await (const _ of opened.table.rows(opened.sheet));
}

/** The rows below the heading, in groups, each as wide as the heading: but of CSV, where another width is a finding. */
export async function* sheetRows({ table, sheet, heading, layout }: Omit<OpenedSheet, 'hiddenRows'>): AsyncGenerator<TableRow[]> {
  const width = heading.cells.length;
  for await (const group of table.rows(sheet)) {
    const below = group[0]!.rowNo > heading.rowNo ? group : group.filter((row) => row.rowNo > heading.rowNo);
    const rows = layout ? below.map((row) => returnedRow(row, layout, table.kind)) : below;
    if (table.kind !== 'csv') for (const row of rows) fitTo(row.cells, width);
    if (rows.length > 0) yield rows;
  }
}

function returnedRow(given: TableRow, layout: ReturnedLayout, kind: Table['kind']): TableRow {
  const { mark, row } = readReturned(given, layout, kind);
  return mark ? { ...row, mark } : row;
}

/** A row of a workbook ends with its last content, and what stands right of all headings is of no column. */
function fitTo(cells: string[], width: number): void {
  while (cells.length < width) cells.push('');
  cells.length = width;
}

export interface Look {
  sheet: Sheet;
  rows: TableRow[];
  merges: readonly Merge[];
  layout: ReturnedLayout | undefined;
  returnedFrom: string | undefined;
}

function namedSheets(table: Table, name: string | undefined): readonly Sheet[] {
  if (name === undefined || name === '' || !hasNames(table)) return table.sheets;
  const named = table.sheets.find((sheet) => sheet.name === name) ?? table.sheets.find((s) => s.name.trim() === name.trim());
  if (named) return [named];
  throw refuse('SHEET_UNKNOWN', { sheet: name, sheets: table.sheets.map((sheet) => `“${sheet.name}”`).join('、') });
}

const hasNames = ({ kind }: Table): boolean => kind === 'xlsx' || kind === 'xls';

/** Its first rows, of a table of rows to mend without the columns that we added. */
export async function lookAt(table: Table, sheet: Sheet): Promise<Look> {
  const rows: TableRow[] = [];
  // The names of JSON lines come first, as a row of their own; what follows is data.
  const within = table.kind === 'jsonl' ? 1 : HEADING_WITHIN;
  for await (const group of table.rows(sheet)) {
    rows.push(...group.slice(0, within - rows.length));
    if (rows.length >= within) break;
  }
  const layout = readLayout(rows);
  if (!layout) return { sheet, rows, merges: (await table.survey(sheet)).merges, layout, returnedFrom: undefined };
  const returned = rows.map((row) => readReturned(row, layout, table.kind));
  const returnedFrom = returned.find(({ mark }) => mark !== undefined)?.mark?.batch;
  return { sheet, rows: returned.map(({ row }) => row), merges: [], layout, returnedFrom };
}

const isWhole = ({ missing, twice }: FoundHeading): boolean => missing.length === 0 && twice.length === 0;

async function choose(
  table: Table,
  looks: readonly Look[],
  mapping: MappingContent,
  { sheet, remembered }: SheetOptions,
): Promise<{ look: Look; found: FoundHeading }> {
  const columns = knownColumns(mapping);
  const seen = looks.map((look) => ({ ...look, hidden: look.sheet.state !== 'visible' }));
  const known = looks.length > 1 ? await remembered?.() : undefined;
  const choice = chooseSheet(seen, columns, known);
  if (!choice) throw headingMissing(mapping);
  const chosen = { look: looks[choice.index]!, found: choice.heading };
  if (choice.sure || !hasNames(table) || (sheet !== undefined && sheet !== '')) return chosen;
  const fitting = looks.flatMap((look) => {
    const found = look === chosen.look ? chosen.found : findHeading(look.rows, columns, look.merges);
    return found && isWhole(found) ? [{ look, found }] : [];
  });
  // Without any sheet that has all columns there is nothing to choose: the columns that the best one lacks are told.
  if (fitting.length === 0) return chosen;
  throw refuse('SHEET_UNSURE', (language) => ({
    sheets: fitting.map((each) => describe(each, language)).join(language === 'en' ? '; ' : '、'),
  }));
}

function describe({ look: { sheet }, found }: { look: Look; found: FoundHeading }, language: Language): string {
  const key = sheet.state === 'visible' ? 'sheet.visible' : 'sheet.hidden';
  return t(language, intakeMessages)[key]({ sheet: sheet.name, row: found.lastRow });
}
