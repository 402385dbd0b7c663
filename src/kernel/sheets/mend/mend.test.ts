import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { read, type CellObject } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tempFile } from '../testing/files.ts';
import { openTable, readLayout, readReturned, readRowMark, rowMark, writeWorkbook, type RowToMend, type TableRow } from '../index.ts';
import { readAll } from '../testing/workbook.ts';

const newPath = async (name: string): Promise<string> => join(dirname(await tempFile('x', '')), name);
const heading = ['企业名称', '统一社会信用代码', '罚款金额（万元）'];
const bad: RowToMend[] = [
  {
    rowNo: 3,
    cells: ['=示例()', '500108123456789012', '-0.5'],
    problems: [
      { column: 1, what: '第18位应为J', how: '请对照文书更正' },
      { column: 1, what: '代码没有登记', how: '请核对' },
      { what: '和第2行是同一份文书', how: '请只保留一行' },
    ],
  },
  { rowNo: 10, cells: ['007'], problems: [{ column: 2, what: '这一格没有填', how: '请对照文书更正' }] },
];
const table = { batch: '2026-11-0042', heading, rows: bad, language: 'zh-CN' as const };

describe('rows to mend as a workbook', () => {
  test('reasons in front, own columns in order, a mark at the end; all cells text, bad cells with comment and colour', async () => {
    const path = await newPath('a.xlsx');
    expect(await writeWorkbook(path, table)).toEqual({ rows: 2, comments: true });
    // Read by another library than the one that wrote it.
    const book = read(await readFile(path), { cellStyles: true, cellNF: true });
    const sheet = book.Sheets['要改的行']!;
    const at = (place: string): CellObject => sheet[place] as CellObject;
    expect(['A1', 'B1', 'C1', 'D1', 'E1', 'F1'].map((p) => at(p).v)).toEqual(['哪里不对', '怎么改', ...heading, '行标识（请勿改动）']);
    expect(at('A2').v).toBe('“统一社会信用代码”：第18位应为J；“统一社会信用代码”：代码没有登记；和第2行是同一份文书');
    expect(at('B2').v).toBe('请对照文书更正；请核对；请只保留一行');
    expect(['C2', 'D2', 'E2'].map((p) => [at(p).t, at(p).v, at(p).f, at(p).z])).toEqual(
      bad[0]!.cells.map((cell) => ['s', cell, undefined, '@']),
    );
    expect(at('D2').c!.map((c) => c.t.trim())).toEqual(['第18位应为J\n请对照文书更正\n代码没有登记\n请核对']);
    expect(at('A2').c!.map((c) => c.t.trim())).toEqual(['和第2行是同一份文书\n请只保留一行']);
    expect(at('E3').c![0]!.t).toContain('这一格没有填');
    expect(at('C2').c).toBeUndefined();
    expect(readRowMark(String(at('F3').v))).toEqual({ batch: '2026-11-0042', rowNo: 10 });
  });

  test('past the limit it is streamed: the same cells, no comments', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({ ...bad[i % 2]!, rowNo: i + 2 }));
    const [small, large] = [await newPath('a.xlsx'), await newPath('b.xlsx')];
    expect(await writeWorkbook(small, { ...table, rows })).toEqual({ rows: 300, comments: true });
    async function* coming(): AsyncGenerator<RowToMend> {
      yield* rows;
    }
    expect(await writeWorkbook(createWriteStream(large), { ...table, rows: coming() }, { withComments: 100 })).toEqual({
      rows: 300,
      comments: false,
    });
    expect(await readAll(await openTable(large))).toEqual(await readAll(await openTable(small)));
    const sheet = read(await readFile(large), { cellNF: true }).Sheets['要改的行']!;
    expect(sheet['C2']).toMatchObject({ t: 's', v: '=示例()', z: '@' });
  });

  test('in English where that is asked', async () => {
    const path = await newPath('a.xlsx');
    await writeWorkbook(path, { ...table, language: 'en' });
    const [first] = await readAll(await openTable(path));
    expect(first!.cells).toEqual(['What is wrong', 'How to mend it', ...heading, 'Row mark (do not change)']);
  });
});

describe('a table of rows to mend is known when it comes back', () => {
  async function returned(path: string): Promise<{ rowNo: number | undefined; cells: string[] }[]> {
    const table = await openTable(path);
    const rows = await readAll(table);
    const layout = readLayout(rows)!;
    return rows.slice(1).map((row) => {
      const back = readReturned(row, layout, table.kind);
      return { rowNo: back.mark?.rowNo, cells: back.row.cells };
    });
  }

  const text = fc.string({ unit: fc.constantFrom(...'示例a0,"\n\r\t =+-@＝\'_x000D_&<>;{}\u0001😀'), maxLength: 12 });
  const signs = fc.constantFrom('_x000D_', 'a_x005F_b', '_x005F_x000D_', '_x000g_');
  const tables = fc.array(fc.array(fc.oneof(text, signs), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  });

  test.each(['xlsx', 'csv'] as const)('whatever was in its cells comes back the same: %s', (format) =>
    fc.assert(
      fc.asyncProperty(tables, fc.boolean(), async (cells, streamed) => {
        const path = await newPath('a');
        const rows = cells.map((line, i) => ({
          rowNo: i + 2,
          cells: line,
          problems: [{ column: 0, what: '不对', how: '改' }],
        }));
        await writeWorkbook(path, { ...table, rows }, { format, withComments: streamed ? 0 : 100 });
        expect(await returned(path)).toEqual(cells.map((line, i) => ({ rowNo: i + 2, cells: line })));
      }),
      { numRuns: 60 },
    ),
  );

  test('with its columns moved, one added, a heading above, in either language', () => {
    const row = (rowNo: number, ...cells: string[]): TableRow => ({ rowNo, cells });
    const rows = [
      row(1, '说明'),
      row(2, '代码', 'Row mark (do not change)', 'What is wrong', '备注'),
      row(3, '1', rowMark({ batch: 'B1', rowNo: 7 }), 'x', 'y'),
    ];
    const layout = readLayout(rows)!;
    expect(layout).toEqual({ rowNo: 2, mark: 1, own: [0, 3] });
    const finding = { code: 'CELL_ERROR' as const, column: 3, params: {} };
    const back = readReturned({ ...rows[2]!, notes: [, , , { kind: 'error' }], findings: [finding] }, layout, 'xlsx'); // eslint-disable-line no-sparse-arrays
    expect(back).toEqual({
      mark: { batch: 'B1', rowNo: 7 },
      row: {
        rowNo: 3,
        cells: ['1', 'y'],
        notes: [undefined, { kind: 'error' }],
        findings: [{ ...finding, column: 1 }],
      },
    });
    expect(readLayout([row(1, '代码')])).toBeUndefined();
  });

  test('a mark that a spreadsheet counted up, cut or mended is none', () => {
    const mark = rowMark({ batch: '2026-11-0042', rowNo: 12 });
    expect(readRowMark(` ${mark} `)).toEqual({ batch: '2026-11-0042', rowNo: 12 });
    for (const wrong of [
      mark.replace('#12#', '#13#'),
      mark.slice(0, -1),
      mark.replace('0042', '0043'),
      '',
      '2026-11-0042#12',
      mark.replace(/.$/u, (c) => (c === '0' ? '1' : '0')),
    ])
      expect(readRowMark(wrong)).toBeUndefined();
  });
});
