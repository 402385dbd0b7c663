import { sql } from 'kysely';
import { forbidden, mayActFor, requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { heldWordsOf, textFindings } from '../intake/index.ts';
import { getOrgan } from '../organs/index.ts';
import { answeringOver, monthPeriod } from '../publicity/index.ts';

/** One sentence: it stands in a cell of the public table. */
export const SENTENCE_MAX = 120;

export interface Statement {
  organ: string;
  month: string;
  sentence: string;
}

/**
 * The organ's own sentence beside its figures of a month that is over and not yet published (ten working days,
 * domain.md); said again, it replaces the one before. It goes out without a reviewer, so what would hold a row for one
 * (persons, their numbers, marks of secrecy) is refused here. Throws FORBIDDEN, ORGAN_UNKNOWN, BAD_INPUT, NOT_OPEN.
 */
export async function sayOfMonth(kernel: Kernel, given: Statement, caller: Caller): Promise<Statement> {
  requirePermission(caller, 'figures.answer');
  const today = kernel.clock.today().toString();
  const { organ } = getOrgan(kernel.policy, given.organ, today);
  if (!mayActFor(caller, { organ: organ.code, district: organ.district })) throw forbidden('figures.answer');
  const sentence = given.sentence.trim().replaceAll(/\s+/gu, ' ');
  if (sentence === '' || [...sentence].length > SENTENCE_MAX) throw new XinhengError('BAD_INPUT', { what: `sentence: 1…${SENTENCE_MAX}` });
  if (textFindings(sentence, heldWordsOf(kernel.policy), []).length > 0) throw new XinhengError('BAD_INPUT', { what: 'publicText' });
  if (monthPeriod(given.month).to >= today) throw new XinhengError('NOT_OPEN', { state: 'month' });
  if (answeringOver(given.month, kernel.calendar, today)) throw new XinhengError('NOT_OPEN', { state: 'published' });
  await kernel.db.tx(async (tx) => {
    await sql`
      insert into figure_statements (month, organ, sentence, account, said_at)
      values (${given.month}, ${organ.code}, ${sentence}, ${caller.account ?? ''}, ${kernel.clock.now().toString()}::timestamptz)
      on conflict (month, organ) do update
        set sentence = excluded.sentence, account = excluded.account, said_at = excluded.said_at`.execute(tx);
    const object = `${given.month} ${organ.code}`;
    await audit(kernel, tx, caller, { action: 'figures.answered', object, outcome: 'ok' });
  });
  return { organ: organ.code, month: given.month, sentence };
}
