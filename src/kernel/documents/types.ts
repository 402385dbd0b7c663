import type { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../db/types.ts';
import type { NewEvent } from '../journal/types.ts';

/** Numbers by which a body without a unified social credit code is known, the better ones first. */
export const OTHER_NUMBERS = ['reg', 'institution', 'social', 'org', 'tax'] as const;
export type OtherNumber = (typeof OTHER_NUMBERS)[number];

/** A body as papers name it. */
export interface NamedBody {
  name: string;
  /** Unified social credit code, where the body has one. */
  code: string | null;
  /** Of a body without one: the number of its old registration, where it has that. */
  other?: { kind: OtherNumber; number: string } | null;
}

/** To whom a paper is addressed. Personal where it is a person's address: it stands in the paper and beside it, in no event. */
export interface Recipient extends NamedBody {
  address: string | null;
}

/** What the case gives to fill a template, already in the words that stand in the paper (`fieldInWords`). */
export interface PaperValues {
  readonly [name: string]: string;
}

export interface NewPaper {
  /** Which document of its procedure this is, e.g. advance-notice. */
  kind: string;
  /** Id of a policy document of kind `document-template`; the edition in force on `on` is taken. */
  template: string;
  /** Code of the organ that signs and numbers it. */
  organ: string;
  caseId: string;
  caseNumber: string;
  subjectId: string | null;
  /** None for papers that stay in the file. */
  recipient: Recipient | null;
  values: PaperValues;
  on: Temporal.PlainDate;
}

/** A paper as it was made. Its number, words and bytes never change. */
export interface Paper {
  documentId: string;
  kind: string;
  template: string;
  templateEdition: string;
  organ: string;
  caseId: string;
  subjectId: string | null;
  /** e.g. 示市监列告〔2026〕3号; null for papers without a number. */
  number: string | null;
  heading: string;
  madeOn: IsoDate;
  pages: number;
  sha256: string;
}

/** The caller appends the events, as the last statement of its transaction. */
export interface MadePaper extends Paper {
  events: NewEvent[];
}

/** Where and until when one may turn against a decision, by rule. */
export interface Remedy {
  /** Bodies any of which may review; the party chooses. */
  reviewers: readonly { code: string; name: { zh: string; en: string } }[];
  reviewDays: number;
  suitMonths: number;
  daysAfterReview: number;
  /** Last days in time, where the day of service is given. */
  reviewUntil: IsoDate | null;
  suitUntil: IsoDate | null;
  /** One of the two rests on a year whose holidays are not announced yet. */
  provisional: boolean;
  /** What the paper says. */
  text: { zh: string; en: string };
}
