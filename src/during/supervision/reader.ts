import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { JournalEvent, Reader } from '../../kernel/journal/index.ts';
import { bodiesOfEvent } from '../../registry/subjects/index.ts';
import { refresh, type RefreshKernel } from './refresh.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/**
 * Follows grades: own ones by the events of evaluation, received ones by their records, and bodies as they come, change and
 * merge. It looks at rows, not at events, so that a batch looks at each body once. Other records move a grade only by being
 * evaluated.
 */
export function supervisionReader(kernel: RefreshKernel & Pick<Kernel, 'clock'>): Reader {
  return {
    name: 'supervision',
    batch: 2000,
    async handle(tx, events, { now }) {
      const ids = await touchedBy(tx, events);
      if (ids.length > 0) await refresh(tx, kernel, ids, { day: kernel.clock.today().toString(), at: now });
    },
  };
}

async function touchedBy(tx: Tx, events: readonly JournalEvent[]): Promise<string[]> {
  const about = events.filter(({ subjectId }) => subjectId !== null);
  const direct = about.filter(({ type }) => /^(?:evaluation|registration|subject)\./u.test(type)).flatMap(bodiesOfEvent);
  const records = about.filter(({ type }) => type.startsWith('record.')).map(({ object }) => object);
  const graded = await gradedBy(
    tx,
    about.flatMap(({ subjectId }) => subjectId ?? []),
    records,
  );
  return [...new Set([...direct, ...graded])].toSorted();
}

/** Bodies of which a received grade is among the records. */
async function gradedBy(tx: Tx, subjects: readonly string[], records: readonly string[]): Promise<string[]> {
  if (records.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct ${r.subject_id} as id from ${r.table}
    where ${r.subject_id} = any(${[...new Set(subjects)]}::uuid[]) and ${r.record_id} = any(${[...records]}::uuid[]) and ${r.kind} = 'grade'`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
