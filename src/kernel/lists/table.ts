import type { Word } from '../http/index.ts';
import { t, type Language } from '../i18n/index.ts';
import { csvText, xlsxBytes } from '../tables/index.ts';
import { listMessages } from './messages.ts';
import type { AnyList, CellValue } from './types.ts';

export type Table = readonly (readonly string[])[];

/** Rows of a list under their headings, as files and commands show them. */
export function tableOf({ columns, file = {} }: AnyList, rows: readonly unknown[], language: Language): Table {
  const ordered = 'none' in file ? undefined : file.columns;
  const keys = ordered ?? Object.keys(columns).filter((key) => columns[key]!.only !== 'page');
  const shown = keys.map((key) => [key, columns[key]!] as const);
  const line = (row: unknown) => shown.map(([key, column]) => text(valueOf(column, key, row, language)));
  return [shown.map(([, { inFile, ...head }]) => wordIn(inFile ?? head, language)), ...rows.map(line)];
}

const wordIn = ({ zh, en }: Word, language: Language): string => (language === 'en' ? en : zh);

function valueOf({ cell, kind, values }: AnyList['columns'][string], key: string, row: unknown, language: Language): CellValue {
  if (cell !== undefined) return cell(row, language);
  const value = (row as Record<string, unknown>)[key];
  if (value === null || value === undefined) return null;
  if (kind === 'title') return wordIn(value as Word, language);
  const word = values?.[typeof value === 'string' ? value : JSON.stringify(value)];
  return word === undefined ? (value as CellValue) : wordIn(word, language);
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
