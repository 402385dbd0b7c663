/** What somebody looks for in the logs. */
export interface LogFilter {
  account?: string | undefined;
  organ?: string | undefined;
  /** An event, or the beginning of several: `user` finds `user.on` and `user.off`. */
  event?: string | undefined;
  object?: string | undefined;
  outcome?: string | undefined;
  /** A body: code, `reg:NUMBER` or `id:UUID`. */
  subject?: string | undefined;
  /** Words in the stated purpose. */
  purpose?: string | undefined;
  /** ISO days in Shanghai, both counted. */
  from?: string | undefined;
  to?: string | undefined;
}

export type LogOrder = 'newest' | 'oldest';

export interface LogPage {
  order: LogOrder;
  after: number | null;
  limit: number;
}

/** One event of the audit log. */
export interface AuditEntry {
  id: number;
  at: string;
  account: string | null;
  role: string | null;
  organ: string | null;
  action: string;
  object: string | null;
  outcome: string;
  details: Record<string, unknown>;
}

/** One look at what is not public. */
export interface LookEntry {
  id: number;
  at: string;
  account: string;
  role: string;
  organ: string | null;
  action: string;
  purpose: string;
  fields: string[];
  subjectId: string | null;
}
