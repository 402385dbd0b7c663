import { t, type Language } from '../i18n/index.ts';
import { csvText, xlsxBytes } from '../tables/index.ts';
import { listMessages } from './messages.ts';
import type { AnyList, CellValue } from './types.ts';

export type Table = readonly (readonly string[])[];

/** Rows of a list under their headings, as files and commands show them. */
export function tableOf({ columns, file }: AnyList, rows: readonly unknown[], language: Language): Table {
  const keys = file?.columns ?? Object.keys(columns).filter((key) => columns[key]!.only !== 'page');
  const shown = keys.map((key) => [key, columns[key]!] as const);
  const line = (row: unknown) =>
    shown.map(([key, { cell }]) => text(cell === undefined ? (row as Record<string, CellValue>)[key] : cell(row, language)));
  return [shown.map(([, { inFile, ...head }]) => (inFile ?? head)[language === 'en' ? 'en' : 'zh']), ...rows.map(line)];
}

function text(value: CellValue): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? value.join(' ') : String(value);
}

/** How many rows a file lacks; `more`: that many were counted, and there are more. */
export interface Missing {
  n: number;
  more: boolean;
}

const lack = ({ n, more }: Missing, language: Language): Table => {
  const say = t(language, listMessages);
  return n === 0 ? [] : [[more ? say['missing.more']({ n }) : say.missing({ n })]];
};

export const csvOf = (table: Table, missing: Missing, language: Language): string => csvText([...table, ...lack(missing, language)]);

export function xlsxOf([heading = [], ...rows]: Table, missing: Missing, name: string, language: Language): Promise<Buffer> {
  return xlsxBytes([{ name: name.slice(0, 31), heading, rows: [...rows, ...lack(missing, language)] }], name);
}
