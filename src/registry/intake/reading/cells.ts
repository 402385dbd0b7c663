import { isMisshapen } from '../checking/check.ts';
import type { Draft } from './draft.ts';
import type { Heading } from './heading.ts';
import type { TableRow } from '../../../kernel/sheets/index.ts';

/**
 * The cells of a row as they may come back to its sender: identity and unknown columns blank, and of a row about a person
 * only the document's number, so that the sender can find the row. Of a row with too many or too few cells nothing: any of
 * them may be what stands in an identity column. NUL and half characters become a visible mark.
 */
export function keptCells(row: TableRow, draft: Draft, heading: Heading): string[] {
  if (isMisshapen(draft)) return [];
  const drop = new Set([...heading.dropped, ...draft.blank]);
  const number = heading.found.find((f) => f.column.field === 'documentNo')?.index;
  return row.cells.map((cell, index) => {
    if (drop.has(index) || (draft.person && index !== number)) return '';
    return cell.replace(/\u0000|\p{Surrogate}/gu, '\uFFFD');
  });
}
