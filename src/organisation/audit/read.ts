import { logAccess, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { AuditDetails } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { COUNTED } from '../../kernel/lists/index.ts';
import { findAudit, findLooks, type Found } from './search.ts';
import type { AuditEntry, LogFilter, LogPage, LookEntry } from './types.ts';

/** One of the two logs: how it is searched, and what of it is given out. */
export interface Log<T> {
  name: string;
  fields: readonly string[];
  find(tx: Tx, filter: LogFilter, page: LogPage): Promise<Found<T>>;
}
export const AUDIT_LOG: Log<AuditEntry> = { name: 'audit', fields: ['object', 'details'], find: findAudit };
export const LOOK_LOG: Log<LookEntry> = { name: 'looks', fields: ['account', 'purpose'], find: findLooks };

/**
 * A page of a log, and one row more where there is one. Reading the log is a look at every body whose row is in it. Throws
 * UNAUTHENTICATED, FORBIDDEN, PURPOSE_REQUIRED, NOT_FOUND, AMBIGUOUS_KEY.
 */
export async function readLog<T>(kernel: Kernel, caller: Caller, log: Log<T>, filter: LogFilter, page: LogPage): Promise<T[]> {
  requirePermission(caller, 'audit.read');
  return kernel.db.tx(async (tx) => {
    const { rows, asked } = await log.find(tx, filter, page);
    await noteLook(kernel, tx, caller, log, { asked, rows: rows.slice(0, page.limit) });
    return rows.map(bare);
  });
}

/**
 * The rows of a filter, the oldest first, for a file that leaves, and how many more there are. `note` writes the event that says so,
 * in the same transaction. Throws as `readLog`.
 */
export async function exportLog<T extends { id: number }>(
  kernel: Kernel,
  caller: Caller,
  log: Log<T>,
  filter: LogFilter,
  limit: number,
  note: (tx: Tx, details: AuditDetails) => Promise<void>,
): Promise<{ items: T[]; next: null; missing: number }> {
  requirePermission(caller, 'audit.read');
  return kernel.db.tx(async (tx) => {
    const { rows: found, asked } = await log.find(tx, filter, { order: 'oldest', after: null, limit });
    const rows = found.slice(0, limit);
    const after = rows.at(-1)?.entry.id ?? null;
    const missing = found.length <= limit ? 0 : (await log.find(tx, filter, { order: 'oldest', after, limit: COUNTED })).rows.length;
    await noteLook(kernel, tx, caller, log, { asked, rows });
    await note(tx, { log: log.name, rows: rows.length, ...given(filter), purpose: caller.purpose });
    return { items: rows.map(bare), next: null, missing };
  });
}

function noteLook<T>(kernel: Kernel, tx: Tx, caller: Caller, log: Log<T>, found: Found<T>): Promise<void> {
  const { rows, asked } = found;
  const subjectIds = [...asked.slice(0, 1), ...rows.flatMap(({ subjects }) => subjects)];
  return logAccess(kernel, tx, caller, { subjectIds, action: `${log.name}.read`, fields: log.fields });
}

function bare<T>({ entry }: { entry: T }): T {
  return entry;
}

/** The filter as the event names it; about whom was asked stands in the access log, the purpose that was searched for beside. */
function given({ subject, purpose, ...filter }: LogFilter): AuditDetails {
  const named = Object.entries(filter).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(named) as Record<string, string>),
    ...(subject === undefined ? {} : { subject: true }),
    ...(purpose === undefined ? {} : { words: purpose }),
  };
}
