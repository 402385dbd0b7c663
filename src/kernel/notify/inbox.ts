import { Type } from 'typebox';
import type { Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/types.ts';
import { XinhengError } from '../errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../http/index.ts';
import type { Language } from '../i18n/types.ts';
import { reminder, textOf } from './kinds.ts';
import type { NotifyTables } from './tables.ts';
import type { Message } from './types.ts';

const LIST = 'messages';
const Position = Type.Tuple([Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })]);

export interface MessageFilter {
  cursor?: string | undefined;
  limit?: number | undefined;
  unread?: boolean | undefined;
  /** Those of a later day, in place of those of today and before. */
  ahead?: boolean | undefined;
}

function accountOf(caller: Caller): string {
  if (caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  return caller.account;
}

/** The caller's own messages that are due, the latest made first. Throws UNAUTHENTICATED, BAD_CURSOR. */
export async function listMessages(
  kernel: Pick<Kernel, 'db' | 'clock' | 'offers'>,
  caller: Caller,
  language: Language,
  filter: MessageFilter = {},
): Promise<{ items: Message[]; next: string | null }> {
  const { cursor, limit = 50, unread, ahead } = filter;
  let query = on<NotifyTables>(kernel.db.kysely)
    .selectFrom('messages')
    .selectAll()
    .where('account', '=', accountOf(caller))
    .where('cancelled_at', 'is', null)
    .where('show_from', ahead === true ? '>' : '<=', kernel.clock.today().toString())
    .orderBy('message_id', 'desc')
    .limit(limit + 1);
  if (unread === true) query = query.where('read_at', 'is', null);
  if (cursor !== undefined) query = query.where('message_id', '<', decodeCursor(LIST, Position, cursor)[0]);
  const page = pageOf(await query.execute(), limit, (last) => encodeCursor(LIST, [last.message_id]));
  const items = page.items.map((row): Message => ({
    id: row.message_id,
    kind: row.kind,
    // Written by `notify` alone, which has checked them.
    text: textOf(kernel, row.kind, row.params, language),
    link: row.link,
    at: row.created_at.toISOString(),
    showFrom: row.show_from,
    readAt: row.read_at?.toISOString() ?? null,
  }));
  return { items, next: page.next };
}

/** Marks one of the own messages as read, or (without an id) all that are due; again changes nothing. Throws NOT_FOUND. */
export async function readMessages(kernel: Pick<Kernel, 'db' | 'clock'>, caller: Caller, id: string | null): Promise<number> {
  const account = accountOf(caller);
  const tables = on<NotifyTables>(kernel.db.kysely);
  if (id !== null) {
    const own = await tables
      .selectFrom('messages')
      .select('message_id')
      .where('message_id', '=', id)
      .where('account', '=', account)
      .executeTakeFirst();
    if (own === undefined) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
  }
  let update = tables
    .updateTable('messages')
    .set({ read_at: kernel.clock.now().toString() })
    .where('account', '=', account)
    .where('read_at', 'is', null)
    .where('show_from', '<=', kernel.clock.today().toString());
  if (id !== null) update = update.where('message_id', '=', id);
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** A reminder that its owner no longer wants; what has been shown stays. Throws NOT_FOUND. */
export async function cancelReminder(kernel: Pick<Kernel, 'clock'>, tx: Tx, caller: Caller, id: string): Promise<void> {
  const done = await on<NotifyTables>(tx)
    .updateTable('messages')
    .set({ cancelled_at: kernel.clock.now().toString() })
    .where('message_id', '=', id)
    .where('account', '=', accountOf(caller))
    .where('kind', '=', reminder.kind)
    .where('cancelled_at', 'is', null)
    .where('show_from', '>', kernel.clock.today().toString())
    .executeTakeFirstOrThrow();
  if (done.numUpdatedRows === 0n) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
}
