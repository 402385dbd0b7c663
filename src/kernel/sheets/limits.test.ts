import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { tempFile } from './testing/files.ts';
import { openTable, TABLE_LIMITS, type TableLimits } from './index.ts';
import { bookParts, bookRows, data, readAll, refusalOf } from './testing/workbook.ts';
import { zip, type Part } from './testing/zip.ts';

const cells = (n: number): string => '<c><v>1</v></c>'.repeat(n);
const rows = (n: number): string => data(`<row>${cells(1)}</row>`.repeat(n));

/** Reads the first sheet of an archive; what it is refused by. */
const refused = (parts: Part[] | Buffer, limits: Partial<TableLimits> = {}): Promise<string> =>
  refusalOf(async () => {
    const path = await tempFile('a.xlsx', Buffer.isBuffer(parts) ? parts : zip(parts));
    await readAll(await openTable(path, { ...TABLE_LIMITS, ...limits }));
  });

/** Blocks of deflate that each unpack to 10 MB of a text: any number of them in a row is a stream. */
function bomb(text: string, blocks: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(10_000_000, text), { finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([...Array.from({ length: blocks }, () => block), Buffer.from('0300', 'hex')]);
}

describe('a workbook that unpacks without end', () => {
  const parts = bookParts({ sheets: rows(1) });
  const sheet = parts.at(-1)!;

  test.each([
    ['says so', 3_000_000_000],
    ['says that it is small', 1_000],
  ])('3 GB of empty rows in an archive of 4 MB that %s: refused after 20 MB', async (_, claims) => {
    const packed = bomb('<row/>\n\n\n\n', 300);
    expect(packed.length).toBeLessThan(8_000_000);
    const before = process.memoryUsage().rss;
    expect(await refused([...parts.slice(0, -1), { ...sheet, packed, claims }])).toBe('WORKBOOK_UNPACKS');
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  });

  test('rows that repeat for ever, shared texts, a list of sheets: each is refused', async () => {
    expect(await refused([...parts.slice(0, -1), { ...sheet, packed: bomb('<row/><row/>', 20) }])).toBe('WORKBOOK_UNPACKS');
    for (const name of ['xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml', '[Content_Types].xml', '_rels/.rels']) {
      const bombed = parts.map((part) => (part.name === name ? { ...part, packed: bomb('<si><t>a</t></si>'.padEnd(20), 20) } : part));
      expect(await refused(bombed), name).toBe('WORKBOOK_UNPACKS');
    }
  });

  test('a bomb in a part that is not read, such as a workbook in the workbook, never unpacks', async () => {
    const inner = { name: 'xl/embeddings/inner.xlsx', data: '', packed: bomb(' ', 300), claims: 4_000_000_000 };
    expect(await refused([...parts, inner])).toBe('taken');
  });

  test('one piece of packed data under two names, a name twice, parts without number', async () => {
    const twice = zip([...parts, { name: 'xl/media/a', data: 'aaaa' }, { name: 'xl/media/b', data: 'bbbb' }]);
    // The directory's last record: let it point at the part before.
    const last = twice.lastIndexOf(Buffer.from('504b0102', 'hex'));
    const before = twice.lastIndexOf(Buffer.from('504b0102', 'hex'), last - 1);
    twice.writeUInt32LE(twice.readUInt32LE(before + 42), last + 42);
    expect(await refused(twice)).toBe('WORKBOOK_DAMAGED');
    expect(await refused([...parts, sheet])).toBe('WORKBOOK_DAMAGED');
    const many = Array.from({ length: 50 }, (_, i) => ({ name: `xl/media/${i}`, data: '' }));
    expect(await refused([...parts, ...many], { entries: 40 })).toBe('WORKBOOK_PARTS');
  });

  test('the sum of all parts is limited as well', async () => {
    const book = bookParts({ sheets: rows(1_000), shared: Array.from({ length: 1_000 }, (_, i) => `<t>示例${i}</t>`) });
    expect(await refused(book, { unpacked: 100_000 })).toBe('taken');
    expect(await refused(book, { unpacked: 40_000 })).toBe('WORKBOOK_UNPACKS');
  });
});

describe('limits, each at its border', () => {
  test.each<[string, Partial<TableLimits>, string, string]>([
    ['rows', { rows: 5 }, rows(5), 'taken'],
    ['rows', { rows: 5 }, rows(6), 'ROWS_TOO_MANY'],
    ['columns', { columns: 5 }, data(`<row>${cells(5)}</row>`), 'taken'],
    ['columns', { columns: 5 }, data(`<row>${cells(6)}</row>`), 'COLUMNS_TOO_MANY'],
    ['merged ranges', { merges: 1 }, `${rows(1)}<mergeCell ref="A1:B1"/>`, 'taken'],
    ['merged ranges', { merges: 1 }, `${rows(1)}<mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/>`, 'WORKBOOK_MERGES'],
    ['a text', { row: 500 }, data(`<row><c t="inlineStr"><is><t>${'长'.repeat(400)}</t></is></c></row>`), 'taken'],
    ['a text', { row: 500 }, data(`<row><c t="inlineStr"><is><t>${'长'.repeat(501)}</t></is></c></row>`), 'ROW_LONG'],
    ['a tag', { row: 500 }, data(`<row ${'a'.repeat(300_000)}`), 'ROW_LONG'],
  ])('%s %o', async (_, limits, xml, code) => {
    expect(await refused(bookParts({ sheets: xml }), limits)).toBe(code);
  });

  test('the size of the file, told in MB', async () => {
    expect(await refused(bookParts({ sheets: rows(1) }), { packed: 500 })).toBe('FILE_SIZE');
  });

  test('a cell that is too long is cut and named', async () => {
    const [row] = await bookRows({ sheets: data(`<row><c t="str"><v>${'长'.repeat(30)}</v></c></row>`) }, { cell: 20 });
    expect(row!.cells[0]).toBe('长'.repeat(20));
    expect(row!.findings).toEqual([{ code: 'CELL_LONG', column: 0, params: { length: 30, limit: 20 } }]);
  });

  test('reading stops when it is called off', async () => {
    const path = await tempFile('a.xlsx', zip(bookParts({ sheets: rows(200_000) })));
    const stop = new AbortController();
    const table = await openTable(path, TABLE_LIMITS, stop.signal);
    const reading = (async () => {
      for await (const _ of table.rows(table.sheets[0]!)) stop.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what is damaged or hostile is refused, and never half read', () => {
  const parts = bookParts({ sheets: rows(3) });
  const whole = zip(parts);
  const withSheet = (xml: string): Part[] => [...parts.slice(0, -1), { name: 'xl/worksheets/sheet1.xml', data: xml }];

  test.each<[string, Part[] | Buffer, string]>([
    ['cut off', whole.subarray(0, whole.length - 30), 'WORKBOOK_DAMAGED'],
    ['a wrong sum', [...parts.slice(0, -1), { ...parts.at(-1)!, crc: 1 }], 'WORKBOOK_DAMAGED'],
    ['a wrong size', [...parts.slice(0, -1), { ...parts.at(-1)!, claims: 7 }], 'WORKBOOK_DAMAGED'],
    ['packed by an unknown method', [...parts.slice(0, -1), { ...parts.at(-1)!, method: 99 }], 'WORKBOOK_DAMAGED'],
    ['broken packed data', [...parts.slice(0, -1), { ...parts.at(-1)!, packed: Buffer.from('ffffff', 'hex') }], 'WORKBOOK_DAMAGED'],
    ['an archive with a password', [...parts.slice(0, -1), { ...parts.at(-1)!, flags: 0x801 }], 'WORKBOOK_ENCRYPTED'],
    ['entities that multiply', withSheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'), 'WORKBOOK_DAMAGED'],
    ['a sheet that ends in a row', withSheet('<worksheet><sheetData><row><c><v>1</v></c>'), 'WORKBOOK_DAMAGED'],
    ['a sheet that ends in a tag', withSheet('<worksheet><sheetData></sheetData><x'), 'WORKBOOK_DAMAGED'],
    ['rows in disorder', withSheet(data('<row r="2"/><row r="1"/>')), 'WORKBOOK_DAMAGED'],
    ['a cell at no place', withSheet(data('<row><c r="1"><v>1</v></c></row>')), 'WORKBOOK_DAMAGED'],
    ['a shared text that is not there', withSheet(data('<row><c t="s"><v>7</v></c></row>')), 'WORKBOOK_DAMAGED'],
    [
      'bytes that are no text',
      [...parts.slice(0, -1), { name: 'xl/worksheets/sheet1.xml', data: Buffer.from('ff80', 'hex') }],
      'WORKBOOK_DAMAGED',
    ],
  ])('%s', async (_, content, code) => {
    expect(await refused(content)).toBe(code);
  });

  test('wherever a workbook is cut, it is refused with a code', async () => {
    for (let length = 40; length < whole.length; length += 37)
      expect(await refused(whole.subarray(0, length)), String(length)).not.toBe('taken');
  });
});
