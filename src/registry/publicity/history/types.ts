import type { Level } from '../../../kernel/access/index.ts';
import type { IsoDate } from '../../../kernel/db/types.ts';
import type { ApartBody, OperatorPeriod } from '../../subjects/index.ts';
import type { KnownRecord, Shield, Stay } from '../../records/index.ts';
import type { DisplayState } from '../types.ts';

/** Which past is asked for. */
export interface PastQuery {
  /** The day in Shanghai whose state is asked: default the day of `knownAt`, else today. */
  asOf?: IsoDate | undefined;
  /** Number of the journal up to which we knew: default the end of `asOf`, as it was known that day. */
  knownAt?: number | undefined;
  /** The same as a day: what was known at its end. */
  knownOn?: IsoDate | undefined;
}

export interface PastMoment {
  asOf: IsoDate;
  knownAt: number;
}

type Shown =
  | 'version'
  | 'item'
  | 'edition'
  | 'kind'
  | 'nature'
  | 'severity'
  | 'organ'
  | 'decided'
  | 'validity'
  | 'disputes'
  | 'corrections';

/** One record as it stood, with what the caller may read of its content. */
export interface PastRecord extends Pick<KnownRecord, Shown> {
  recordId: string;
  actId: string;
  documentNo: string;
  permitNo: string | null;
  reportingOrgan: string;
  receivedOn: IsoDate;
  releasedOn: IsoDate | null;
  ended: { on: IsoDate; kind: string; reason: string | null } | null;
  /** Of an adverse record of an individual business: the period of the operator to whom it binds (domain.md, Subjects). */
  operator: (OperatorPeriod & { present: boolean }) | null;
  stay: Stay | null;
  shield: Shield | null;
  /** What the public saw of it that day, by the rule sets in force then. */
  display: DisplayState;
  level: Level;
  content: Record<string, unknown>;
}

/** One claim about the body by a source, as it stood. */
export interface PastRegistration {
  source: string;
  name: string;
  usccGiven: string | null;
  regNo: string | null;
  findings: string[];
  receivedOn: IsoDate;
  content: Record<string, unknown>;
}

export interface PastFile extends PastMoment {
  subject: { id: string; name: string | null; usccGiven: string | null };
  /** False where the caller's reach does not cover every organ: then more may have stood there. */
  complete: boolean;
  registrations: PastRegistration[];
  records: PastRecord[];
  /** Bodies that are one with this one today and had files of their own then. */
  apart: ApartBody[];
}
