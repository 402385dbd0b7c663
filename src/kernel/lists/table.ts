import { t, type Language } from '../i18n/index.ts';
import { csvText, xlsxBytes } from '../tables/index.ts';
import { listMessages } from './messages.ts';
import type { CellValue, ListColumn } from './types.ts';

export type Table = readonly (readonly string[])[];

/** Rows of a list under their headings, as files and commands show them. */
export function tableOf<Row>(
  list: { columns: Readonly<Record<string, ListColumn<Row>>>; words: { zh: object; en: object } },
  rows: readonly Row[],
  language: Language,
): Table {
  const say = (language === 'en' ? list.words.en : list.words.zh) as Readonly<Record<string, () => string>>;
  const columns = Object.entries(list.columns).filter(([, { only }]) => only !== 'page');
  const line = (row: Row) =>
    columns.map(([key, { cell }]) => text(cell === undefined ? (row as Record<string, CellValue>)[key] : cell(row, language)));
  return [columns.map(([key]) => say[`column.${key}`]!()), ...rows.map(line)];
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
