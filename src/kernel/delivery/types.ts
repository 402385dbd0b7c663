import type { IsoDate } from '../db/types.ts';
import type { ServiceMethod, ServiceRulesContent } from '../policy/index.ts';

/** How an attempt went. `void`: what was recorded before does not hold (a mistake), and nothing stands in its place. */
export const OUTCOMES = ['delivered', 'refused', 'returned', 'published', 'void'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** One sending of one envelope. Never changed. */
export interface Attempt {
  deliveryId: string;
  caseId: string;
  subjectId: string | null;
  /** The papers in the envelope. */
  documents: readonly string[];
  method: ServiceMethod;
  /** Handed over, posted, sent or published. */
  sentOn: IsoDate;
  /** To whom and where; PERSONAL. */
  recipient: string;
  address: string;
  by: string;
  at: Date;
  outcomes: readonly Outcome[];
}

/** What became of an attempt. A later one, with its reason, stands in the place of an earlier one of the same attempt. */
export interface Outcome {
  /** Counts the outcomes of a case in the order of recording. */
  n: number;
  outcome: OutcomeKind;
  /** The day on which it happened. */
  on: IsoDate;
  recordedOn: IsoDate;
  /** What the method's rule asks for, by id; PERSONAL. */
  proof: Readonly<Record<string, string>>;
  /** The scan or receipt, where one was filed. */
  fileId: string | null;
  fileSha256: string | null;
  reason: string | null;
  by: string;
  at: Date;
}

/** A confirmation of electronic service 送达地址确认书 and what became of it: each row a declaration, never changed. */
export interface ConsentStep {
  subjectId: string;
  n: number;
  step: 'sign' | 'change' | 'withdraw';
  /** Has effect from this day on. */
  on: IsoDate;
  /** Number of fax, mailbox or account in the centre; null for a withdrawal. PERSONAL. */
  address: string | null;
  /** Templates of the papers for which it holds. */
  papers: readonly string[] | 'all';
  /** Who signed for the party, and when; PERSONAL. */
  signedBy: string;
  signedOn: IsoDate;
  /** The account of the party, or of the official who filed the signed paper. */
  by: string;
  at: Date;
  fileId: string | null;
  fileSha256: string | null;
}

/** A scan or receipt. */
export interface ProofFile {
  name: string;
  mediaType: 'application/pdf' | 'image/jpeg' | 'image/png';
  bytes: Buffer;
}

/** The service rules in force on a day. */
export type RulesOn = (day: IsoDate) => ServiceRulesContent;
