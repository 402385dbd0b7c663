import type { FindingCode } from '../fates/fates.ts';

export type Value = string | number | boolean | string[];

/** What is wrong with a row, where, with what its text needs (messages.ts). Params never hold an identity or free text. */
export interface Finding {
  code: FindingCode;
  /** Heading as it stands in the file. */
  column: string | null;
  params: Record<string, string | number>;
}

/** A row after the mapping: values by field, identity columns already gone. */
export interface Draft {
  rowNo: number;
  values: Record<string, Value>;
  findings: Finding[];
  /** About a natural person: nothing of it is kept but the document's number. */
  person: boolean;
  /** Positions whose cells may not be echoed, beyond the heading's: an identity number in a code's column. */
  blank: number[];
  /** Fields that the source left out and we put in (the day on which the file came). */
  supplied?: string[];
}
