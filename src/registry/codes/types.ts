import type { IsoDate } from '../../kernel/db/types.ts';

/** What may be wrong with a code as the register stands. The first three kinds count in the rate. */
export const FINDING_KINDS = ['invalid', 'shared_code', 'several_codes', 'name_differs', 'warning'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** A finding as it follows from the register; where it is stored, it has an id and days. */
export interface Finding {
  kind: FindingKind;
  /** What it is about, so that it is found again: a claim, a code, a body, a set of bodies. */
  key: string;
  /** The facts that it rests on: a ruling holds while they are the same. */
  fingerprint: string;
  cause: string;
  codes: string[];
  /** Bodies concerned, sorted. */
  subjectIds: string[];
  /** Whose claim is wrong; null where bodies of several sources meet. */
  source: string | null;
  /** The one valid code that may be meant: proposed, never applied. */
  candidate: string | null;
  /** Where the candidate comes from: the code itself, an old number's body, the body's own other code. */
  basis: 'code' | 'old_number' | 'body' | null;
  /** The organ that registered the body, or sent the code. */
  organ: string | null;
  district: string | null;
  counted: boolean;
}

export interface CodeFindingsTable {
  finding_id: string;
  kind: FindingKind;
  key: string;
  fingerprint: string;
  cause: string;
  codes: string[];
  subject_ids: string[];
  source: string | null;
  candidate: string | null;
  basis: Finding['basis'];
  organ: string | null;
  district: string | null;
  counted: boolean;
  found_on: IsoDate;
  gone_on: IsoDate | null;
}

export interface CodeOrdersTable {
  order_id: string;
  number: string;
  finding_id: string;
  kind: FindingKind;
  subject_ids: string[];
  organ: string;
  organ_district: string | null;
  opened_on: IsoDate;
  due: IsoDate;
  due_provisional: boolean;
  state: 'open' | 'answered' | 'settled' | 'lapsed';
  escalated_on: IsoDate | null;
  reply: Reply | null;
  replied_by: string | null;
  replied_on: IsoDate | null;
  proposal_id: string | null;
  merged: string[];
  settled_on: IsoDate | null;
  version: number;
}

/** What the registering organ answers. */
export const REPLIES = ['confirmed', 'corrected', 'same_body', 'different_bodies', 'forward'] as const;
export type ReplyKind = (typeof REPLIES)[number];
export interface Reply {
  kind: ReplyKind;
  /** corrected: the right code; same_body: the code that stands. */
  code: string | null;
  /** same_body: the body that stays; different_bodies: whose the code is (null = nobody's). */
  body: string | null;
  /** forward: to whom. */
  organ: string | null;
  reason: string;
}

export interface CodeTables {
  code_findings: CodeFindingsTable;
  code_orders: CodeOrdersTable;
}
