import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { tempFile } from './testing/files.ts';
import { openTable, TABLE_LIMITS } from './index.ts';
import { bookParts, data, readAll, refusalOf } from './testing/workbook.ts';
import { zip, type Part } from './testing/zip.ts';

const refused = (name: string, content: string | Buffer): Promise<string> =>
  refusalOf(async () => openTable(await tempFile(name, content)));
const book = bookParts({ sheets: data('<row><c><v>1</v></c></row>') });
const part = (name: string, text = ''): Part => ({ name, data: text });

describe('what a file is, is decided by its content', () => {
  test('a workbook that is called .csv, a CSV that is called .xlsx, JSON lines that are called .xls', async () => {
    const csv = '名称,代码\r\n示例,1\r\n';
    for (const [name, content, kind] of [
      ['a.csv', zip(book), 'xlsx'],
      ['a.xlsx', csv, 'csv'],
      ['a.xls', '{"名称": "示例"}\n', 'jsonl'],
      ['a.xls', '\uFEFF {"名称": "示例"}\n', 'jsonl'],
      ['a.csv.gz', gzipSync(csv), 'csv'],
      ['a', gzipSync('{"a":1}'), 'jsonl'],
      ['a.csv', '{a},b\n', 'csv'],
      ['a.csv', '[a],b\n', 'csv'],
    ] as const)
      expect((await openTable(await tempFile(name, content))).kind, `${name} ${kind}`).toBe(kind);
  });

  test('CSV comes through as intake has read it so far, with its hash, size and encoding', async () => {
    const bytes = Buffer.from('c3fbb3c62cb4fac2eb0d0acabec0fd2c390d0a', 'hex'); // 名称,代码 / 示例,9
    const table = await openTable(await tempFile('a.csv', gzipSync(bytes)));
    expect(table).toMatchObject({
      kind: 'csv',
      encoding: 'gb18030',
      bytes: bytes.length,
      sheets: [{ name: '', state: 'visible' }],
    });
    expect(table.hash).toEqual(createHash('sha256').update(bytes).digest());
    expect(await readAll(table)).toEqual([
      { rowNo: 1, cells: ['名称', '代码'] },
      { rowNo: 2, cells: ['示例', '9'] },
    ]);
  });

  test('in a CSV a number in scientific notation is named as lost, a long cell as too long, columns are limited', async () => {
    const path = await tempFile('a.csv', 'a,b,c\n5.00108E+17,１.２E+17,长长长长长长\nE1,1E5,x\n');
    const rows = await readAll(await openTable(path, { ...TABLE_LIMITS, cell: 12 }));
    expect(rows[1]!.findings).toEqual([
      { code: 'NUMBER_LOST', column: 0, params: { text: '5.00108E+17' } },
      { code: 'NUMBER_LOST', column: 1, params: { text: '１.２E+17' } },
    ]);
    expect(rows[2]!.findings).toBeUndefined();
    expect(await refusalOf(async () => readAll(await openTable(path, { ...TABLE_LIMITS, columns: 2 })))).toBe('COLUMNS_TOO_MANY');
    const [, long] = await readAll(await openTable(path, { ...TABLE_LIMITS, cell: 5 }));
    expect(long!.findings!.map((f) => [f.code, f.column])).toContainEqual(['CELL_LONG', 2]);
  });

  test.each<[string, string | Buffer | Promise<Buffer>, string]>([
    ['nothing', '', 'FILE_EMPTY'],
    [
      'a workbook with a password',
      writeXlsx({ sheets: [{ name: 'a', rows: [['1']] }], encryption: { password: '示例', spinCount: 1_000 } }).then(Buffer.from),
      'WORKBOOK_ENCRYPTED',
    ],
    ['a workbook with macros', zip([...book, part('xl/vbaProject.bin', 'x')]), 'WORKBOOK_MACROS'],
    ['a workbook with macros under another name', zip([...book, part('XL/VBAPROJECT.BIN', 'x')]), 'WORKBOOK_MACROS'],
    ['macros of Excel 4', zip([...book, part('xl/macrosheets/sheet1.xml', '<x/>')]), 'WORKBOOK_MACROS'],
    [
      'a macro workbook without macros',
      zip(bookParts({ sheets: '', type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' })),
      'WORKBOOK_MACROS',
    ],
    [
      'a binary workbook',
      zip(bookParts({ sheets: '', type: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' })),
      'WORKBOOK_BINARY',
    ],
    [
      'a text document',
      zip(
        bookParts({
          sheets: '',
          type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
        }),
      ),
      'OTHER_DOCUMENT',
    ],
    [
      'an OpenDocument sheet',
      zip([part('mimetype', 'application/vnd.oasis.opendocument.spreadsheet'), part('content.xml')]),
      'OPEN_DOCUMENT',
    ],
    ['an archive', zip([part('处罚.xlsx', 'x')]), 'ARCHIVE'],
    ['an empty archive', zip([]), 'ARCHIVE'],
    ['another archive', 'Rar!\u001a\u0007\u0001\u0000', 'ARCHIVE'],
    ['a workbook inside gzip', gzipSync(zip(book)), 'ARCHIVE'],
    ['PDF', '%PDF-1.7\n', 'PDF'],
    ['a web page that is called a workbook', '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>', 'WEB_PAGE'],
    ['a table of Excel 2003 in XML', '\uFEFF<?xml version="1.0"?><Workbook>', 'WEB_PAGE'],
    ['one whole JSON', '[{"a":1}]', 'JSON_WHOLE'],
    ['one JSON object over lines', '{\n  "a": 1\n}', 'JSON_WHOLE'],
    ['lines without one object', '{"a":\n{"b":\n', 'JSON_NO_ROW'],
    ['Excel 4', Buffer.from('0904060000001000', 'hex'), 'WORKBOOK_OLD'],
    ['UTF-16', Buffer.from('\uFEFFa,b', 'utf16le'), 'ENCODING_UTF16'],
  ])('%s is refused with what to do', async (_, content, code) => {
    expect(await refused('a.xlsx', await content)).toBe(code);
  });

  test('a file that is not there is named as such', async () => {
    await expect(openTable('/nowhere/a.xlsx')).rejects.toMatchObject({ code: 'FILE_UNUSABLE' });
  });
});
