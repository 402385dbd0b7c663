import type { Kernel } from '../../../kernel/context.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { keptCells } from '../reading/cells.ts';
import { compileMapping } from '../reading/compile.ts';
import type { Finding, Value } from '../reading/draft.ts';
import { intakeMessages } from '../messages.ts';
import type { OpenedFile } from '../reading/open-file.ts';
import { rowChecker } from '../reading/prepare.ts';
import { sheetRows } from '../reading/sheet.ts';

/** A column of the file under the form that is tried. */
export interface TriedColumn {
  heading: string;
  /** The field that it becomes; null where the form does not know it or may not read it. */
  field: string | null;
  state: 'read' | 'unknown' | 'identity';
}

export interface TriedRow {
  row: number;
  /** In the order of `columns`; identity and unknown columns stay blank. */
  cells: string[];
  /** What the cells become, by field; money in 分. */
  values: Record<string, Value>;
  /** What is wrong; `column` is the place in `columns`, null where the row as a whole is meant. */
  problems: { column: number | null; code: string; what: string; how: string }[];
  /** Codes for which the row would wait for a reviewer. */
  held: string[];
}

export interface Tried {
  columns: TriedColumn[];
  rows: TriedRow[];
}

/** Rows that a preview shows; the counts beside it are of all that were read. */
export const PREVIEWED = 50;

/** The first rows of a file as a form reads them, cell by cell, without effect. */
export async function previewRows(kernel: Pick<Kernel, 'policy' | 'clock'>, file: OpenedFile, language: Language): Promise<Tried> {
  const { heading, mapping, template } = file;
  const receivedOn = kernel.clock.today().toString();
  const toDraft = compileMapping(mapping, template, heading, receivedOn);
  const check = rowChecker(kernel, { ...file, receivedOn, batchId: null });
  const found = new Map(heading.found.map(({ index, column }) => [index, column]));
  const columns = heading.cells.map((cell, index): TriedColumn => {
    const column = found.get(index);
    if (column === undefined) return { heading: cell, field: null, state: 'unknown' };
    if (column.identity) return { heading: cell, field: null, state: 'identity' };
    return { heading: cell, field: column.field, state: 'read' };
  });
  const rows: TriedRow[] = [];
  for await (const group of sheetRows(file.source)) {
    for (const row of group) {
      if (rows.length >= PREVIEWED) return { columns, rows };
      const draft = toDraft(row);
      const { checked } = check(row);
      const findings = 'findings' in checked ? checked.findings : [];
      const held = 'findings' in checked ? [] : heldOf(checked.row);
      rows.push({
        row: row.rowNo,
        cells: keptCells(row, draft, heading),
        values: draft.person ? {} : draft.values,
        problems: findings.map((finding) => problemOf(finding, heading.cells, language)),
        held,
      });
    }
  }
  return { columns, rows };
}

const heldOf = (row: object): string[] =>
  'held' in row && Array.isArray(row.held) ? row.held.map((each: Finding | string) => (typeof each === 'string' ? each : each.code)) : [];

function problemOf({ code, column, params }: Finding, heading: readonly string[], language: Language): TriedRow['problems'][number] {
  const texts = t(language, intakeMessages);
  const at = column === null ? -1 : heading.indexOf(column);
  return {
    column: at === -1 ? null : at,
    code,
    what: texts[`${code}.what`]({ ...params, column: column ?? '' }),
    how: texts[`${code}.how`](params),
  };
}
