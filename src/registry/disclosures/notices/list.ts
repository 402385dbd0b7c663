import { Type } from 'typebox';
import type { Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../../kernel/http/index.ts';
import type { NoticeTables } from './types.ts';

export interface Notice {
  id: number;
  kind: string;
  act: string | null;
  record: string;
  reason: string | null;
  at: string;
  readAt: string | null;
}

const LIST = 'notices';
const Position = Type.Tuple([Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })]);

/** A recipient is an organ or an account (a system by its key). Throws UNAUTHENTICATED. */
function namesOf(caller: Caller): string[] {
  if (caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  return caller.organ === null ? [caller.account] : [caller.account, caller.organ];
}

/** Notices to the caller's organ or to itself, newest first. Throws UNAUTHENTICATED, BAD_CURSOR. */
export async function listNotices(
  kernel: Pick<Kernel, 'db'>,
  caller: Caller,
  options: { cursor?: string | undefined; limit?: number | undefined; unread?: boolean | undefined },
): Promise<{ items: Notice[]; next: string | null }> {
  const limit = options.limit ?? 50;
  let query = on<NoticeTables>(kernel.db.kysely)
    .selectFrom('notices')
    .selectAll()
    .where('recipient', 'in', namesOf(caller))
    .orderBy('notice_id', 'desc')
    .limit(limit + 1);
  if (options.unread === true) query = query.where('read_at', 'is', null);
  if (options.cursor !== undefined) {
    query = query.where('notice_id', '<', decodeCursor(LIST, Position, options.cursor)[0]);
  }
  const rows = (await query.execute()).map((row) => ({
    id: row.notice_id,
    kind: row.kind,
    act: row.act_id,
    record: row.record_id,
    reason: row.reason,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
  }));
  return pageOf(rows, limit, (last) => encodeCursor(LIST, [last.id]));
}

/** Marks a notice as read; again changes nothing. Another's is answered as one that is not there. Throws NOT_FOUND. */
export async function readNotice(kernel: Pick<Kernel, 'db' | 'clock'>, caller: Caller, id: number): Promise<void> {
  const notices = on<NoticeTables>(kernel.db.kysely);
  const found = await notices
    .selectFrom('notices')
    .select('read_at')
    .where('notice_id', '=', id)
    .where('recipient', 'in', namesOf(caller))
    .executeTakeFirst();
  if (found === undefined) throw new XinhengError('NOT_FOUND', { id });
  await notices
    .updateTable('notices')
    .set({ read_at: kernel.clock.now().toString() })
    .where('notice_id', '=', id)
    .where('read_at', 'is', null)
    .execute();
}
