import type { Merge, TableRow } from './types.ts';

/** A column that a mapping knows: its names and codes, in any spelling that `headingKeys` makes alike. */
export interface KnownColumn {
  field: string;
  names: readonly string[];
  codes: readonly string[];
  required?: boolean;
  /** Several headings may claim it: columns that nobody reads. */
  repeats?: boolean;
}

export interface FoundHeading {
  /** First and last row of the file that the heading stands in. */
  firstRow: number;
  lastRow: number;
  /**
   * One text for each position: where a heading of several rows is known by one of them, that one, so that it is known by
   * itself in a table of rows to mend; else its parts joined from above with a space.
   */
  cells: string[];
  /** Position → field. */
  found: { index: number; field: string }[];
  /** Required fields that no heading has. */
  missing: string[];
  /** Fields that two headings claim. */
  twice: string[];
  /** Share of the mapping's columns that were found, required ones weighing three times, from 0 to 1. */
  score: number;
  /** Nothing to ask: every required column once, at least two columns, and no other place that fits as well. */
  sure: boolean;
}

/** The heading may stand below a title and lines of explanation; further down it is not looked for. */
export const HEADING_WITHIN = 20;

/** The workbooks of 2016 and 2018 have groups, names and codes above each other. */
const DEEPEST = 3;

/** What authors of templates put into brackets to explain a column; a unit is none of these, since it changes what is meant. */
const EXPLAINS =
  /[([{【〔<](?:[*※]|必填|必录|必选|选填|非必填|可空|可不填|条件必填|单选|多选|下拉|文本|日期|数字|字符|格式|填|请|例|如|见|注|参照|长度|最多|不超过|y{2,4})[^)\]}】〕>]*[)\]}】〕>]/giu;

/**
 * The keys that a heading is compared by, the exact one first: NFKC, upper case, without white space, asterisks and numbers
 * in front; then without explanations in brackets; then a code that stands in brackets behind a name, and that name.
 */
export function headingKeys(text: string): string[] {
  const exact = strip(text);
  const plain = strip(text.normalize('NFKC').replace(EXPLAINS, ''));
  const keys = [exact, plain];
  const pair = /^(.+?)[([【〔]([A-Z]{2,4}_[A-Z0-9_]+)[)\]】〕]$/u.exec(plain) ?? /^(.+?)[-_:/]?((?:XK|CF)_[A-Z0-9_]+)$/u.exec(plain);
  if (pair) keys.push(pair[2]!, pair[1]!);
  return [...new Set(keys)].filter((key) => key !== '');
}

function strip(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200B-\u200F\u2060\uFEFF*※]+/gu, '')
    .replace(/^(?:\d{1,2}[.、)]|\(\d{1,2}\)|[①-⑳])(?=\p{L})/u, '')
    .replace(/[:;,。]+$/u, '')
    .toUpperCase();
}

/** The column that a heading names. */
type Known = (heading: string) => KnownColumn | undefined;

function knownKeys(columns: readonly KnownColumn[]): Known {
  const known = new Map<string, KnownColumn>();
  for (const column of columns)
    for (const name of [...column.codes, ...column.names]) {
      const key = strip(name);
      if (!known.has(key)) known.set(key, column);
    }
  // Every set of rows that might be the heading asks for the same cells again.
  const asked = new Map<string, KnownColumn | undefined>();
  return (heading) => {
    if (!asked.has(heading)) {
      const key = headingKeys(heading).find((each) => known.has(each));
      asked.set(heading, key === undefined ? undefined : known.get(key));
    }
    return asked.get(heading);
  };
}

/**
 * Finds which of the first rows are the heading, by the columns a mapping knows; undefined where no row has any of them.
 * `merges` says which headings span several columns or rows.
 */
export function findHeading(
  rows: readonly TableRow[],
  columns: readonly KnownColumn[],
  merges: readonly Merge[] = [],
): FoundHeading | undefined {
  const known = knownKeys(columns);
  const first = rows.slice(0, HEADING_WITHIN);
  const candidates = first.flatMap((_, start) =>
    Array.from({ length: Math.min(DEEPEST, first.length - start) }, (_, depth) => {
      const lines = first.slice(start, start + depth + 1);
      return reachesData(lines, known, merges) ? [] : [candidate(lines, known, columns, merges)];
    }).flat(),
  );
  const ranked = candidates.filter((c) => c.found.length > 0).sort(better);
  const best = ranked[0];
  if (!best) return undefined;
  // Rows that overlap with the best are part of it; one elsewhere that fits nearly as well makes it a question.
  const rival = ranked.find((c) => c.firstRow > best.lastRow + 1 || c.lastRow < best.firstRow);
  const clear = rival === undefined || rival.score <= best.score * 0.6;
  const whole = best.missing.length === 0 && best.twice.length === 0;
  return repeated(first, known, { ...best, sure: clear && whole && best.found.length >= Math.min(2, columns.length) });
}

/** More columns; then fewer headings that nobody knows, fewer rows, higher up. */
function better(a: FoundHeading, b: FoundHeading): number {
  return (
    b.score - a.score ||
    b.found.length - a.found.length ||
    a.twice.length - b.twice.length ||
    a.lastRow - a.firstRow - (b.lastRow - b.firstRow) ||
    a.firstRow - b.firstRow
  );
}

function candidate(rows: readonly TableRow[], known: Known, columns: readonly KnownColumn[], merges: readonly Merge[]): FoundHeading {
  const lines = rows.map((row) => spread(row, merges));
  const width = Math.max(...lines.map((line) => line.length));
  const cells: string[] = [];
  const found: FoundHeading['found'] = [];
  const twice = new Set<string>();
  for (let index = 0; index < width; index++) {
    const parts = [...new Set(lines.map((line) => (line[index] ?? '').trim()).filter((part) => part !== ''))];
    const match = matchOf(parts, known);
    cells.push(match?.text ?? parts.join(' '));
    if (!match) continue;
    const { field, repeats = false } = match.column;
    if (!repeats && found.some((f) => f.field === field)) twice.add(field);
    else found.push({ index, field });
  }
  const fields = new Set(found.map((f) => f.field));
  const weight = (of: readonly KnownColumn[]): number => of.reduce((sum, c) => sum + (c.required ? 3 : 1), 0);
  return {
    firstRow: rows[0]!.rowNo,
    lastRow: rows.at(-1)!.rowNo,
    cells,
    found,
    missing: columns.filter((c) => c.required && !fields.has(c.field)).map((c) => c.field),
    twice: [...twice],
    score: weight(columns) === 0 ? 0 : weight(columns.filter((c) => fields.has(c.field))) / weight(columns),
    sure: false,
  };
}

/** All parts joined say most (罚款 over 金额); then the lowest part alone, then those above it. */
function matchOf(parts: readonly string[], known: Known): { column: KnownColumn; text: string } | undefined {
  const tries = [{ joined: parts.join(''), text: parts.join(' ') }, ...parts.map((text) => ({ joined: text, text })).reverse()];
  for (const { joined, text } of tries) {
    const column = known(joined);
    if (column) return { column, text };
  }
  return undefined;
}

/**
 * Whether rows that might be one heading reach into the data: most columns that are known already go on with something that
 * belongs to no heading. Else a cell that happens to read like a heading would take a row of data with it.
 */
function reachesData(rows: readonly TableRow[], known: Known, merges: readonly Merge[]): boolean {
  const lines = rows.map((row) => spread(row, merges));
  const width = Math.max(...lines.map((line) => line.length));
  return lines.slice(1).some((line, above) => {
    let named = 0;
    let other = 0;
    for (let index = 0; index < width; index++) {
      const parts = lines.slice(0, above + 1).map((l) => (l[index] ?? '').trim());
      const before = parts.filter((part) => part !== '');
      if (!matchOf(before, known)) continue;
      named++;
      const cell = (line[index] ?? '').trim();
      if (cell === '' || before.includes(cell)) continue;
      if (!matchOf([cell], known) && !matchOf([[...before, cell].join('')], known)) other++;
    }
    return other * 2 > named;
  });
}

/** A merged heading stands over every column it spans. Down its rows it stands once: parts that are alike count once. */
function spread(row: TableRow, merges: readonly Merge[]): string[] {
  const line = [...row.cells];
  const at = row.rowNo - 1;
  for (const merge of merges) {
    if (merge.firstRow !== at || merge.firstColumn === merge.lastColumn) continue;
    // A title over the whole width is no heading; where it is, it matches nothing.
    const text = row.cells[merge.firstColumn] ?? '';
    for (let column = merge.firstColumn; column <= merge.lastColumn && column < 1_000; column++) {
      while (line.length <= column) line.push('');
      line[column] = text;
    }
  }
  return line;
}

/** The same heading again below itself, in codes: no row of data. */
function repeated(rows: readonly TableRow[], known: Known, heading: FoundHeading): FoundHeading {
  let last = heading;
  for (const row of rows) {
    if (row.rowNo !== last.lastRow + 1) continue;
    const again = heading.found.filter(({ index, field }) => matchOf([row.cells[index] ?? ''], known)?.column.field === field);
    if (again.length < 2 || again.length < heading.found.length * 0.8) break;
    last = { ...last, lastRow: row.rowNo };
  }
  return last;
}

export interface SheetChoice {
  /** Position in what was given. */
  index: number;
  heading: FoundHeading;
  /** The sheet and its heading need no question; else one is asked, with the sheet's name and the heading's row. */
  sure: boolean;
}

/**
 * Which sheet fits a mapping best; a hidden one only where others fit far worse, and never without a question. `remembered` is the fingerprint of last month's heading:
 * a sheet that has it is taken without a question.
 */
export function chooseSheet(
  sheets: readonly { rows: readonly TableRow[]; merges?: readonly Merge[]; hidden?: boolean }[],
  columns: readonly KnownColumn[],
  remembered?: string,
): SheetChoice | undefined {
  const ranked = sheets
    .map((sheet, index) => ({
      index,
      hidden: sheet.hidden === true,
      heading: findHeading(sheet.rows, columns, sheet.merges),
    }))
    .filter((s): s is typeof s & { heading: FoundHeading } => s.heading !== undefined)
    .sort((a, b) => fit(b) - fit(a) || a.index - b.index);
  const best = ranked[0];
  if (!best) return undefined;
  const known = ranked.filter((s) => !s.hidden && s.heading.sure && fingerprint(s.heading) === remembered);
  if (known.length === 1) return { index: known[0]!.index, heading: known[0]!.heading, sure: true };
  const rival = ranked[1];
  const clear = rival === undefined || fit(rival) <= fit(best) * 0.6;
  return { index: best.index, heading: best.heading, sure: best.heading.sure && clear && !best.hidden };
}

const fit = (s: { hidden: boolean; heading: FoundHeading }): number => s.heading.score * (s.hidden ? 0.4 : 1);

/** The same for headings that differ only in spelling: to know last month's sheet again. Order counts. */
export function fingerprint(heading: Pick<FoundHeading, 'cells'>): string {
  return heading.cells
    .map((cell) => headingKeys(cell).at(-1) ?? '')
    .join('\u001f')
    .replace(/\u001f+$/u, '');
}
