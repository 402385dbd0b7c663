import type { Finding } from '../reading/draft.ts';
import type { SheetFinding, TableRow } from '../../../kernel/sheets/index.ts';

export interface CellFault {
  code: Finding['code'];
  params: Finding['params'];
  /** The cell may not be echoed: what is left of the number may be the beginning of an identity number. */
  blank?: boolean;
}

const LIKE_IDENTITY = /^[1-8]\d{5}(?:(?:18|19|20)\d{2}|\d{2})(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]?$/u;

/** Has the form of an identity number, right or mistyped: it is still somebody's number. */
export const isLikeIdentity = (text: string): boolean => LIKE_IDENTITY.test(text);

/**
 * What the table says of a cell that a mapping reads. A text that only looks like a number with lost digits is one where a
 * code should stand, and text like any other elsewhere.
 */
export function cellFault(row: TableRow, index: number, { limit, isKey }: { limit: number; isKey: boolean }): CellFault | undefined {
  for (const finding of row.findings ?? []) {
    if (finding.column !== index) continue;
    if (finding.code === 'NUMBER_LOST' && (isKey || row.notes?.[index]?.lost)) return lost(row.cells[index] ?? '');
    const fault = otherFault(finding, limit);
    if (fault) return fault;
  }
  return undefined;
}

function otherFault({ code, params }: SheetFinding, limit: number): CellFault | undefined {
  if (code === 'FORMULA_NO_RESULT') return { code: 'CELL_ERROR', params: { given: '' } };
  if (code === 'CELL_ERROR') return { code, params: { given: params['text'] ?? '' } };
  // The reader has cut the cell already: its length is no longer to be seen.
  if (code === 'CELL_LONG') return { code: 'TOO_LONG', params: { length: params['length'] ?? 0, limit } };
  return undefined;
}

/** As a spreadsheet shows it in a narrow column, with six digits: all fifteen would say a birthday. */
function lost(text: string): CellFault {
  const digits = text.normalize('NFKC').replace(/[\s,]/gu, '');
  const value = Number(digits);
  const [mantissa = '', exponent = ''] = Number.isFinite(value) ? value.toExponential(5).split('e') : [];
  const shown = mantissa === '' ? '' : `${mantissa.replace(/\.?0+$/u, '')}E${exponent}`;
  return { code: 'SCIENTIFIC', params: { text: shown }, blank: isLikeIdentity(digits) };
}
