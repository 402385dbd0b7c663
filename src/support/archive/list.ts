import { Type } from 'typebox';
import { logAccess, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../kernel/http/index.ts';
import type { Filter } from './filter.ts';
import { countRecords, resolveFilter, selectRecords, type Place } from './select.ts';
import { lineOf, sightOf, type RecordLine } from './view.ts';

const LIST = 'records';
const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Position = Type.Tuple([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Uuid, Uuid]);

export interface RecordsPage {
  items: RecordLine[];
  next: string | null;
  /** On the first page only: counting is work. */
  total: { count: number; more: boolean; asOf: string } | null;
  /** Latest decision first; on one day by act, then by record. */
  order: 'decided-desc';
}

/**
 * Records by what an official asks, within the caller's level: rows of the reach in full, others as far as the public sees
 * them. A look, one row of the access log a body. Throws FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR, NOT_FOUND, AMBIGUOUS_KEY.
 */
export async function listRecords(
  kernel: Pick<Kernel, 'db' | 'clock' | 'policy'>,
  filter: Filter,
  page: { cursor?: string | undefined; limit?: number | undefined },
  caller: Caller,
): Promise<RecordsPage> {
  requirePermission(caller, 'records.read');
  const limit = page.limit ?? 50;
  const after = placeOf(page.cursor);
  return kernel.db.tx(async (tx) => {
    const sight = await sightOf(tx, kernel, caller);
    const resolved = await resolveFilter(tx, filter, sight.today);
    const selection = { filter, resolved, caller };
    const rows = await selectRecords(tx, selection, after, limit + 1);
    const cut = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.decided, last.act_id, last.record_id]));
    const total = after === null ? { ...(await countRecords(tx, selection)), asOf: sight.today } : null;
    const items = cut.items.map((row) => lineOf(row, sight));
    await logAccess(kernel, tx, caller, {
      subjectIds: items.map((line) => line.subject.id),
      action: 'records.listed',
      fields: ['title', 'documentNo', 'display', 'held'],
    });
    return { items, next: cut.next, total, order: 'decided-desc' };
  });
}

function placeOf(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  const [decided, actId, recordId] = decodeCursor(LIST, Position, cursor);
  return { decided, actId, recordId };
}
