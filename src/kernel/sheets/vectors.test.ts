import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, SSF, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { openTable } from './index.ts';
import { cellAt, type TypedCell } from './types.ts';

const VECTORS = new URL('../../../test/vectors/xlsx/', import.meta.url).pathname;
const files = readdirSync(VECTORS, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx'));

type Cells = Map<string, TypedCell>;

async function ourCells(path: string): Promise<Map<string, Cells>> {
  const table = await openTable(path);
  expect(table.kind).toBe('xlsx');
  const sheets = new Map<string, Cells>();
  for (const sheet of table.sheets) {
    const cells: Cells = new Map();
    for await (const group of table.rows(sheet))
      for (const row of group)
        row.cells.forEach((text, column) => {
          if (text !== '') cells.set(utils.encode_cell({ r: row.rowNo - 1, c: column }), cellAt(row, column));
        });
    sheets.set(sheet.name, cells);
  }
  return sheets;
}

/** Any of these is the same cell: as formatted by the other reader, or its value written out. */
function accepted(cell: CellObject): string[] {
  if (cell.t === 'n') {
    const exact = String(Number((cell.v as number).toPrecision(15)));
    return [(cell.w ?? exact).trim(), exact, ...days(cell)];
  }
  if (cell.t === 'b') return [cell.v === true ? 'TRUE' : 'FALSE'];
  if (cell.t === 'e') return [cell.w ?? ''];
  return [String(cell.v).replaceAll('\r\n', '\n')];
}

function days(cell: CellObject): string[] {
  if (!SSF.is_date(String(cell.z))) return [];
  const code = SSF.parse_date_code(cell.v) as Record<'y' | 'm' | 'd' | 'H' | 'M' | 'S' | 'u', number> | null;
  if (!code) return [];
  const { y, m, d, H, M, S, u } = code;
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${y}-${two(m)}-${two(d)}`;
  // A date that is written as text ends in parts of a second, which are left out; one that is a number is rounded.
  const times = [S, Math.round(S + u)].map((seconds) => `${two(H)}:${two(M)}:${two(seconds)}`);
  return [day, ...times, ...times.map((time) => `${day} ${time}`)];
}

const covered = (sheet: WorkSheet, place: string): boolean => {
  const { r, c } = utils.decode_cell(place);
  return (sheet['!merges'] ?? []).some(({ s, e }) => r >= s.r && r <= e.r && c >= s.c && c <= e.c && (r !== s.r || c !== s.c));
};

describe('workbooks of other programs are read as two other readers read them', () => {
  test('all of them', () => expect(files).toHaveLength(63));

  test.each(files)('%s: as SheetJS', async (file) => {
    const path = join(VECTORS, file);
    const ours = await ourCells(path);
    const book = read(readFileSync(path), { cellNF: true, cellText: true });
    for (const [name, cells] of ours) {
      const sheet = book.Sheets[name]!;
      const theirs = Object.entries(sheet).filter(
        ([place, cell]: [string, CellObject]) =>
          !place.startsWith('!') && cell.t !== 'z' && String(cell.v ?? '') !== '' && !covered(sheet, place),
      ) as [string, CellObject][];
      expect([...cells.keys()].sort(), name).toEqual(theirs.map(([place]) => place).sort());
      for (const [place, cell] of theirs)
        expect(accepted(cell), `${name} ${place} ${cell.z}`).toContain(cells.get(place)!.text.replaceAll('\r\n', '\n'));
      for (const [place, cell] of theirs)
        expect(cells.get(place)!.formula === 'stored', `${name} ${place}`).toBe(cell.f !== undefined || cell.F !== undefined);
    }
  });

  test.each(files)('%s: texts as hucre', async (file) => {
    const path = join(VECTORS, file);
    const ours = await ourCells(path);
    const book = await readXlsx(readFileSync(path));
    for (const sheet of book.sheets)
      sheet.rows.forEach((row, r) =>
        row.forEach((value, c) => {
          const cell = ours.get(sheet.name)?.get(utils.encode_cell({ r, c }));
          // hucre leaves line ends of the XML as they are, where XML reads each as \n: not what is compared here.
          if (typeof value === 'string' && cell?.kind === 'text')
            expect(cell.text.replace(/[\r\n]+/gu, '\n')).toBe(value.replace(/[\r\n]+/gu, '\n'));
        }),
      );
  });
});
