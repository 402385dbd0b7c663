import type { Temporal } from 'temporal-polyfill';
import type { Caller, Role } from '../access/types.ts';
import type { Kernel } from '../context.ts';
import type { IsoDate, Tx } from '../db/types.ts';
import type { NamedBody } from '../documents/types.ts';
import type { Language } from '../i18n/types.ts';
import type { Span } from '../deadlines/types.ts';
import type { Hashable, NewEvent } from '../journal/types.ts';
import type { CaseTransition, LegalBasis, ProcedureContent } from '../policy/schemas/procedure.ts';

/** Values of fields by id: text, day (ISO), integer, choice, choices, yes. */
export type FieldValues = { readonly [field: string]: string | number | boolean | readonly string[] };

/** Organ codes by their relation to the case (domain.md: four roles an act). */
export interface CaseOrgans {
  deciding: string;
  handling: string | null;
  reporting: string | null;
  superior: string | null;
}

/** What a case is about and whose it is: fixed when it is opened. */
export interface CaseOpening {
  number: string;
  procedure: string;
  edition: string;
  objectKind: string;
  objectId: string;
  subjectId: string | null;
  /** How papers name the party: a body of the register, by the name and number of that day (`partyOf` of registry/subjects). */
  party: NamedBody | null;
  organs: CaseOrgans;
  district: string | null;
}

/** What happened in a case: the row of `case_steps` that is never changed. The case is the fold of its steps. */
export interface Step {
  n: number;
  stepId: string;
  kind: 'open' | 'fire' | 'suspend' | 'resume' | 'extend' | 'recuse' | 'assign' | 'appoint' | 'document' | 'paper' | 'service' | 'move';
  /** Transition, ground of suspension, period, account, kind of document or paper, or edition, by `kind`. */
  what: string;
  from: string | null;
  to: string;
  by: string;
  role: Role | null;
  /** Whose duty it was, where somebody stood in. */
  standsInFor: string | null;
  on: IsoDate;
  at: Date;
  /** Of the form for `open` and `fire`; of the act itself for the others (document and number, day of service, mandate). */
  fields: FieldValues;
  reason: string | null;
  /** Of the first step only. */
  opening: CaseOpening | null;
}

/** One term of a case, counted anew from its steps at any time. */
export interface RunningPeriod {
  period: string;
  started: IsoDate;
  /** In the period's unit, with what extensions added. */
  length: number;
  extensions: number;
  /** Last day in time; null while time stands still. */
  due: IsoDate | null;
  provisional: boolean;
  /** Counted from a service, so that the party knows it: may only get later. */
  served: boolean;
  closedOn: IsoDate | null;
}

/** A case as its steps make it. Pure data; the rules below read nothing else. */
export interface Case extends CaseOpening {
  caseId: string;
  state: string;
  /** Number of its steps. */
  version: number;
  openedBy: string;
  openedOn: IsoDate;
  /** The officer in charge. */
  handler: string | null;
  /** Accounts that may not act any more. */
  recused: readonly string[];
  /** Accounts that act for the party, with the last day of their mandate. */
  agents: readonly { account: string; until: IsoDate | null }[];
  /** All fields given so far; a later step's value stands over an earlier one. */
  fields: FieldValues;
  /** Who fired what: transition (or `open`) → accounts. */
  actors: ReadonlyMap<string, readonly string[]>;
  suspendedSince: IsoDate | null;
  /** Spans in which time stood still. */
  pauses: readonly Span[];
  /** Document kind → the day of its valid service. */
  served: ReadonlyMap<string, IsoDate>;
  periods: readonly RunningPeriod[];
  steps: readonly Step[];
  closedOn: IsoDate | null;
}

/** Why a step is not open now, each with the day from which it is, where that is known. */
export interface Hindrance {
  code: 'NOT_YET' | 'TOO_LATE' | 'NOT_SERVED' | 'SUSPENDED' | 'PROVISIONAL' | 'ONCE';
  /** Period, document or step. */
  what: string;
  opens: IsoDate | null;
}

/** What is required or possible now: banner, work list, API, reminders and the subject's page all read this. */
export interface Requirement {
  transition: CaseTransition;
  /** Must be done (a deadline runs for it), or may be done. */
  duty: boolean;
  due: IsoDate | null;
  provisional: boolean;
  standing: 'late' | 'soon' | 'in time' | 'no term';
  open: boolean;
  hindrances: readonly Hindrance[];
  rule: LegalBasis | null;
}

/** Why this person may not, or null. */
export interface Refusal {
  code: 'FORBIDDEN' | 'SAME_PERSON' | 'RECUSED' | 'NOT_ASSIGNED' | 'NOT_OPEN' | Hindrance['code'];
  what: string;
  opens: IsoDate | null;
}

export interface EffectContext {
  kernel: Kernel;
  caller: Caller;
  case: Case;
  procedure: ProcedureContent;
  transition: CaseTransition;
  /** Of this step. */
  fields: FieldValues;
  today: Temporal.PlainDate;
  now: Date;
}

/** What a room does when a step is fired, under the name that procedures give it; brought by its capability. */
export interface CaseEffect {
  /** A kind belongs to one room. */
  kind: string;
  /** What will follow, in sentences with numbers, for the page on which one confirms. Reads only. */
  consequences(tx: Tx, context: Omit<EffectContext, 'now'>, language: Language): Promise<string[]>;
  /** Checks, writes, and answers the events to append; throws where the object does not allow it, and nothing has happened. */
  run(tx: Tx, context: EffectContext): Promise<NewEvent[]>;
}

/** The content of a step as it is hashed. */
export type StepContent = Hashable;
