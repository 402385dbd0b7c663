import { CFB, utils, write, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { tempFile } from './testing/files.ts';
import { openTable, TABLE_LIMITS, type Table, type TableLimits } from './index.ts';
import { readAll, refusalOf } from './testing/workbook.ts';

const bytesOf = (book: WorkBook, bookType: 'biff8' | 'biff5' = 'biff8'): Buffer => write(book, { type: 'buffer', bookType }) as Buffer;

async function open(bytes: Buffer, limits: Partial<TableLimits> = {}): Promise<Table> {
  return openTable(await tempFile('a.xlsx', bytes), { ...TABLE_LIMITS, ...limits });
}

function book(sheet: WorkSheet, name = '处罚'): WorkBook {
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, name);
  return made;
}

/** The compound file of a workbook, changed before it is written again. */
function changed(bytes: Buffer, change: (file: ReturnType<typeof CFB.read>) => void): Buffer {
  const file = CFB.read(bytes, { type: 'buffer' });
  change(file);
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Buffer);
}

describe('the old workbook that WPS saves', () => {
  test('texts, numbers, dates by their format, formulas by their stored result, errors', async () => {
    const sheet = utils.aoa_to_sheet([['企业名称', '代码', '日期', '金额']]);
    const cells: Record<string, CellObject> = {
      A2: { t: 's', v: '示例&公司\n甲' },
      B2: { t: 'n', v: 500108123456789000 },
      C2: { t: 'n', v: 45292, z: 'yyyy"年"m"月"d"日"' },
      D2: { t: 'n', v: 0.123456, z: '0.00' },
      A3: { t: 's', v: '007' },
      B3: { t: 'n', v: 7, z: '000' },
      C3: { t: 'n', v: 45292.75, z: 'yyyy/m/d h:mm' },
      D3: { t: 'e', v: 0x2a },
      A5: { t: 'b', v: true },
    };
    Object.assign(sheet, cells, {
      '!ref': 'A1:D5',
      '!merges': [utils.decode_range('A1:A1'), utils.decode_range('A5:B6')],
    });
    const table = await open(bytesOf(book(sheet)));
    expect(table).toMatchObject({ kind: 'xls', sheets: [{ index: 0, name: '处罚', state: 'visible' }] });
    const rows = await readAll(table);
    expect(rows.map((row) => [row.rowNo, ...row.cells])).toEqual([
      [1, '企业名称', '代码', '日期', '金额'],
      [2, '示例&公司\n甲', '5.00108E+17', '2024-01-01', '0.123456'],
      [3, '007', '007', '2024-01-01 18:00:00', '#N/A'],
      [5, 'TRUE'],
    ]);
    expect(rows[1]!.findings!.map((f) => [f.code, f.column])).toEqual([['NUMBER_LOST', 1]]);
    expect(rows[2]!.findings!.map((f) => [f.code, f.column])).toEqual([['CELL_ERROR', 3]]);
    expect(rows[1]!.notes).toEqual([undefined, { kind: 'number', lost: true }, { kind: 'date' }, { kind: 'number' }]);
    expect((await table.survey(table.sheets[0]!)).merges).toContainEqual({
      firstRow: 4,
      lastRow: 5,
      firstColumn: 0,
      lastColumn: 1,
    });
  });

  test('more sheets than one, a hidden one; the older container as well', async () => {
    const made = book(utils.aoa_to_sheet([['a']]), '一');
    utils.book_append_sheet(made, utils.aoa_to_sheet([['b']]), '二');
    made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const table = await open(bytesOf(made));
    expect(table.sheets.map((s) => [s.name, s.state])).toEqual([
      ['一', 'visible'],
      ['二', 'hidden'],
    ]);
    expect((await readAll(table, 1))[0]!.cells).toEqual(['b']);
    expect((await readAll(await open(bytesOf(book(utils.aoa_to_sheet([['a']])), 'biff5'))))[0]!.cells).toEqual(['a']);
  });

  test('thousands of rows', async () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => [`示例${i}`, i, `示市监罚〔2026〕${i}号`]);
    const read = await readAll(await open(bytesOf(book(utils.aoa_to_sheet(rows)))));
    expect(read.map((row) => row.cells)).toEqual(rows.map((row) => row.map(String)));
  });
});

describe('an old workbook is refused with the way out', () => {
  const small = bytesOf(book(utils.aoa_to_sheet([['a']])));

  test('with macros, with a password, of another program', async () => {
    const macros = changed(small, (file) => void CFB.utils.cfb_add(file, '/_VBA_PROJECT_CUR/VBA/dir', Buffer.from('x')));
    expect(await refusalOf(() => open(macros))).toBe('WORKBOOK_MACROS');
    const password = changed(small, (file) => {
      const stream = CFB.find(file, 'Workbook')!;
      const content = Buffer.from(stream.content as Uint8Array);
      const first = 4 + content.readUInt16LE(2);
      // FILEPASS with RC4, behind the first record.
      const pass = Buffer.concat([Buffer.from('2f003600010001000100', 'hex'), Buffer.alloc(48, 7)]);
      stream.content = Buffer.concat([content.subarray(0, first), pass, content.subarray(first)]);
      stream.size = (stream.content as Buffer).length;
    });
    expect(await refusalOf(() => open(password))).toBe('WORKBOOK_ENCRYPTED');
    const document = changed(small, (file) => {
      CFB.utils.cfb_add(file, '/WordDocument', Buffer.from('x'));
      CFB.utils.cfb_del(file, '/Workbook');
    });
    expect(await refusalOf(() => open(document))).toBe('OTHER_DOCUMENT');
  });

  test('damaged, cut at any place', async () => {
    for (const length of [8, 100, 512, 600, 1_100, 1_600]) {
      const code = await refusalOf(async () => readAll(await open(small.subarray(0, length))));
      expect(['WORKBOOK_OLD', 'OTHER_DOCUMENT', 'WORKBOOK_OLD_SLOW', 'FILE_EMPTY'], `${length}`).toContain(code);
    }
  });

  test('too large, too slow, too much for its heap; the process goes on', async () => {
    const rows = Array.from({ length: 4_000 }, (_, i) => Array.from({ length: 10 }, (_, j) => `示例${i}-${j}`));
    const large = bytesOf(book(utils.aoa_to_sheet(rows)));
    const { oldWorkbook } = TABLE_LIMITS;
    const refused = (limit: Partial<typeof oldWorkbook>): Promise<string> =>
      refusalOf(() => open(large, { oldWorkbook: { ...oldWorkbook, ...limit } }));
    expect(await refused({ bytes: 1_000 })).toBe('WORKBOOK_OLD_SLOW');
    expect(await refused({ time: 50 })).toBe('WORKBOOK_OLD_SLOW');
    expect(await refused({ heap: 8 })).toBe('WORKBOOK_OLD_SLOW');
  });

  test('called off', async () => {
    const path = await tempFile('a.xls', small);
    await expect(openTable(path, TABLE_LIMITS, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});
