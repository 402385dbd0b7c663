import Type from 'typebox';
import { logAccess, permits, requirePermission, requirePurpose, type Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import type { IsoDate } from '../db/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../http/index.ts';
import type { Language } from '../i18n/index.ts';
import { absentFor } from './absences.ts';
import { compareDays, SOON } from './required.ts';
import { allWorkSources, type WorkCounts, type WorkItem, type WorkSource } from './work-sources.ts';

export interface Work {
  items: WorkItem[];
  next: string | null;
  counts: WorkCounts;
}

const LIST = 'work';
const Position = Type.Tuple([
  Type.Union([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.Null()]),
  Type.String({ minLength: 1, maxLength: 300 }),
]);

/**
 * What waits for this person, from all rooms: what is due first comes first, then what has no day, ties by number. Each
 * look is logged with its purpose. Throws UNAUTHENTICATED, FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function workOf(
  kernel: Kernel,
  caller: Caller,
  language: Language,
  options: { state?: 'late' | 'soon' | undefined; cursor?: string | undefined; limit?: number } = {},
  sources: readonly WorkSource[] = allWorkSources(kernel),
): Promise<Work> {
  if (!permits(caller, 'proposal.confirm')) requirePermission(caller, 'case.read');
  requirePurpose(caller);
  const { state, cursor, limit = 50 } = options;
  const position = cursor === undefined ? undefined : decodeCursor(LIST, Position, cursor);
  const today = kernel.clock.today();
  return kernel.db.tx(async (tx) => {
    const query = {
      caller,
      absent: await absentFor(tx, kernel, caller),
      today: today.toString(),
      soonUntil: kernel.calendar.addWorkingDays(today, SOON).due.toString(),
      language,
    };
    const after = position && { due: position[0], key: position[1] };
    const found: WorkItem[] = [];
    const counts: WorkCounts = { all: 0, late: 0, soon: 0 };
    for (const source of sources) {
      found.push(...(await source.items(tx, { ...query, state, after, limit: limit + 1 })));
      const more = await source.counts(tx, query);
      counts.all += more.all;
      counts.late += more.late;
      counts.soon += more.soon;
    }
    const page = pageOf(found.toSorted(inOrder), limit, (last) => encodeCursor(LIST, [last.due, last.key]));
    const subjectIds = page.items.flatMap(({ subjectId }) => subjectId ?? []);
    await logAccess(kernel, tx, caller, { subjectIds, action: 'work.listed', fields: ['work'] });
    return { ...page, counts };
  });
}

/** How much of it there is: numbers alone, for the head of each page, so no look. None for a role that has no list. */
export async function workCounts(
  kernel: Kernel,
  caller: Caller,
  language: Language,
  sources: readonly WorkSource[] = allWorkSources(kernel),
): Promise<WorkCounts> {
  const sum: WorkCounts = { all: 0, late: 0, soon: 0 };
  if (!permits(caller, 'case.read') && !permits(caller, 'proposal.confirm')) return sum;
  const today = kernel.clock.today();
  const soonUntil = kernel.calendar.addWorkingDays(today, SOON).due.toString();
  return kernel.db.tx(async (tx) => {
    const absent = await absentFor(tx, kernel, caller);
    for (const source of sources) {
      const more = await source.counts(tx, { caller, absent, today: today.toString(), soonUntil, language });
      sum.all += more.all;
      sum.late += more.late;
      sum.soon += more.soon;
    }
    return sum;
  });
}

/** The order of SQL with `collate "C"`: by bytes. */
function inOrder(a: { due: IsoDate | null; key: string }, b: { due: IsoDate | null; key: string }): number {
  return compareDays(a.due, b.due) || Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
}
