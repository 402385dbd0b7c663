import { sql } from 'kysely';
import type { Caller } from '../access/types.ts';
import type { Kernel } from '../context.ts';
import type { Tx } from '../db/types.ts';
import { noteWritten } from './scope.ts';

export { withAuditScope, type AuditScope } from './scope.ts';

/** What may stand in the details of an audit event: never content, never personal data. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface AuditEvent {
  /** `object.what`, e.g. `session.opened`, `record.released`. */
  action: string;
  object?: string | null;
  /** Whom it concerns: whoever reads the log later has looked at them. */
  subjectIds?: readonly string[];
  /** 'ok' or the error code. */
  outcome: string;
  details?: AuditDetails;
}

/** Appends to audit_log, in the transaction of what it tells of. The log only grows (see migrations and grants). */
export async function audit(kernel: Pick<Kernel, 'clock'>, tx: Tx, caller: Caller, event: AuditEvent): Promise<void> {
  await sql`
    insert into audit_log (at, account, role, organ, action, object, subject_ids, outcome, details)
    values (${kernel.clock.now().toString()}, ${caller.account}, ${caller.role}, ${caller.organ}, ${event.action},
      ${event.object ?? null}, ${[...new Set(event.subjectIds ?? [])]}::uuid[], ${event.outcome}, ${JSON.stringify(event.details ?? {})})
  `.execute(tx);
  noteWritten();
}
