import { decodeFile, type Inspected } from '../decode.ts';
import { ONE_SHEET } from '../csv-table.ts';
import type { TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import { addCell, isEmptyRow } from '../rows.ts';
import type { Table, TableRow } from '../types.ts';
import { readJsonLine } from './line.ts';

interface Line {
  lineNo: number;
  /** Undefined where it was longer than the limit. */
  text: string | undefined;
}

/**
 * JSON lines: each object a row, each path of its values a column. The columns are those of the whole file, found by reading
 * it once before; they come first, as row 0.
 */
export async function openJsonLines(path: string, inspected: Inspected, limits: TableLimits, signal?: AbortSignal): Promise<Table> {
  const { columns, lines } = await findColumns(path, inspected, limits, signal);
  async function* rows(): AsyncGenerator<TableRow[]> {
    yield [{ rowNo: 0, cells: [...columns.keys()] }];
    for await (const group of linesOf(path, inspected, limits, signal)) {
      const read = group.map((line) => readRow(line, columns, limits)).filter((row) => row !== undefined);
      if (read.length > 0) yield read;
    }
  }
  return {
    kind: 'jsonl',
    hash: inspected.hash,
    bytes: inspected.bytes,
    encoding: inspected.encoding,
    sheets: ONE_SHEET,
    survey: () => Promise.resolve({ rows: lines, hiddenRows: 0, hiddenColumns: [], merges: [] }),
    rows,
  };
}

async function findColumns(
  path: string,
  inspected: Inspected,
  limits: TableLimits,
  signal?: AbortSignal,
): Promise<{ columns: Map<string, number>; lines: number }> {
  const columns = new Map<string, number>();
  let lines = 0;
  let rows = 0;
  for await (const group of linesOf(path, inspected, limits, signal))
    for (const { lineNo, text } of group) {
      lines = lineNo;
      const read = text === undefined || text.trim() === '' ? undefined : readJsonLine(text, limits.depth);
      if (!read || !('fields' in read)) continue;
      if (++rows > limits.rows) throw refuseTable('ROWS_TOO_MANY', { limit: limits.rows });
      for (const field of read.fields) if (!columns.has(field.path)) columns.set(field.path, columns.size);
      if (columns.size > limits.columns) throw refuseTable('COLUMNS_TOO_MANY', { row: lineNo, limit: limits.columns });
    }
  if (rows === 0) throw refuseTable('JSON_NO_ROW');
  return { columns, lines };
}

function readRow(line: Line, columns: Map<string, number>, limits: TableLimits): TableRow | undefined {
  const row: TableRow = { rowNo: line.lineNo, cells: [] };
  const params = { line: line.lineNo };
  if (line.text === undefined) row.findings = [{ code: 'LINE_LONG', params: { ...params, limit: limits.row } }];
  else if (line.text.trim() !== '') {
    const read = readJsonLine(line.text, limits.depth);
    if ('broken' in read) row.findings = [{ code: 'JSON_BROKEN', params: { ...params, at: read.broken } }];
    else if ('notRow' in read) row.findings = [{ code: 'JSON_NOT_ROW', params }];
    else {
      for (const key of read.twice) (row.findings ??= []).push({ code: 'JSON_KEY_TWICE', params: { ...params, key } });
      for (const { path, text, kind } of read.fields) {
        const column = columns.get(path);
        // Its columns were read a moment ago.
        if (column === undefined) throw refuseTable('JSON_NO_ROW');
        addCell(row, column, { kind, text }, limits);
      }
    }
  }
  return isEmptyRow(row) ? undefined : row;
}

/** The lines of a file in groups; of one that is too long nothing is held. */
async function* linesOf(path: string, inspected: Inspected, limits: TableLimits, signal?: AbortSignal): AsyncGenerator<Line[]> {
  let rest = '';
  let tooLong = false;
  let lineNo = 0;
  for await (const piece of decodeFile(path, inspected.encoding)) {
    signal?.throwIfAborted();
    const parts = (rest + piece).split('\n');
    rest = parts.pop()!;
    const group = parts.map((text): Line => {
      const long = tooLong || text.length > limits.row;
      tooLong = false;
      return { lineNo: ++lineNo, text: long ? undefined : text };
    });
    if (rest.length > limits.row) {
      tooLong = true;
      rest = '';
    }
    if (group.length > 0) yield group;
  }
  if (rest !== '' || tooLong) yield [{ lineNo: lineNo + 1, text: tooLong ? undefined : rest }];
}
