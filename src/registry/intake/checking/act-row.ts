import type { IsoDate } from '../../../kernel/db/types.ts';
import type { ActContent, ActKind, DisplayClass, Line, Nature, Severity } from '../../records/index.ts';
import type { KeyKind } from '../../subjects/index.ts';
import type { Finding } from '../reading/draft.ts';

/** An act with one addressee, checked by itself: what is left to ask is whom the key means and what is held already. */
export interface ActRow {
  rowNo: number;
  keyKind: KeyKind;
  key: string;
  /** As in RowKey; rows that began to wait before there were joins have none. */
  joinName?: string | null;
  /** Why the code that the row gives is none; `key` then holds what was written. Such a row waits for a person. */
  wrongCode?: Pick<Finding, 'code' | 'params'>;
  name: string;
  nameNorm: string;
  kind: ActKind;
  item: string;
  edition: string;
  nature: Nature;
  organ: string;
  line: Line;
  documentNo: string;
  documentKey: string;
  decided: IsoDate;
  permitNo: string | null;
  severity: Severity | null;
  displayClass: DisplayClass;
  content: ActContent;
  /** Why the row waits for a reviewer; empty = it goes out by itself. */
  held: Finding[];
  sourceHash: string;
  asOf: string | null;
}

/** Act and addressee in one key: the same row twice in a file, or a second time in the waiting room. */
export function addresseeIdentity(row: Pick<ActRow, 'documentKey' | 'decided' | 'permitNo' | 'keyKind' | 'key'>): string {
  return `${row.documentKey} ${row.decided} ${row.permitNo ?? ''} ${row.keyKind} ${row.key}`;
}

export function actIdentity(row: Pick<ActRow, 'documentKey' | 'decided' | 'permitNo'>): string {
  return `${row.documentKey} ${row.decided} ${row.permitNo ?? ''}`;
}
