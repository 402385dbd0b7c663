import { forbidden, mayActFor, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { closeDeadline, openDeadline, voidDeadline } from '../../../kernel/deadlines/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { propose } from '../../../kernel/proposals/index.ts';
import { getOrgan } from '../../organs/index.ts';
import { isValidUscc } from '../../uscc/index.ts';
import { getRules } from '../policy.ts';
import type { CodeOrdersTable, FindingKind, Reply, ReplyKind } from '../types.ts';
import { addSteps, districtOf, OBJECT, orderEvent, RULE } from './open.ts';
import { findingOf, lockOrder, updateOrder } from './store.ts';

export const SETTLE = 'codes.settle';

export interface ReplyInput {
  kind: ReplyKind;
  code?: string | undefined;
  body?: string | undefined;
  organ?: string | undefined;
  reason: string;
}

export interface Replied {
  order: string;
  number: string;
  state: CodeOrdersTable['state'];
  /** What a second person confirms; null for an order that was passed on. */
  proposal: string | null;
  organ: string;
  due: string;
}

/** What each kind of finding can be answered with. */
const ANSWERS: Readonly<Record<FindingKind, readonly ReplyKind[]>> = {
  invalid: ['confirmed', 'corrected', 'forward'],
  name_differs: ['confirmed', 'forward'],
  shared_code: ['same_body', 'different_bodies', 'forward'],
  several_codes: ['same_body', 'different_bodies', 'forward'],
  warning: ['confirmed', 'forward'],
};

/**
 * The registering organ's answer. Its effect on the register is a proposal that another person confirms; passing the order
 * on is done at once, with a new term. Throws NOT_FOUND, FORBIDDEN, NOT_OPEN, BAD_INPUT, BAD_USCC, ORGAN_UNKNOWN, and
 * CONFLICT while an earlier answer waits for its second person.
 */
export async function replyToOrder(kernel: Kernel, key: string, input: ReplyInput, caller: Caller): Promise<Replied> {
  requirePermission(caller, 'codes.answer');
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const day = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const order = await lockOrder(tx, key);
    mustBeTheirs(order, caller);
    if (order.state === 'settled' || order.state === 'lapsed') throw new XinhengError('NOT_OPEN', { state: order.state });
    const reply = checked(kernel, order, input, day);
    const answered =
      reply.kind === 'forward'
        ? await forward(tx, kernel, order, reply, caller, day, at)
        : await answer(tx, kernel, order, reply, caller, day, at);
    const { order_id, number, state, proposal_id: proposal, organ, due } = answered;
    return { order: order_id, number, state, proposal, organ, due };
  });
}

export function mustBeTheirs(order: CodeOrdersTable, caller: Caller): void {
  if (!mayActFor(caller, { organ: order.organ, district: order.organ_district })) throw forbidden('codes.answer');
}

function checked(kernel: Kernel, order: CodeOrdersTable, input: ReplyInput, day: string): Reply {
  const bad = (what: string): XinhengError => new XinhengError('BAD_INPUT', { what });
  const { kind } = input;
  const reason = input.reason.trim();
  const code = input.code?.trim() ?? null;
  const body = input.body ?? null;
  if (reason === '') throw bad('reason');
  if (!ANSWERS[order.kind].includes(kind)) throw bad(`kind: ${ANSWERS[order.kind].join(' | ')}`);
  if (code !== null && !isValidUscc(code)) throw new XinhengError('BAD_USCC', { code });
  if (kind === 'corrected' && code === null) throw bad('code');
  if (body !== null && !order.subject_ids.includes(body)) throw bad('body');
  if (kind === 'same_body' && code === null && order.kind === 'several_codes') throw bad('code');
  if (kind === 'different_bodies' && order.subject_ids.length < 2) throw bad('kind: same_body | forward');
  const organ = kind === 'forward' ? getOrgan(kernel.policy, input.organ ?? '', day).organ.code : null;
  if (organ !== null && organ === order.organ) throw bad('organ');
  return { kind, code, body, organ, reason };
}

async function answer(
  tx: Tx,
  kernel: Kernel,
  order: CodeOrdersTable,
  reply: Reply,
  caller: Caller,
  day: string,
  at: Date,
): Promise<CodeOrdersTable> {
  const finding = await findingOf(tx, order);
  // The facts changed since: what is answered now would be an answer to something else.
  if (finding.gone_on !== null) throw new XinhengError('NOT_OPEN', { state: 'lapsed' });
  const next: CodeOrdersTable = {
    ...order,
    state: 'answered',
    reply,
    replied_by: caller.account,
    replied_on: day,
    version: order.version + 1,
  };
  await closeDeadline(tx, { objectKind: OBJECT, objectId: order.order_id, rule: RULE }, day);
  await addSteps(tx, [{ order, what: 'answered', account: caller.account, details: { kind: reply.kind, reason: reply.reason } }], at);
  await audit(kernel, tx, caller, {
    action: 'code.order.answered',
    object: order.order_id,
    subjectIds: order.subject_ids,
    outcome: 'ok',
    details: { number: order.number, kind: reply.kind },
  });
  await updateOrder(tx, next);
  const { proposalId } = await propose(
    tx,
    {
      kind: SETTLE,
      objectKind: OBJECT,
      objectId: order.order_id,
      subjectId: order.subject_ids[0] ?? null,
      payload: { orderId: order.order_id, number: order.number, kind: reply.kind, subjects: order.subject_ids },
      reason: reply.reason,
      organ: order.organ,
      district: order.organ_district,
    },
    caller,
    kernel,
    at,
  );
  const answered = { ...next, proposal_id: proposalId };
  await updateOrder(tx, answered);
  await kernel.append(tx, [orderEvent(kernel, 'order.answered', answered, { reply: reply.kind })], at);
  return answered;
}

/** Not ours: to the organ named, with a whole new term from today. */
async function forward(
  tx: Tx,
  kernel: Kernel,
  order: CodeOrdersTable,
  reply: Reply,
  caller: Caller,
  day: string,
  at: Date,
): Promise<CodeOrdersTable> {
  if (order.state !== 'open') throw new XinhengError('NOT_OPEN', { state: order.state });
  const organ = reply.organ!;
  await voidDeadline(tx, { objectKind: OBJECT, objectId: order.order_id, rule: RULE }, day);
  const { workingDays: days } = getRules(kernel.policy, day);
  const { due, provisional } = await openDeadline(tx, kernel, {
    objectKind: OBJECT,
    objectId: order.order_id,
    rule: RULE,
    started: day,
    days,
    unit: 'working',
    served: true,
    organ,
  });
  const next: CodeOrdersTable = {
    ...order,
    organ,
    organ_district: districtOf(kernel, organ, day),
    due,
    due_provisional: provisional,
    escalated_on: null,
    version: order.version + 1,
  };
  const details = { from: order.organ, to: organ, reason: reply.reason };
  await addSteps(tx, [{ order: next, what: 'forwarded', account: caller.account, details }], at);
  await audit(kernel, tx, caller, {
    action: 'code.order.forwarded',
    object: order.order_id,
    subjectIds: order.subject_ids,
    outcome: 'ok',
    details: { number: order.number, from: order.organ, to: organ },
  });
  await updateOrder(tx, next);
  await kernel.append(tx, [orderEvent(kernel, 'order.forwarded', next, { from: order.organ, due })], at);
  return next;
}
