import { utils, write } from '@e965/xlsx';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { csv } from './files.ts';

type Rows = readonly (readonly string[])[];

/** Characters of two bytes; Node reads GB18030 but does not write it. */
let bytesOf: Map<string, number[]> | undefined;

function twoBytes(): Map<string, number[]> {
  const map = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = second === 0x7f ? '' : decoder.decode(Buffer.from([first, second]));
      if ([...character].length === 1 && character !== '\uFFFD') map.set(character, [first, second]);
    }
  return map;
}

export function toGb18030(text: string): Buffer {
  bytesOf ??= twoBytes();
  return Buffer.from(
    [...text].flatMap((character) => {
      if (character < '\u0080') return [character.charCodeAt(0)];
      const bytes = bytesOf!.get(character);
      if (!bytes) throw new Error(`no two bytes for ${character}`);
      return bytes;
    }),
  );
}

/** Some columns as a clerk's spreadsheet holds them: amounts as numbers, days as dates. */
const TYPED: Record<string, (text: string) => CellValue> = {
  CF_NR_FK: (text) => (text === '' ? null : Number(text)),
  CF_JDRQ: (text) => (text === '' ? null : new Date(`${text}T00:00:00Z`)),
};

/** The cells of a sheet: text, or typed. */
export function sheetRows(heading: readonly string[], rows: Rows, typed = false): CellValue[][] {
  const cellOf = (text: string, index: number): CellValue => (typed && TYPED[heading[index]!]?.(text)) || text;
  return [[...heading], ...rows.map((row) => row.map(cellOf))];
}

export async function xlsx(sheets: { name: string; rows: CellValue[][]; hidden?: boolean }[]): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets }));
}

/** The same rows in each form in which intake takes them. */
export const FORMS: Record<string, (heading: readonly string[], rows: Rows) => Promise<Buffer> | Buffer> = {
  'CSV in UTF-8': (heading, rows) => Buffer.from(csv(heading, rows)),
  'CSV in GB18030': (heading, rows) => toGb18030(csv(heading, rows)),
  'a workbook of text': (heading, rows) => xlsx([{ name: '行政处罚', rows: sheetRows(heading, rows) }]),
  'a workbook of numbers and dates': (heading, rows) => xlsx([{ name: '行政处罚', rows: sheetRows(heading, rows, true) }]),
  'an old workbook': (heading, rows) => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([[...heading], ...rows.map((row) => [...row])]), '行政处罚');
    return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
  },
  'JSON lines': (heading, rows) =>
    Buffer.from(rows.map((row) => `${JSON.stringify(Object.fromEntries(heading.map((h, i) => [h, row[i]])))}\n`).join('')),
};
