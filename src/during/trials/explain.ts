import { logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { factsKnownAt, readBodies, type Body } from '../../registry/dossiers/index.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { explained } from '../evaluation/index.ts';
import { knownBy, namesOf, type Named } from './bodies.ts';
import { thenOf } from './known.ts';
import { getWhole } from './list.ts';
import { outcomeModel } from './outcome.ts';
import type { Model } from './types.ts';

interface Asked {
  id: string;
  key: string;
}

/**
 * How one body stands by both models of a what-if, from its records as they are now: a look. Throws NOT_FOUND,
 * AMBIGUOUS_KEY, FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function trialSubject(kernel: Kernel, { id, key }: Asked, caller: Caller) {
  const { request } = await mayLook(kernel, 'what-if', id, caller);
  const { model, against, asOf } = request;
  return kernel.db.tx(async (tx) => {
    const { subject, body } = await lookAt(tx, kernel, key, caller, 'trial.subject.read');
    const by = (each: Model) => explained(kernel, { body, model: each, asOf }, caller);
    return { subject, before: by(against), after: by(model) };
  });
}

/** How one body stood on the day of a back-test, from what was known then, and what came after. Throws likewise. */
export async function backtestSubject(kernel: Kernel, { id, key }: Asked, caller: Caller) {
  const { request } = await mayLook(kernel, 'back-test', id, caller);
  const { model, asOf, knownAt, until } = request;
  return kernel.db.tx(async (tx) => {
    const { subject, body } = await lookAt(tx, kernel, key, caller, 'backtest.subject.read');
    const { subjectId, attributes } = body;
    const known = await factsKnownAt(tx, subjectId, knownAt);
    const stood = (await knownBy(tx, [subjectId], knownAt)).has(subjectId);
    if (!stood || known.erased) throw new XinhengError('NOT_FOUND', { what: key });
    const then: Body = { subjectId, attributes: thenOf(attributes, knownAt), facts: known.facts };
    const came = explained(kernel, { body, model: outcomeModel(request), asOf: until }, caller);
    const [{ raw, records, others }] = came.indicators as [(typeof came.indicators)[number]];
    return {
      subject,
      explained: explained(kernel, { body: then, model, asOf }, caller),
      outcome: raw !== '0' && raw !== null,
      records,
      others,
    };
  });
}

async function mayLook<K extends 'what-if' | 'back-test'>(kernel: Kernel, kind: K, id: string, caller: Caller) {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  return getWhole(kernel, kind, id, caller);
}

async function lookAt(tx: Tx, kernel: Kernel, key: string, caller: Caller, action: string): Promise<{ subject: Named; body: Body }> {
  const { subject_id: subjectId } = await getSubject(tx, key);
  await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action, fields: ['grade', 'score'] });
  const [body] = await readBodies(tx, [subjectId]);
  const subject = (await namesOf(tx, [subjectId])).get(subjectId);
  if (body === undefined || subject === undefined) throw new XinhengError('NOT_FOUND', { what: key });
  return { subject, body };
}
