import { addCell } from '../rows.ts';
import { TABLE_LIMITS, type TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import type { Sheet, Table, TableRow } from '../types.ts';
import { readJsonList, type JsonField } from './line.ts';

/**
 * JSON lines of which each entry of the list at `path` is a row: it has the cells of its line, and its own values as columns
 * named `path.name`. A line without the list gives no row. Rows are numbered as the entries come. Any other table stays as it is.
 */
export function entriesOf(table: Table, path: string | undefined, limits: TableLimits = TABLE_LIMITS): Table {
  if (path === undefined || table.kind !== 'jsonl') return table;
  return { ...table, rows: (sheet) => entryRows(table, sheet, path, limits) };
}

async function* entryRows(table: Table, sheet: Sheet, path: string, limits: TableLimits): AsyncGenerator<TableRow[]> {
  const columns = await findColumns(table, sheet, path, limits);
  let rowNo = 0;
  for await (const group of table.rows(sheet)) {
    const rows: TableRow[] = [];
    for (const row of group)
      if (row.rowNo === 0) rows.push({ rowNo: 0, cells: [...row.cells, ...columns.own.keys()] });
      else for (const entry of entriesIn(row, columns, limits)) rows.push({ ...entry, rowNo: ++rowNo });
    if (rows.length > 0) yield rows;
  }
}

interface Columns {
  path: string;
  /** Position of the list; undefined where no line has it. */
  list: number | undefined;
  own: Map<string, number>;
}

/** One reading of the file, to know the names that any entry has. */
async function findColumns(table: Table, sheet: Sheet, path: string, limits: TableLimits): Promise<Columns> {
  const columns: Columns = { path, list: undefined, own: new Map() };
  let width = 0;
  for await (const group of table.rows(sheet))
    for (const row of group) {
      if (row.rowNo === 0) {
        width = row.cells.length;
        columns.list = row.cells.indexOf(path);
        continue;
      }
      for (const { path: name } of fieldsIn(row, columns.list, limits)?.flat() ?? []) {
        const column = `${path}.${name}`;
        if (!columns.own.has(column)) columns.own.set(column, width + columns.own.size);
      }
      if (width + columns.own.size > limits.columns) throw refuseTable('COLUMNS_TOO_MANY', { row: row.rowNo, limit: limits.columns });
    }
  return columns;
}

/** The values of each entry; none where the cell is empty. Undefined where it is no list of objects, or was cut. */
function fieldsIn(row: TableRow, list: number | undefined, limits: TableLimits): JsonField[][] | undefined {
  const text = list === undefined || list < 0 ? '' : (row.cells[list] ?? '').trim();
  if (row.findings?.some((finding) => finding.column === list)) return undefined;
  const entries = text === '' ? [] : readJsonList(text, limits.depth);
  return entries?.every((entry) => 'fields' in entry) ? entries.map((entry) => entry.fields) : undefined;
}

function entriesIn(row: TableRow, { path, list, own }: Columns, limits: TableLimits): TableRow[] {
  // A line that can't be read is told once, without entries.
  if (row.findings?.some((finding) => finding.column === undefined)) return [row];
  const entries = fieldsIn(row, list, limits);
  if (!entries) return [{ ...row, findings: [{ code: 'JSON_BROKEN', params: { line: row.rowNo, at: 1 } }] }];
  return entries.map((fields) => {
    const entry: TableRow = { ...row, cells: [...row.cells] };
    if (row.notes) entry.notes = [...row.notes];
    if (row.findings) entry.findings = [...row.findings];
    for (const { path: name, text, kind } of fields) addCell(entry, own.get(`${path}.${name}`)!, { kind, text }, limits);
    return entry;
  });
}
