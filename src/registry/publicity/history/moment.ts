import { Temporal } from 'temporal-polyfill';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { dayOfPosition, headOf, positionAtEndOf } from '../../../kernel/journal/index.ts';
import type { PastMoment, PastQuery } from './types.ts';

/**
 * The day and the number that a question means. Only one given: the other is that of the same moment, so that the answer
 * is the one which was given then. Both given: the day, seen with the knowledge of the number. Throws BAD_INPUT for a day
 * that is none or is still to come, and for a number that the journal does not hold.
 */
export async function momentOf(tx: Tx, { clock }: Pick<Kernel, 'clock'>, query: PastQuery): Promise<PastMoment> {
  const today = clock.today().toString();
  const head = await headOf(tx);
  const { asOf, knownOn } = query;
  if (knownOn !== undefined && (!findDate(knownOn) || knownOn > today || query.knownAt !== undefined))
    throw new XinhengError('BAD_INPUT', { what: 'knownOn' });
  const knownAt = knownOn === undefined ? query.knownAt : await positionAtEndOf(tx, Temporal.PlainDate.from(knownOn));
  if (asOf !== undefined && (!findDate(asOf) || asOf > today)) throw new XinhengError('BAD_INPUT', { what: 'asOf' });
  if (knownAt !== undefined && (!Number.isSafeInteger(knownAt) || knownAt < 0 || knownAt > head))
    throw new XinhengError('BAD_INPUT', { what: `knownAt 0…${head}` });
  if (knownAt === undefined && asOf === undefined) return { asOf: today, knownAt: head };
  if (knownAt === undefined) return { asOf: asOf!, knownAt: await positionAtEndOf(tx, Temporal.PlainDate.from(asOf!)) };
  return { asOf: asOf ?? knownOn ?? (await dayOfPosition(tx, knownAt)) ?? today, knownAt };
}
