import type { IsoDate } from '../../kernel/db/types.ts';
import type { EndedKind, Nature, Severity, Validity } from '../records/types.ts';
import type { SubjectKind, SubjectState } from '../subjects/types.ts';

/** What the header says of the body. */
export interface Attributes {
  kind: SubjectKind;
  state: SubjectState;
  founded: IsoDate | null;
  /** Division code of six digits. */
  district: string | null;
  /** The journal's number of the newest of its rows. */
  position: number;
}

/** One record as a model may ask for it. */
export interface Fact {
  recordId: string;
  item: string;
  organ: string;
  /** First two digits of the organ's division; null for an organ of another place. */
  province: number | null;
  /** Day of the decision. */
  event: IsoDate;
  /** The record's end, or the last day of what it grants; null = none. */
  until: IsoDate | null;
  nature: Nature;
  severity: Severity | null;
  validity: Validity;
  ended: EndedKind | null;
  confirmed: boolean;
  objection: boolean;
  shielded: boolean;
  stopped: boolean;
  /** Fine and confiscated, or the amount of a levy, payment or contract, in 分. */
  amountFen: number;
}

/** Small numbers in place of codes. */
export interface Numbers {
  item: ReadonlyMap<string, number>;
  organ: ReadonlyMap<string, number>;
}

/** A fact read back: codes are numbers, the record is known by its tie-break alone. */
export interface PackedFact extends Omit<Fact, 'recordId' | 'item' | 'organ'> {
  item: number;
  organ: number;
  tie: number;
}

export interface Dossier {
  layout: number;
  attributes: Attributes;
  facts: PackedFact[];
}

export interface DossiersTable {
  subject_id: string;
  layout: number;
  position: number;
  facts: Buffer;
}
