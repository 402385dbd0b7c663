import { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../kernel/access/index.ts';
import { findDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { headOf, positionAtEndOf } from '../../kernel/journal/index.ts';
import { documentHash } from '../../kernel/policy/index.ts';
import { allEditions, itemsOf } from '../../registry/catalogue/index.ts';
import { askerOf, modelIn, mustMayTry } from './may.ts';
import type { BacktestAsked } from './schemas.ts';
import { startRun, type Started } from './start.ts';
import type { BacktestRequest } from './types.ts';

/** What is asked for, checked. Throws POLICY_INVALID with each fault at its place, BAD_INPUT, FORBIDDEN. */
export async function backtestRequest(kernel: Kernel, asked: BacktestAsked, caller: Caller, language: Language): Promise<BacktestRequest> {
  const { asOf, until, outcome } = asked;
  const today = kernel.clock.today().toString();
  if (!findDate(asOf) || asOf >= today) throw new XinhengError('BAD_INPUT', { what: `asOf < ${today}` });
  if (!findDate(until) || until <= asOf || until > today) throw new XinhengError('BAD_INPUT', { what: `until ${asOf} … ${today}` });
  const model = modelIn(kernel, asked.model, language);
  mustMayTry(caller, model);
  mustBeItems(kernel, outcome.items);
  const knownAt = await kernel.db.tx((tx) => positionFor(tx, asked.knownAt ?? asOf, today));
  return { model, asOf, knownAt, until, outcome };
}

/** Begins a back-test in the background, or finds the same one that still runs. */
export async function startBacktest(kernel: Kernel, asked: BacktestAsked, caller: Caller, language: Language): Promise<Started> {
  const asker = askerOf(caller);
  const request = await backtestRequest(kernel, asked, caller, language);
  const { model, asOf, knownAt, until, outcome } = request;
  const question = [knownAt, until, documentHash(outcome)];
  return startRun(kernel, { kind: 'back-test', request, model, against: null, asOf, question }, asker, caller);
}

/** A number that the journal holds, or the last one of a day. */
async function positionFor(tx: Tx, knownAt: number | string, today: string): Promise<number> {
  if (typeof knownAt === 'number') {
    const head = await headOf(tx);
    if (knownAt > head) throw new XinhengError('BAD_INPUT', { what: `knownAt 0…${head}` });
    return knownAt;
  }
  if (!findDate(knownAt) || knownAt > today) throw new XinhengError('BAD_INPUT', { what: `knownAt ≤ ${today}` });
  return positionAtEndOf(tx, Temporal.PlainDate.from(knownAt));
}

/** An item that no catalogue has would find nothing, in silence. */
function mustBeItems({ policy }: Pick<Kernel, 'policy'>, items: readonly string[]): void {
  const known = new Set(allEditions(policy).flatMap((edition) => itemsOf(policy, edition).map((each) => each.id)));
  const unknown = items.filter((each) => !known.has(each));
  if (unknown.length > 0) throw new XinhengError('BAD_INPUT', { what: `outcome.items: ${unknown.join(', ')}` });
}
