import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import { jsonArray, plainArray, textArray, type Tx } from '../../../kernel/db/index.ts';
import { openDeadline, voidDeadline } from '../../../kernel/deadlines/index.ts';
import type { Hashable, NewEvent } from '../../../kernel/journal/types.ts';
import type { CodeRulesContent } from '../../../kernel/policy/index.ts';
import { findOrgan } from '../../organs/index.ts';
import type { CodeFindingsTable, CodeOrdersTable } from '../types.ts';

export const RULE = 'codes.work-order';
export const OBJECT = 'code-order';

type OrderKernel = Pick<Kernel, 'ids' | 'calendar' | 'policy'>;

/**
 * A work order to the registering organ for each finding of a kind that opens one, once. The organ's own answer changes a
 * code; nothing here does. The events are the caller's to append.
 */
export async function openOrders(
  tx: Tx,
  kernel: OrderKernel,
  findings: readonly CodeFindingsTable[],
  rules: CodeRulesContent | undefined,
  day: string,
  at: Date,
): Promise<NewEvent[]> {
  if (!rules) return [];
  const kinds: ReadonlySet<string> = new Set(rules.orders);
  const due = findings.filter((each) => kinds.has(each.kind) && each.organ !== null && each.cause !== 'placeholder');
  if (due.length === 0) return [];
  const first = await takeNumbers(tx, day.slice(0, 4), due.length);
  const orders: CodeOrdersTable[] = [];
  // One by one: each deadline is a row of another room, opened by its function; a day brings few.
  for (const [i, finding] of due.entries()) {
    const orderId = kernel.ids.record();
    const deadline = await openDeadline(tx, kernel, {
      objectKind: OBJECT,
      objectId: orderId,
      rule: RULE,
      started: day,
      days: rules.workingDays,
      unit: 'working',
      served: true,
      organ: finding.organ,
    });
    const order = newOrder(orderId, numberOf(day.slice(0, 4), first + i), finding, deadline, day);
    orders.push({ ...order, organ_district: districtOf(kernel, order.organ, day) });
  }
  await insertOrders(tx, orders);
  await addSteps(
    tx,
    orders.map((order) => ({ order, what: 'opened', account: null, details: {} })),
    at,
  );
  return orders.map((order) => orderEvent(kernel, 'order.opened', order, { finding: order.finding_id, due: order.due }));
}

/** The district that bounds an organ's people: its own. Unknown organs (a source that is none) have none. */
export function districtOf(kernel: Pick<Kernel, 'policy'>, organ: string, day: string): string | null {
  return findOrgan(kernel.policy, organ, day)?.organ.district ?? null;
}

/** The finding is gone by itself: nothing is left to answer. An answer that waits for its second person stays open. */
export async function lapseOrders(
  tx: Tx,
  kernel: Pick<Kernel, 'ids'>,
  findings: readonly CodeFindingsTable[],
  day: string,
  at: Date,
): Promise<NewEvent[]> {
  if (findings.length === 0) return [];
  const { rows } = await sql<CodeOrdersTable>`
    update code_orders set state = 'lapsed', settled_on = ${day}::date, version = version + 1
    where finding_id = any(${findings.map((each) => each.finding_id)}::uuid[]) and state = 'open'
    returning *`.execute(tx);
  for (const order of rows) await voidDeadline(tx, { objectKind: OBJECT, objectId: order.order_id }, day);
  await addSteps(
    tx,
    rows.map((order) => ({ order, what: 'lapsed', account: null, details: {} })),
    at,
  );
  return rows.map((order) => orderEvent(kernel, 'order.lapsed', order, {}));
}

export function orderEvent(
  kernel: Pick<Kernel, 'ids'>,
  type: `order.${string}`,
  order: CodeOrdersTable,
  more: Record<string, Hashable>,
): NewEvent {
  return {
    type,
    subjectId: null,
    object: order.order_id,
    version: order.version,
    content: { number: order.number, organ: order.organ, ...more },
    salt: kernel.ids.salt(),
    home: 'journal',
  };
}

export interface Step {
  order: Pick<CodeOrdersTable, 'order_id' | 'organ'>;
  what: 'opened' | 'lapsed' | 'forwarded' | 'answered' | 'reopened' | 'settled' | 'late' | 'undone';
  account: string | null;
  details: Record<string, string | number | null>;
}

/** The history of an order: who did what, when. */
export async function addSteps(tx: Tx, steps: readonly Step[], at: Date): Promise<void> {
  if (steps.length === 0) return;
  await sql`
    insert into code_order_steps (order_id, no, at, what, organ, account, details)
    select n.id, 1 + (select count(*) from code_order_steps s where s.order_id = n.id), ${at}, n.what, n.organ, n.account, n.details
    from rows from (unnest(${plainArray(steps.map((s) => s.order.order_id))}::uuid[]), unnest(${textArray(steps.map((s) => s.what))}::text[]),
      unnest(${textArray(steps.map((s) => s.order.organ))}::text[]), unnest(${textArray(steps.map((s) => s.account))}::text[]),
      jsonb_array_elements(${jsonArray(steps.map((s) => JSON.stringify(s.details)))}::jsonb)) as n(id, what, organ, account, details)`.execute(
    tx,
  );
}

/** Numbers without gaps, one series a year; the row's lock is held to the commit. */
async function takeNumbers(tx: Tx, year: string, n: number): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into code_order_numbers (year, last) values (${year}, ${n})
    on conflict (year) do update set last = code_order_numbers.last + excluded.last returning last`.execute(tx);
  return rows[0]!.last - n + 1;
}

const numberOf = (year: string, n: number): string => `DM${year}-${String(n).padStart(5, '0')}`;

function newOrder(
  orderId: string,
  number: string,
  finding: CodeFindingsTable,
  { due, provisional }: { due: string; provisional: boolean },
  day: string,
): CodeOrdersTable {
  return {
    order_id: orderId,
    number,
    finding_id: finding.finding_id,
    kind: finding.kind,
    subject_ids: finding.subject_ids,
    organ: finding.organ!,
    organ_district: null,
    opened_on: day,
    due,
    due_provisional: provisional,
    state: 'open',
    escalated_on: null,
    reply: null,
    replied_by: null,
    replied_on: null,
    proposal_id: null,
    merged: [],
    settled_on: null,
    version: 1,
  };
}

async function insertOrders(tx: Tx, orders: readonly CodeOrdersTable[]): Promise<void> {
  await sql`
    insert into code_orders
    select * from jsonb_populate_recordset(null::code_orders, ${jsonArray(orders.map((order) => JSON.stringify(order)))}::jsonb)`.execute(
    tx,
  );
}
