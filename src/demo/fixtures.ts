import type { Kernel } from '../kernel/context.ts';
import { changeRecord, getRecordByDocument } from '../registry/records/index.ts';
import { getSubject, mergeWithoutRecords } from '../registry/subjects/index.ts';
import { FIXED, REPAIRED_DOCUMENT, DISPUTED_DOCUMENT } from './fixed.ts';

/** States whose rooms come later (objection, repair, merging) but whose effect on display exists: put in as facts. */
export async function applyFixtures(kernel: Kernel): Promise<void> {
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const today = kernel.clock.today();

  await kernel.db.tx(async (tx) => {
    const { subject_id } = await getSubject(tx, FIXED.penalties.uscc);
    const record = await getRecordByDocument(tx, subject_id, DISPUTED_DOCUMENT(today));
    await changeRecord(
      tx,
      kernel,
      {
        subjectId: subject_id,
        recordId: record,
        eventType: 'record.disputed',
        changes: {
          disputes: [
            {
              raisedOn: today.subtract({ days: 4 }).toString(),
              due: kernel.calendar.addWorkingDays(today.subtract({ days: 4 }), 5).due.toString(),
              state: 'open',
            },
          ],
        },
      },
      at,
    );
  });

  await kernel.db.tx(async (tx) => {
    const { subject_id } = await getSubject(tx, FIXED.repaired.uscc);
    const record = await getRecordByDocument(tx, subject_id, REPAIRED_DOCUMENT(today));
    await changeRecord(
      tx,
      kernel,
      {
        subjectId: subject_id,
        recordId: record,
        eventType: 'record.ended',
        changes: { ended_on: today.subtract({ days: 30 }).toString(), ended_kind: 'repaired', shared: false },
      },
      at,
    );
  });

  await kernel.db.tx(async (tx) => {
    const loser = await getSubject(tx, FIXED.merged.uscc);
    const survivor = await getSubject(tx, FIXED.nothing.uscc);
    await mergeWithoutRecords(tx, kernel, loser.subject_id, survivor.subject_id, at);
  });
}
