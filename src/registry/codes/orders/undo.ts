import { logAccess, requirePermission, requirePurpose, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { propose } from '../../../kernel/proposals/index.ts';
import { mergeQuestions, type Answers, type Question } from '../../subjects/index.ts';
import type { CodeOrdersTable } from '../types.ts';
import { rowMovers } from './movers.ts';
import { OBJECT } from './open.ts';
import { mustBeTheirs } from './reply.ts';
import { lockOrder } from './store.ts';

export const SEPARATE = 'codes.separate';

/** What came to the merged body since, and must be said whose it is before the merger is undone. */
export async function undoQuestions(kernel: Kernel, key: string, caller: Caller): Promise<Question[]> {
  requirePermission(caller, 'codes.answer');
  requirePurpose(caller);
  return kernel.db.tx(async (tx) => {
    const order = await lockOrder(tx, key);
    const all = await questionsOf(tx, kernel, order, caller);
    await logAccess(kernel, tx, caller, {
      subjectIds: order.subject_ids,
      action: 'code.merge.questions.read',
      fields: ['documentNo'],
    });
    return all;
  });
}

async function questionsOf(tx: Tx, kernel: Kernel, order: CodeOrdersTable, caller: Caller): Promise<Question[]> {
  mustBeTheirs(order, caller);
  const all: Question[] = [];
  for (const loser of order.merged) all.push(...(await mergeQuestions(tx, loser, rowMovers(kernel))));
  return all;
}

/**
 * Proposes to undo the merger of an order; another person confirms, and everything stands where it stood. Throws CONFLICT
 * with the questions that have no answer, NOT_OPEN where the order merged nothing.
 */
export async function proposeUndo(
  kernel: Kernel,
  key: string,
  input: { answers?: Answers; reason: string },
  caller: Caller,
): Promise<{ order: string; number: string; proposal: string }> {
  requirePermission(caller, 'codes.answer');
  const { answers = {}, reason } = input;
  const at = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const order = await lockOrder(tx, key);
    const open = (await questionsOf(tx, kernel, order, caller)).filter((question) => answers[question.id] === undefined);
    if (open.length > 0) {
      const errors = open.map((q) => ({ path: `/answers/${q.id}`, code: 'ASK', message: `${q.kind} ${q.label}` }));
      throw new XinhengError('CONFLICT', { what: `${open.length}` }, { errors });
    }
    if (order.merged.length === 0) throw new XinhengError('NOT_OPEN', { state: order.state });
    const { order_id: orderId, number, subject_ids: subjects } = order;
    await audit(kernel, tx, caller, {
      action: 'code.merge.undo.proposed',
      object: orderId,
      subjectIds: subjects,
      outcome: 'ok',
      details: { number },
    });
    const { proposalId } = await propose(
      tx,
      {
        kind: SEPARATE,
        objectKind: OBJECT,
        objectId: orderId,
        subjectId: subjects[0] ?? null,
        payload: { orderId, number, subjects, answers: { ...answers } },
        reason,
        organ: order.organ,
        district: order.organ_district,
      },
      caller,
      kernel,
      at,
    );
    return { order: orderId, number, proposal: proposalId };
  });
}
