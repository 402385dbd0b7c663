import type { matchingList } from '../../api/lists/matching.ts';
import type { RowOf } from '../../table/list-table.tsx';

export type Row = RowOf<typeof matchingList>;

/** What is stated why one looks holds for the desk as a whole. */
export const SCOPE = '/intake/matching';
