import { writeXlsx, type Cell, type CellStyle } from 'hucre/xlsx';

export interface SheetOfTable {
  /** At most 31 characters, without \ / ? * [ ] : as spreadsheets want it. */
  name: string;
  heading: readonly string[];
  rows: readonly (readonly string[])[];
  /** A line above the heading: what the figures are of, and of which day. */
  title?: string;
}

const TEXT: CellStyle = { numFmt: '@' };
const HEAD: CellStyle = { numFmt: '@', font: { bold: true } };

/** Tables as a workbook in which every cell is text: no code loses digits, nothing runs as a formula. */
export async function xlsxBytes(sheets: readonly SheetOfTable[], title: string): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, heading, rows, title: above }) => {
      const before = above === undefined ? [] : [[above]];
      const cells = new Map<string, Partial<Cell>>();
      heading.forEach((_, column) => cells.set(`${before.length},${column}`, { style: HEAD }));
      return {
        name,
        columns: heading.map((text) => ({ width: Math.min(40, Math.max(12, text.length * 2 + 4)), style: TEXT })),
        rows: [...before, [...heading], ...rows.map((row) => row.map(printable))],
        cells,
        freezePane: { rows: before.length + 1 },
      };
    }),
    properties: { title },
  });
  return Buffer.from(bytes);
}

// XML has no place for them: a workbook with one in it would not open.
// oxlint-disable-next-line no-control-regex
const printable = (text: string): string => text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');
