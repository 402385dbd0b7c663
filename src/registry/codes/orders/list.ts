import { sql, type RawBuilder } from 'kysely';
import Type from 'typebox';
import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { decodeCursor, encodeCursor, pageOf } from '../../../kernel/http/index.ts';
import { openProposals, type OpenProposal } from '../../../kernel/proposals/index.ts';
import type { CodeFindingsTable, CodeOrdersTable, Finding, FindingKind, Reply } from '../types.ts';
import { SETTLE } from './reply.ts';
import { keyIs, theirs } from './store.ts';
import { SEPARATE } from './undo.ts';

export interface ListedOrder {
  id: string;
  number: string;
  kind: FindingKind;
  cause: string;
  codes: string[];
  candidate: string | null;
  basis: Finding['basis'];
  subjects: { id: string; name: string; uscc: string | null; district: string | null }[];
  source: string | null;
  organ: string;
  openedOn: string;
  due: string;
  provisional: boolean;
  state: CodeOrdersTable['state'];
  late: boolean;
  escalatedOn: string | null;
  reply: Reply | null;
  repliedOn: string | null;
  proposal: string | null;
  settledOn: string | null;
  /** Bodies that this order merged away. */
  merged: string[];
  history: { at: string; what: string; organ: string | null; account: string | null }[];
  /** An answer, or the undoing of a merger, that waits for another person. */
  waits: OpenProposal | null;
}

export interface OrderQuery {
  organ?: string | undefined;
  state?: CodeOrdersTable['state'] | undefined;
  late?: boolean | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

const LIST = 'code-orders';
const Position = Type.Tuple([Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }), Type.String({ pattern: '^[0-9a-f-]{36}$' })]);

type Row = CodeOrdersTable &
  Pick<CodeFindingsTable, 'cause' | 'codes' | 'candidate' | 'basis' | 'source'> & {
    subjects: ListedOrder['subjects'];
    history: ListedOrder['history'];
  };

/**
 * Orders that are the caller's business, the most urgent first. Answers and who gave them are not public: every listing is
 * a look, with its purpose. Throws FORBIDDEN, PURPOSE_REQUIRED, BAD_CURSOR.
 */
export async function listOrders(
  kernel: Pick<Kernel, 'db' | 'clock'>,
  query: OrderQuery,
  caller: Caller,
): Promise<{ items: ListedOrder[]; next: string | null }> {
  requirePermission(caller, 'codes.read');
  requirePurpose(caller);
  const today = kernel.clock.today().toString();
  const limit = query.limit ?? 50;
  const after = query.cursor === undefined ? undefined : decodeCursor(LIST, Position, query.cursor);
  const conditions = [
    theirs(caller, 'o'),
    query.organ === undefined ? undefined : sql`o.organ = ${query.organ}`,
    query.state === undefined ? undefined : sql`o.state = ${query.state}`,
    query.late ? sql`o.state = 'open' and o.due < ${today}::date` : undefined,
    after ? sql`(o.due, o.order_id) > (${after[0]}::date, ${after[1]}::uuid)` : undefined,
  ].filter((each) => each !== undefined);
  return kernel.db.tx(async (tx) => {
    const rows = await selectOrders(tx, conditions, limit + 1);
    const page = pageOf(rows, limit, (last) => encodeCursor(LIST, [last.due, last.order_id]));
    await logAccess(kernel, tx, caller, {
      subjectIds: page.items.flatMap((row) => row.subject_ids),
      action: 'code.orders.listed',
      fields: ['reply', 'history'],
    });
    const waits = await waitingOf(tx, page.items);
    return { items: page.items.map((row) => toListed(row, today, waits)), next: page.next };
  });
}

/** One order, by number or id, of those that are the caller's business. A look. Throws NOT_FOUND, FORBIDDEN, PURPOSE_REQUIRED. */
export async function readOrder(kernel: Pick<Kernel, 'db' | 'clock'>, key: string, caller: Caller): Promise<ListedOrder> {
  requirePermission(caller, 'codes.read');
  requirePurpose(caller);
  return kernel.db.tx(async (tx) => {
    const [row] = await selectOrders(tx, [theirs(caller, 'o'), keyIs(key, 'o')], 1);
    if (row === undefined) throw new XinhengError('NOT_FOUND', { what: key.slice(0, 40) });
    await logAccess(kernel, tx, caller, {
      subjectIds: row.subject_ids,
      action: 'code.order.opened',
      fields: ['reply', 'history'],
    });
    return toListed(row, kernel.clock.today().toString(), await waitingOf(tx, [row]));
  });
}

async function waitingOf(tx: Tx, rows: readonly Row[]): Promise<Map<string, OpenProposal>> {
  const ids = rows.map((row) => row.order_id);
  return new Map([...(await openProposals(tx, SETTLE, ids)), ...(await openProposals(tx, SEPARATE, ids))]);
}

async function selectOrders(tx: Tx, conditions: readonly RawBuilder<unknown>[], limit: number): Promise<Row[]> {
  return (await ordersSql(conditions, limit).execute(tx)).rows;
}

/** The statement, apart so that its plan can be looked at. */
export function ordersSql(conditions: readonly RawBuilder<unknown>[], limit: number): RawBuilder<Row> {
  return sql<Row>`
    select o.*, f.cause, f.codes, f.candidate, f.basis, f.source,
      (select coalesce(jsonb_agg(jsonb_build_object('id', b.subject_id, 'name', b.name, 'uscc', b.uscc, 'district', b.district)
          order by b.subject_id), '[]') from v_subjects_bodies b where b.subject_id = any(o.subject_ids)) as subjects,
      (select coalesce(jsonb_agg(jsonb_build_object('at', s.at, 'what', s.what, 'organ', s.organ, 'account', s.account)
          order by s.no), '[]') from code_order_steps s where s.order_id = o.order_id) as history
    from code_orders o join code_findings f on f.finding_id = o.finding_id
    where ${sql.join([...conditions], sql` and `)}
    order by o.due, o.order_id limit ${limit}`;
}

export interface OrganLoad {
  organ: string;
  open: number;
  late: number;
  /** The oldest day that has passed. */
  since: string | null;
}

/** Open and late orders by organ, the most late first. */
export async function ordersByOrgan(kernel: Pick<Kernel, 'db' | 'clock'>, caller: Caller): Promise<OrganLoad[]> {
  requirePermission(caller, 'codes.read');
  const today = kernel.clock.today().toString();
  const { rows } = await sql<OrganLoad>`
    select o.organ, count(*)::int as open, (count(*) filter (where o.due < ${today}::date))::int as late,
      min(o.due) filter (where o.due < ${today}::date) as since
    from code_orders o where o.state = 'open' and ${theirs(caller, 'o')}
    group by o.organ order by 3 desc, o.organ`.execute(kernel.db.kysely);
  return rows;
}

function toListed(row: Row, today: string, waits: ReadonlyMap<string, OpenProposal>): ListedOrder {
  return {
    id: row.order_id,
    number: row.number,
    kind: row.kind,
    cause: row.cause,
    codes: row.codes,
    candidate: row.candidate,
    basis: row.basis,
    subjects: row.subjects,
    source: row.source,
    organ: row.organ,
    openedOn: row.opened_on,
    due: row.due,
    provisional: row.due_provisional,
    state: row.state,
    late: row.state === 'open' && row.due < today,
    escalatedOn: row.escalated_on,
    reply: row.reply,
    repliedOn: row.replied_on,
    proposal: row.proposal_id,
    settledOn: row.settled_on,
    merged: row.merged,
    history: row.history,
    waits: waits.get(row.order_id) ?? null,
  };
}
