import { describe, expect, test } from 'vitest';
import { tempFile } from './testing/files.ts';
import { cellAt, openTable, type TableRow } from './index.ts';
import { bookFile, bookParts, bookRows, data, readAll } from './testing/workbook.ts';
import { zip } from './testing/zip.ts';

const one = (cell: string): string => data(`<row r="1">${cell}</row>`);
const first = async (cell: string, formats?: (string | number)[], from1904 = false): Promise<ReturnType<typeof cellAt>> => {
  const rows = await bookRows({ sheets: one(cell), formats, from1904 });
  return cellAt(rows[0]!, 0);
};
const texts = (rows: TableRow[]): string[][] => rows.map((row) => row.cells);

describe('texts of a workbook', () => {
  test('shared, inline and rich texts; how a text is read aloud is no part of it', async () => {
    const rows = await bookRows({
      shared: [
        '<t>示例&amp;公司</t>',
        '<r><rPr><b/></rPr><t>示</t></r><r><t xml:space="preserve"> 例</t></r>',
        '<t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh>',
        '<t/>',
      ],
      sheets: one(
        '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c>' +
          '<c r="E1" t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c><c r="F1" t="str"><v>_x005F_x000D_ a_x000D_b</v></c>',
      ),
    });
    expect(texts(rows)).toEqual([['示例&公司', '示 例', '東京', '', '甲乙', '_x000D_ a\rb']]);
  });

  test('leading zeros, an apostrophe, full-width digits, private characters and line breaks stay', async () => {
    const given = ['007', '’01', "'=1", '９１５０', '\uE000某', ' 前后 ', '上\n下'];
    const cells = given.map((text) => `<c t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`).join('');
    expect(texts(await bookRows({ sheets: one(cells) }))).toEqual([given]);
  });

  test('CDATA, comments, prefixes, numeric entities and cells without place', async () => {
    const xml =
      '<x:sheetData xmlns:x="m"><!-- <row r="9"> --><x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[a<b>&amp;]]></x:t></x:is></x:c>' +
      '<x:c t="str"><x:v>&#x4F01;&#19994;&quot;</x:v></x:c></x:row><x:row r=\'4\'><x:c r="C4" t="n"><x:v>5</x:v></x:c><x:c><x:v>6</x:v></x:c></x:row></x:sheetData>';
    expect(await bookRows({ sheets: xml })).toEqual([
      { rowNo: 1, cells: ['a<b>&amp;', '企业"'] },
      { rowNo: 4, cells: ['', '', '5', '6'], notes: [undefined, undefined, { kind: 'number' }, { kind: 'number' }] },
    ]);
  });

  test('UTF-16 parts, other slashes, an archive with a comment and ZIP64 fields', async () => {
    const parts = bookParts({ sheets: one('<c t="inlineStr"><is><t>示例</t></is></c>') });
    const sheet = parts.at(-1)!;
    const wide = [
      ...parts.slice(0, -1),
      { ...sheet, data: Buffer.from(`\uFEFF${String(sheet.data)}`, 'utf16le'), name: 'xl\\worksheets\\Sheet1.xml' },
    ];
    for (const bytes of [zip(wide), zip(parts, { comment: '示例'.repeat(50) }), zip(parts, { zip64: true })])
      expect(texts(await readAll(await openTable(await tempFile('a.xlsx', bytes))))).toEqual([['示例']]);
  });

  test('a cell wherever the XML is cut', async () => {
    // Pieces end at 256 kB of XML: rows of many lengths put every kind of mark there.
    const rows = Array.from({ length: 9_000 }, (_, i) => ['示例'.repeat(i % 7), `<&>"${i}`, '末'.repeat(i % 3)]);
    const xml = rows
      .map(
        (row) =>
          `<row>${row.map((c) => `<c t="inlineStr"><is><t>${c.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`).join('')}</row>`,
      )
      .join('');
    const read = texts(await bookRows({ sheets: data(xml) }));
    expect(read).toEqual(rows.map((row) => (row[2] === '' ? row.slice(0, 2) : row)));
  });
});

describe('numbers and dates', () => {
  test.each([
    ['45292', 14, '2024-01-01'],
    ['45292', 'yyyy"年"m"月"d"日"', '2024-01-01'],
    ['45292', 'yyyy年m月d日', '2024-01-01'],
    ['45292', '[$-804]yyyy"年"m"月"d"日";@', '2024-01-01'],
    ['45292', '[DBNum1][$-804]yyyy"年"m"月"d"日"', '2024-01-01'],
    ['45292', 31, '2024-01-01'],
    ['45292', 57, '2024-01-01'],
    ['45292.75', 22, '2024-01-01 18:00:00'],
    ['45292', '[$-F800]dddd, mmmm dd, yyyy', '2024-01-01'],
    ['0.5', 'h:mm', '12:00:00'],
    ['61', 14, '1900-03-01'],
    ['60', 14, '1900-02-29'],
    ['59', 14, '1900-02-28'],
    ['2958465', 14, '9999-12-31'],
  ])('%s as %s is %s', async (value, format, text) => {
    expect(await first(`<c s="0"><v>${value}</v></c>`, [format])).toEqual({ kind: 'date', text });
  });

  test('days since 1904, and days that are written as text', async () => {
    expect(await first('<c s="0"><v>43830</v></c>', [14], true)).toEqual({ kind: 'date', text: '2024-01-01' });
    expect(await first('<c t="d"><v>2024-01-01T00:00:00Z</v></c>')).toEqual({ kind: 'date', text: '2024-01-01' });
    expect(await first('<c t="d"><v>2024-01-01T08:30:15.5</v></c>')).toEqual({
      kind: 'date',
      text: '2024-01-01 08:30:15',
    });
  });

  test.each([
    ['-1', 14, '-1'],
    ['2958466', 14, '2958466'],
    ['0.30000000000000004', 0, '0.3'],
    ['1E-7', 0, '0.0000001'],
    ['330103000217276', 0, '330103000217276'],
    ['330103000217276', '0.00E+00', '330103000217276'],
    ['1234.5', '#,##0.00', '1,234.50'],
    ['0.123456', '0.00', '0.123456'],
    ['12345', '000000', '012345'],
    ['20', '0"万元"', '20万元'],
    ['0.12', '0%', '12%'],
    ['-5.5', '#,##0.00_);(#,##0.00)', '(5.50)'],
    ['3.5', 'G/通用格式', '3.5'],
    ['3.5', 'G/通用格式"元"', '3.5'],
    ['7', '@', '7'],
    ['1.5', '[h]:mm', '36:00'],
    ['1234', '[Red]0', '1234'],
    ['5', ';;;', '5'],
  ])('%s as %s is %s, no digit of it lost', async (value, format, text) => {
    expect(await first(`<c s="0"><v>${value}</v></c>`, [format])).toEqual({ kind: 'number', text });
  });

  test.each([
    ['5.0010812345678899E+17', 0, '5.00108E+17'],
    ['500108000000000000', 0, '5.00108E+17'],
    ['500108123456789000', '0', '500108123456789000'],
    ['1E+15', '@', '1E+15'],
  ])('a code of digits that became the number %s (%s) is named as lost', async (value, format, text) => {
    const [row] = await bookRows({ sheets: one(`<c s="0"><v>${value}</v></c>`), formats: [format] });
    expect(cellAt(row!, 0)).toEqual({ kind: 'number', text, lost: true });
    expect(row!.findings).toEqual([{ code: 'NUMBER_LOST', column: 0, params: { text } }]);
  });

  test('truth values and errors', async () => {
    const [row] = await bookRows({ sheets: one('<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c>') });
    expect(row!.cells).toEqual(['TRUE', 'FALSE', '#N/A']);
    expect(row!.notes).toEqual([{ kind: 'boolean' }, { kind: 'boolean' }, { kind: 'error' }]);
    expect(row!.findings).toEqual([{ code: 'CELL_ERROR', column: 2, params: { text: '#N/A' } }]);
  });
});

describe('formulas', () => {
  test('are never evaluated: the stored result is taken and marked, one without a result is a finding', async () => {
    const [row] = await bookRows({
      sheets: one(
        '<c><f>1+1</f><v>2</v></c><c t="str"><f>"a"</f><v>甲</v></c><c><f>NOW()</f></c><c><f>A1</f><v></v></c><c t="str"><f>""</f><v></v></c>' +
          '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
      ),
    });
    expect(row!.cells).toEqual(['2', '甲', '', '', '', '#DIV/0!']);
    expect(row!.notes!.map((note) => note?.formula)).toEqual(['stored', 'stored', 'missing', 'missing', 'stored', 'stored']);
    expect(row!.findings!.map((f) => [f.code, f.column])).toEqual([
      ['FORMULA_NO_RESULT', 2],
      ['FORMULA_NO_RESULT', 3],
      ['CELL_ERROR', 5],
    ]);
  });

  test('a formula over a range marks every cell of the range', async () => {
    const rows = await bookRows({
      sheets: data(
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">X</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><v>3</v></c></row>',
      ),
    });
    expect(rows.map((row) => row.notes!.map((note) => note?.formula))).toEqual([['stored'], ['stored', undefined]]);
  });
});

describe('what a clerk may not see', () => {
  test('hidden sheets, rows and columns are told; a chart sheet is none', async () => {
    const path = await bookFile({
      sheets: [
        { name: '说明', xml: data('') },
        {
          name: '处罚 & "许可"',
          xml: `<cols><col min="2" max="3" hidden="1"/></cols>${data('<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row>')}`,
          state: 'hidden',
        },
        { name: '底稿', xml: data(''), state: 'veryHidden' },
      ],
    });
    const table = await openTable(path);
    expect(table.sheets).toEqual([
      { index: 0, name: '说明', state: 'visible' },
      { index: 1, name: '处罚 & "许可"', state: 'hidden' },
      { index: 2, name: '底稿', state: 'very-hidden' },
    ]);
    expect(await table.survey(table.sheets[1]!)).toEqual({ rows: 2, hiddenRows: 1, hiddenColumns: [1, 2], merges: [] });
    expect((await readAll(table, 1)).map((row) => row.hidden)).toEqual([undefined, true]);
    expect(await readAll(table, 0)).toEqual([]);
  });

  test('of merged cells the first has the value, what a program left in the others is not read', async () => {
    const xml = `${data('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>9</v></c></row><row r="2"><c r="A2"><v>9</v></c><c r="C2"><v>3</v></c></row>')}<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>`;
    const table = await openTable(await bookFile({ sheets: xml }));
    expect((await table.survey(table.sheets[0]!)).merges).toEqual([{ firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 1 }]);
    expect(texts(await readAll(table))).toEqual([['1'], ['', '', '3']]);
  });

  test('painted cells without content make no rows and no columns', async () => {
    expect(
      await bookRows({
        sheets: data('<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="2"><c r="A2" s="0"/></row>'),
      }),
    ).toEqual([{ rowNo: 1, cells: ['1'], notes: [{ kind: 'number' }] }]);
  });
});
