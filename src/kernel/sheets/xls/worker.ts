/**
 * What runs in the worker, as text: a worker's file would have to be JavaScript in dist/ and TypeScript under the tests. It
 * reads the old workbook whole and posts its cells as the file holds them, a thousand rows at a time; nothing is evaluated.
 */
export const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const { read } = require(workerData.library);
const book = read(readFileSync(workerData.path), {
  type: 'buffer', dense: true, cellFormula: true, cellNF: true, cellHTML: false, cellText: false, cellDates: false,
  sheetStubs: false, bookVBA: false, WTF: false,
});
const states = (book.Workbook && book.Workbook.Sheets) || [];
parentPort.postMessage({
  sheets: book.SheetNames.map((name, i) => ({ name, hidden: (states[i] && states[i].Hidden) || 0 })),
  from1904: Boolean(book.Workbook && book.Workbook.WBProps && book.Workbook.WBProps.date1904),
});
book.SheetNames.forEach((name, sheet) => {
  const content = book.Sheets[name];
  const data = content['!data'] || [];
  const hiddenRows = [];
  (content['!rows'] || []).forEach((row, i) => row && row.hidden && hiddenRows.push(i));
  const hiddenColumns = [];
  (content['!cols'] || []).forEach((column, i) => column && column.hidden && hiddenColumns.push(i));
  parentPort.postMessage({ sheet, merges: content['!merges'] || [], hiddenRows, hiddenColumns, rows: data.length });
  for (let from = 0; from < data.length; from += 1000) {
    const rows = [];
    for (let r = from; r < Math.min(from + 1000, data.length); r++) {
      const cells = [];
      (data[r] || []).forEach((cell, c) => {
        if (cell) cells.push([c, cell.t, cell.v === undefined ? '' : String(cell.v), cell.z || 'General', cell.f !== undefined || cell.F !== undefined]);
      });
      if (cells.length > 0) rows.push([r, cells]);
    }
    parentPort.postMessage({ sheet, part: rows });
  }
});
parentPort.postMessage({ done: true });
`;

/** Position, type (n number, s text, b boolean, e error, d date), value, number format, whether a formula. */
export type OldCell = [column: number, type: string, value: string, format: string, formula: boolean];
export type OldRow = [row: number, cells: OldCell[]];

export interface OldMerge {
  s: { r: number; c: number };
  e: { r: number; c: number };
}

export type WorkerMessage =
  | { sheets: { name: string; hidden: number }[]; from1904: boolean }
  | { sheet: number; merges: OldMerge[]; hiddenRows: number[]; hiddenColumns: number[]; rows: number }
  | { sheet: number; part: OldRow[] }
  | { done: true };
