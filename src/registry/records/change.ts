import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { EventType, NewEvent } from '../../kernel/journal/types.ts';
import { recordContent } from './content.ts';
import { packRecords } from './columns.ts';
import { missingRecord } from './missing.ts';
import { insertRecords, lockRecords, replaceRecords, type RecordRef } from './store.ts';
import type { RecordsTable } from './types.ts';

/** What may change; identity, version, salt and seq are not the caller's. */
export type RecordChanges = Partial<Omit<RecordsTable, 'subject_id' | 'record_id' | 'act_id' | 'version' | 'salt' | 'seq'>>;

export interface RecordChange extends RecordRef {
  /** A function sees the current row, locked. */
  changes: RecordChanges | ((current: RecordsTable) => RecordChanges);
  /** record.replaced, record.released, record.corrected, record.withdrawn, record.recalled, record.ended … */
  eventType: EventType;
}

type Deps = Pick<Kernel, 'append' | 'ids'>;

/**
 * Changes records: the current row goes to record_history, the new one becomes current, one event each. It appends, so it
 * is the last thing in the caller's transaction; `also` are further events of the same use case, appended after them.
 * Returns the new rows. Throws NOT_FOUND, and ENTRY_MOVED for a record that a merger took elsewhere since.
 */
export async function changeRecords(
  tx: Tx,
  kernel: Deps,
  changes: readonly RecordChange[],
  at: Date,
  also: readonly NewEvent[] = [],
): Promise<RecordsTable[]> {
  const current = await lockRecords(tx, changes);
  const gone = current.indexOf(undefined);
  if (gone !== -1) throw await missingRecord(tx, changes[gone]!);
  const next = changes.map((change, i) => {
    const row = current[i]!;
    const values = typeof change.changes === 'function' ? change.changes(row) : change.changes;
    return { ...row, ...values, version: row.version + 1, salt: kernel.ids.salt() };
  });
  const events = next.map((row, i) => recordEvent(changes[i]!.eventType, row));
  const { first } = await writeRecords(tx, kernel, { replaced: next, events: [...events, ...also] }, at);
  return next.map((row, i) => ({ ...row, seq: first + i }));
}

/** As changeRecords, for one. */
export async function changeRecord(
  tx: Tx,
  kernel: Deps,
  change: RecordChange,
  at: Date,
  also: readonly NewEvent[] = [],
): Promise<RecordsTable> {
  const [row] = await changeRecords(tx, kernel, [change], at, also);
  return row!;
}

/** The event of a record: content and salt stay in the record's own row. */
export function recordEvent(type: EventType, row: Omit<RecordsTable, 'seq'>): NewEvent {
  return {
    type,
    subjectId: row.subject_id,
    object: row.record_id,
    version: row.version,
    content: recordContent(row),
    salt: row.salt,
    home: 'object',
  };
}

export interface RecordWrites {
  inserted?: RecordsTable[];
  replaced?: RecordsTable[];
  /** Events of `inserted`, then of `replaced`, each in its order; then any others. */
  events: readonly NewEvent[];
}

/**
 * Appends the events, then writes the rows with the numbers they got. The rows come after the append because they carry
 * its numbers; nothing is waited for there: whoever writes the same act has met us at its act_keys or record row, which
 * every caller locks before (findActs, insertActs, lockRecords).
 */
export async function writeRecords(
  tx: Tx,
  kernel: Pick<Kernel, 'append'>,
  { inserted = [], replaced = [], events }: RecordWrites,
  at: Date,
): Promise<{ first: number; last: number }> {
  const appending = kernel.append(tx, events, at);
  const packed = inserted.length > 0 ? packRecords(inserted) : undefined;
  const range = await appending;
  if (packed) await insertRecords(tx, packed, range.first);
  await replaceRecords(
    tx,
    replaced.map((row, i) => ({ ...row, seq: range.first + inserted.length + i })),
  );
  return range;
}
