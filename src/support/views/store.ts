import { sql } from 'kysely';
import { forbidden, requirePermission, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { sqlState } from '../../kernel/db/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';

export interface SavedView {
  id: string;
  name: string;
  page: string;
  query: string;
  shared: boolean;
  position: number;
  /** The caller's own: only those can be changed. */
  own: boolean;
  /** Account that shared it. */
  by: string;
  savedAt: string;
}

export interface ViewInput {
  name: string;
  page: string;
  query: string;
  shared?: boolean | undefined;
}
export type ViewChange = Partial<Omit<ViewInput, 'page'>> & { position?: number | undefined };

/** So many a person and page: more is no menu. */
export const VIEWS_MAX = 30;

type ViewKernel = Pick<Kernel, 'db' | 'clock' | 'ids'>;

/** Who keeps views has an organ. Throws UNAUTHENTICATED, FORBIDDEN. */
function keeperOf(caller: Caller): { account: string; organ: string } {
  requirePermission(caller, 'views.keep');
  if (caller.account === null || caller.organ === null) throw forbidden('views.keep');
  return { account: caller.account, organ: caller.organ };
}

/** The caller's own views of a page (default: of all), then those that colleagues of the organ share; each by position and name. */
export async function listViews(kernel: ViewKernel, page: string | undefined, caller: Caller): Promise<SavedView[]> {
  const { account, organ } = keeperOf(caller);
  const { rows } = await sql<SavedView>`
    select view_id as id, name, page, query, shared, position, account = ${account} as own, account as by,
      to_char(saved_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "savedAt"
    from saved_views
    where (account = ${account} or (shared and organ = ${organ}))
      and (${page ?? null}::text is null or page = ${page ?? null})
    order by page, account <> ${account}, position, name, view_id`.execute(kernel.db.kysely);
  return rows;
}

/** Throws CONFLICT for a name that the page has already, TOO_LARGE beyond 30 of a page. */
export async function saveView(kernel: ViewKernel, view: ViewInput, caller: Caller): Promise<{ id: string }> {
  const { account, organ } = keeperOf(caller);
  const id = kernel.ids.record();
  return kernel.db.tx(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`views ${account}`}, 7))`.execute(tx);
    const { rows } = await sql<{ n: number; last: number }>`
      select count(*)::int as n, coalesce(max(position), 0) as last from saved_views
      where account = ${account} and page = ${view.page}`.execute(tx);
    const { n, last } = rows[0]!;
    if (n >= VIEWS_MAX) throw new XinhengError('TOO_LARGE', { limit: VIEWS_MAX });
    await onceNamed(view.name, () =>
      sql`
      insert into saved_views (view_id, account, organ, page, name, query, shared, position, saved_at)
      values (${id}, ${account}, ${organ}, ${view.page}, ${view.name.trim()}, ${view.query}, ${view.shared ?? false},
        ${last + 1}, ${kernel.clock.now().toString()}::timestamptz)`.execute(tx),
    );
    return { id };
  });
}

/** Changes a view of one's own; another's is not there. Throws NOT_FOUND, CONFLICT. */
export async function changeView(kernel: ViewKernel, id: string, change: ViewChange, caller: Caller): Promise<void> {
  const { account } = keeperOf(caller);
  const { name, query, shared, position } = change;
  await kernel.db.tx(async (tx) => {
    await requireOwn(tx, id, account);
    await onceNamed(name ?? '', () =>
      sql`
      update saved_views set name = coalesce(${name?.trim() ?? null}, name), query = coalesce(${query ?? null}, query),
        shared = coalesce(${shared ?? null}::boolean, shared), position = coalesce(${position ?? null}::int, position)
      where view_id = ${id}::uuid`.execute(tx),
    );
  });
}

/** Throws NOT_FOUND. */
export async function dropView(kernel: ViewKernel, id: string, caller: Caller): Promise<void> {
  const { account } = keeperOf(caller);
  await kernel.db.tx(async (tx) => {
    await requireOwn(tx, id, account);
    await sql`delete from saved_views where view_id = ${id}::uuid`.execute(tx);
  });
}

async function requireOwn(tx: Tx, id: string, account: string): Promise<void> {
  const { rows } = await sql`
    select 1 from saved_views where view_id = ${id}::uuid and account = ${account} for update`.execute(tx);
  if (rows.length === 0) throw new XinhengError('NOT_FOUND', { what: 'view' });
}

async function onceNamed(name: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (sqlState(error) === '23505') throw new XinhengError('CONFLICT', { what: name }, { cause: error });
    throw error;
  }
}
