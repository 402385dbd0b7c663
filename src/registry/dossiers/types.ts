import type { IsoDate } from '../../kernel/db/types.ts';
import type { EndedKind, Nature, Severity, Validity } from '../records/types.ts';
import type { SubjectKind, SubjectSize, SubjectState } from '../subjects/types.ts';

/** What the header says of the body. */
export interface Attributes {
  kind: SubjectKind;
  state: SubjectState;
  founded: IsoDate | null;
  /** Division code of six digits. */
  district: string | null;
  /** GB/T 4754: a section letter, then up to four digits. */
  industry: string | null;
  /** As an organ states it. */
  size: SubjectSize | null;
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
  /** The last day of the open objection on which the organ still is in time; null without one. */
  objectionDue: IsoDate | null;
  shielded: boolean;
  stopped: boolean;
  /** Fine and confiscated, or the amount of a levy, payment or contract, in 分. */
  amountFen: number;
  /** What the record is about within its item (kinds of a penalty, matter, category, title of a grade), where it is short. */
  code: string | null;
  /** What was found or given: a grade, a result, a score, a rank, where it is short. */
  value: string | null;
}

/** Small numbers in place of codes. */
export interface Numbers {
  item: ReadonlyMap<string, number>;
  organ: ReadonlyMap<string, number>;
  /** Pairs of code and value, as `facetOf` writes them. */
  facet: ReadonlyMap<string, number>;
}

/** A fact read back: codes are numbers, the record is known by its tie-break alone. */
export interface PackedFact extends Omit<Fact, 'recordId' | 'item' | 'organ' | 'code' | 'value' | 'objectionDue'> {
  item: number;
  organ: number;
  /** 0 = neither code nor value. */
  facet: number;
  tie: number;
}

export interface Dossier {
  layout: number;
  attributes: Attributes;
  /** The earliest last day of an open objection: later than it, some record's organ is late. */
  objectionDue: IsoDate | null;
  facts: PackedFact[];
}

/** The bytes of a dossier where they lie: `size` of them from `at` on, perhaps between those of others. */
export interface FactBytes {
  readonly view: DataView;
  readonly at: number;
  readonly size: number;
}

/** A dossier as it came from the database. Its bytes lie in one piece of memory with its neighbours': look, don't keep. */
export interface StreamedDossier {
  readonly subjectId: string;
  readonly position: number;
  readonly facts: FactBytes;
}

export interface DossiersTable {
  subject_id: string;
  layout: number;
  position: number;
  facts: Buffer;
}
