import type { Kernel } from '../../kernel/context.ts';
import { on, type Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { SubjectTables } from './types.ts';

/**
 * Marks a body as the same as another: its keys and addresses lead to the survivor from this commit on. The caller knows
 * that it has no records; those are moved by `mergeBodies`. One event names both. It appends, so it comes last in the
 * transaction.
 */
export async function mergeWithoutRecords(
  tx: Tx,
  kernel: Pick<Kernel, 'append' | 'ids'>,
  loser: string,
  survivor: string,
  at: Date,
): Promise<void> {
  if (loser === survivor) throw new XinhengError('CONFLICT', { what: loser });
  const tables = on<SubjectTables>(tx);
  const row = await tables
    .selectFrom('subjects')
    .select(['subject_id', 'version'])
    .where('subject_id', '=', loser)
    .where('merged_into', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new XinhengError('NOT_FOUND', { what: loser });
  const version = row.version + 1;
  const event = {
    type: 'subject.merged',
    subjectId: loser,
    object: survivor,
    version,
    content: { loser, survivor },
    salt: kernel.ids.salt(),
    home: 'journal',
  } as const;
  const { first } = await kernel.append(tx, [event], at);
  await tables.updateTable('subjects').set({ merged_into: survivor, seq: first, version }).where('subject_id', '=', loser).execute();
}
