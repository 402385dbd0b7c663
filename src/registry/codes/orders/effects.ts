import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { Hashable, NewEvent } from '../../../kernel/journal/types.ts';
import { type Effect } from '../../../kernel/proposals/index.ts';
import { mergeBodies, rekey, undoMerge, type Rekeying } from '../../subjects/index.ts';
import { codesMessages } from '../messages.ts';
import type { CodeFindingsTable, CodeOrdersTable, ReplyKind } from '../types.ts';
import { rowMovers } from './movers.ts';
import { addSteps, orderEvent } from './open.ts';
import { SETTLE } from './reply.ts';
import { findingOf, lockOrder, updateOrder } from './store.ts';
import { SEPARATE } from './undo.ts';

interface Settle {
  orderId: string;
  number: string;
  kind: ReplyKind;
  subjects: string[];
}

export const settlement: Effect = {
  kind: SETTLE,
  describe(stored, language) {
    const { number, kind } = stored as unknown as Settle;
    return t(language, codesMessages)[`settle.${kind}`]({ number });
  },
  subjects: (stored) => (stored as unknown as Settle).subjects,
  async run(tx, stored, { kernel, now, caller }) {
    const order = await lockOrder(tx, (stored as unknown as Settle).orderId);
    if (order.state !== 'answered' || order.reply === null) throw new XinhengError('NOT_OPEN', { state: order.state });
    const finding = await findingOf(tx, order);
    if (finding.gone_on !== null) throw new XinhengError('NOT_OPEN', { state: 'lapsed' });
    const day = kernel.clock.today().toString();
    const merged = await carryOut(tx, kernel, order, finding, day, now);
    const next: CodeOrdersTable = { ...order, state: 'settled', settled_on: day, merged, version: order.version + 1 };
    await updateOrder(tx, next);
    const details = { kind: order.reply.kind, merged: merged.length };
    await addSteps(tx, [{ order, what: 'settled', account: caller.account, details }], now);
    return [orderEvent(kernel, 'order.settled', next, { reply: order.reply.kind, merged }), ...ruled(kernel, next, order.subject_ids)];
  },
};

/** Does what the organ answered; answers which bodies were merged away. */
async function carryOut(
  tx: Tx,
  kernel: Kernel,
  order: CodeOrdersTable,
  finding: CodeFindingsTable,
  day: string,
  at: Date,
): Promise<string[]> {
  const { kind, code, body } = order.reply!;
  switch (kind) {
    case 'confirmed':
      // A wrong code that was given out so stays wrong, and in the rate, until it is changed.
      if (finding.kind !== 'invalid') await rule(tx, kernel, order, finding, day);
      return [];
    case 'corrected': {
      const [subject] = finding.subject_ids as [string];
      await rule(tx, kernel, order, finding, day);
      await rekey(tx, kernel, [{ subjectId: subject, holds: [code!], drops: await unclaimed(tx, subject, code!) }], day, at);
      return [];
    }
    case 'same_body':
      return sameBody(tx, kernel, order, finding, day, at);
    case 'different_bodies': {
      if (finding.kind !== 'shared_code') await rule(tx, kernel, order, finding, day);
      else
        await rekey(
          tx,
          kernel,
          finding.subject_ids.map((id) => holding(id, finding.key, body)),
          day,
          at,
        );
      return [];
    }
    default:
      throw new XinhengError('INTERNAL', { what: kind });
  }
}

const holding = (subjectId: string, code: string, holder: string | null): Rekeying =>
  subjectId === holder ? { subjectId, holds: [code], drops: [] } : { subjectId, holds: [], drops: [code] };

async function sameBody(
  tx: Tx,
  kernel: Kernel,
  order: CodeOrdersTable,
  finding: CodeFindingsTable,
  day: string,
  at: Date,
): Promise<string[]> {
  const { code, body } = order.reply!;
  const survivor = body ?? (await holderOf(tx, finding.subject_ids, code)) ?? finding.subject_ids[0]!;
  const losers = finding.subject_ids.filter((id) => id !== survivor);
  for (const loser of losers) await mergeBodies(tx, kernel, { loser, survivor, code }, rowMovers(kernel), at);
  if (losers.length === 0 && code !== null) await rekey(tx, kernel, [{ subjectId: survivor, holds: [code], drops: [] }], day, at);
  // Its other codes still lead to it, as old addresses do; they are no finding any more.
  const codes = await codesOf(tx, survivor);
  if (codes.length > 1) {
    const known = { kind: 'several_codes' as const, key: survivor, fingerprint: `${survivor} ${codes.join(' ')}` };
    await rule(tx, kernel, order, known, day);
  }
  return losers;
}

/** The code that the body was shown with goes, unless a source still claims it. */
async function unclaimed(tx: Tx, subject: string, code: string): Promise<string[]> {
  const { rows } = await sql<{ uscc: string }>`
    select b.uscc from v_subjects_bodies b where b.subject_id = ${subject} and b.uscc is not null and b.uscc <> ${code}
      and not exists (select 1 from v_subjects_registrations r where r.subject_id = b.subject_id and r.uscc_given = b.uscc)`.execute(tx);
  return rows.map((row) => row.uscc);
}

async function holderOf(tx: Tx, ids: readonly string[], code: string | null): Promise<string | undefined> {
  if (code === null) return undefined;
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from v_subjects_bodies where subject_id = any(${[...ids]}::uuid[]) and uscc = ${code}
    order by subject_id limit 1`.execute(tx);
  return rows[0]?.id;
}

async function codesOf(tx: Tx, subject: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from v_subjects_keys where kind = 'uscc' and subject_id = ${subject} and state <> 'ended' order by key`.execute(tx);
  return rows.map((row) => row.key);
}

async function rule(
  tx: Tx,
  kernel: Pick<Kernel, 'ids'>,
  order: Pick<CodeOrdersTable, 'order_id'>,
  { kind, key, fingerprint }: Pick<CodeFindingsTable, 'kind' | 'key' | 'fingerprint'>,
  day: string,
): Promise<void> {
  await sql`
    insert into code_rulings (ruling_id, order_id, kind, key, fingerprint, ruled_on)
    values (${kernel.ids.record()}, ${order.order_id}, ${kind}, ${key}, ${fingerprint}, ${day}::date)`.execute(tx);
}

/** Tells the reader to look at these bodies again. */
function ruled(kernel: Pick<Kernel, 'ids'>, order: CodeOrdersTable, subjects: readonly string[]): NewEvent[] {
  return [...new Set(subjects)].map((subjectId) => ({
    type: 'code.ruled',
    subjectId,
    object: order.order_id,
    version: order.version,
    content: { number: order.number, subjectId },
    salt: kernel.ids.salt(),
    home: 'journal',
  }));
}

export interface Separate {
  orderId: string;
  number: string;
  subjects: string[];
  answers: Record<string, 'loser' | 'survivor'>;
}

export const separation: Effect = {
  kind: SEPARATE,
  describe: (stored, language) => t(language, codesMessages)['separate.describe']({ number: (stored as unknown as Separate).number }),
  subjects: (stored) => (stored as unknown as Separate).subjects,
  async run(tx, stored: Hashable, { kernel, now, caller }) {
    const { orderId, answers } = stored as unknown as Separate;
    const order = await lockOrder(tx, orderId);
    if (order.merged.length === 0) throw new XinhengError('NOT_OPEN', { state: order.state });
    const day = kernel.clock.today().toString();
    // The last first: each finds the survivor as its own merger left it.
    for (const loser of order.merged.toReversed()) await undoMerge(tx, kernel, loser, answers, rowMovers(kernel), now);
    await sql`update code_rulings set void_on = ${day}::date where order_id = ${orderId} and void_on is null`.execute(tx);
    const next = { ...order, merged: [], version: order.version + 1 };
    await updateOrder(tx, next);
    await addSteps(tx, [{ order, what: 'undone', account: caller.account, details: { merged: order.merged.length } }], now);
    return [orderEvent(kernel, 'order.undone', next, {}), ...ruled(kernel, next, order.subject_ids)];
  },
};
