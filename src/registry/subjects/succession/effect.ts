import { sql } from 'kysely';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { NewEvent } from '../../../kernel/journal/types.ts';
import { type Effect } from '../../../kernel/proposals/index.ts';
import { lockBodies } from '../merge-store.ts';
import { ownBodies } from './read.ts';
import { kindKey, successionMessages } from './messages.ts';
import type { LinkPayload } from './types.ts';

export const SUCCESSION = 'subject.succession';

const EVENTS = {
  link: 'subject.linked',
  unlink: 'subject.unlinked',
  operator: 'subject.operator_changed',
} as const;

export const succession: Effect = {
  kind: SUCCESSION,
  describe(stored, language) {
    const { action, kind, day, document } = stored as unknown as LinkPayload;
    const say = t(language, successionMessages);
    return say[`propose.${action}`]({ kind: kind === null ? '' : say[kindKey(kind)](), day, document });
  },
  subjects(stored) {
    const { subjectId, otherId } = stored as unknown as LinkPayload;
    return otherId === null ? [subjectId] : [subjectId, otherId];
  },
  async run(tx, stored, { kernel, now }) {
    const payload = stored as unknown as LinkPayload;
    const ids = [payload.subjectId, ...(payload.otherId === null ? [] : [payload.otherId])];
    for (const body of await lockBodies(tx, ids)) if (body.merged_into !== null) throw new XinhengError('ENTRY_MOVED');
    const id = kernel.ids.record();
    const { first } = await kernel.append(tx, [eventOf(kernel, payload, id)], now);
    await write(tx, payload, id, first, kernel.ids);
    return [];
  },
};

async function write(
  tx: Tx,
  { action, subjectId, kind, otherId, day, document, organ }: LinkPayload,
  id: string,
  seq: number,
  ids: Kernel['ids'],
): Promise<void> {
  if (action === 'link') {
    await sql`
      insert into subject_links (subject_id, link_id, kind, other_id, since, document, organ, seq)
      values (${subjectId}, ${id}, ${kind}, ${otherId}, ${day}, ${document}, ${organ}, ${seq})`.execute(tx);
  } else if (action === 'unlink') {
    const { numAffectedRows } = await sql`
      with recursive ${ownBodies(subjectId)}, ${ownBodies(otherId!, 'theirs')}
      update subject_links set until = ${day}, seq = ${seq}
      where subject_id in (select id from own) and other_id in (select id from theirs)
        and kind = ${kind} and until is null and since <= ${day}`.execute(tx);
    if (Number(numAffectedRows) === 0) throw new XinhengError('NOT_OPEN', { state: 'unlinked' });
  } else {
    await changeOperator(tx, { subjectId, day, document, organ }, [id, ids.record()], seq);
  }
}

/** The present period ends on the day before. Where there is none yet, the first one has no known beginning. */
async function changeOperator(
  tx: Tx,
  { subjectId, day, document, organ }: Pick<LinkPayload, 'subjectId' | 'day' | 'document' | 'organ'>,
  [next, first]: [string, string],
  seq: number,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update operator_periods set until = ${day}::date - 1
    where subject_id = ${subjectId} and until is null and (since is null or since < ${day}::date)`.execute(tx);
  if (Number(numAffectedRows) === 0)
    await sql`
      insert into operator_periods (subject_id, period_id, since, until, organ, seq)
      select ${subjectId}, ${first}, null, ${day}::date - 1, ${organ}, ${seq}
      where not exists (select 1 from operator_periods where subject_id = ${subjectId})`.execute(tx);
  await sql`
    insert into operator_periods (subject_id, period_id, since, document, organ, seq)
    values (${subjectId}, ${next}, ${day}, ${document}, ${organ}, ${seq})`.execute(tx);
}

function eventOf({ ids }: Pick<Kernel, 'ids'>, payload: LinkPayload, id: string): NewEvent {
  const { action, subjectId, reason: _, ...content } = payload;
  return {
    type: EVENTS[action],
    subjectId,
    object: id,
    version: 1,
    content: { ...content, subjectId },
    salt: ids.salt(),
    home: 'journal',
  };
}
