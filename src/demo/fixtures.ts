import type { Temporal } from 'temporal-polyfill';
import type { Kernel } from '../kernel/context.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { changeRecord, getRecordByDocument, hasRecords } from '../registry/records/index.ts';
import { getSubject, mergeWithoutRecords } from '../registry/subjects/index.ts';
import { Events } from './events.ts';
import { FIXED, REPAIRED_DOCUMENT, DISPUTED_DOCUMENT } from './fixed.ts';

/** States whose rooms come later (objection, repair, merging) but whose effect on display exists: put in as facts, each on its day. */
export function fixtures(today: Temporal.PlainDate): Events {
  return new Events()
    .on(today.subtract({ days: 60 }), merge)
    .on(today.subtract({ days: 30 }), (kernel) =>
      change(kernel, FIXED.repaired.uscc, REPAIRED_DOCUMENT(today), 'record.ended', {
        ended_on: kernel.clock.today().toString(),
        ended_kind: 'repaired',
        shared: false,
      }),
    )
    .on(today.subtract({ days: 4 }), (kernel) => {
      const raised = kernel.clock.today();
      const due = kernel.calendar.addWorkingDays(raised, 5).due.toString();
      return change(kernel, FIXED.penalties.uscc, DISPUTED_DOCUMENT(today), 'record.disputed', {
        disputes: [{ raisedOn: raised.toString(), due, state: 'open' }],
      });
    });
}

async function change(
  kernel: Kernel,
  uscc: string,
  documentNo: string,
  eventType: 'record.ended' | 'record.disputed',
  changes: Parameters<typeof changeRecord>[2]['changes'],
): Promise<void> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx(async (tx) => {
    const { subject_id: subjectId } = await getSubject(tx, uscc);
    const recordId = await getRecordByDocument(tx, subjectId, documentNo);
    await changeRecord(tx, kernel, { subjectId, recordId, eventType, changes }, at);
  });
}

async function merge(kernel: Kernel): Promise<void> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx(async (tx) => {
    const loser = await getSubject(tx, FIXED.merged.uscc);
    const survivor = await getSubject(tx, FIXED.nothing.uscc);
    if (await hasRecords(tx, loser.subject_id)) throw new XinhengError('CONFLICT', { what: FIXED.merged.uscc });
    await mergeWithoutRecords(tx, kernel, loser.subject_id, survivor.subject_id, at);
  });
}
