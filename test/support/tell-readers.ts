import { sql } from 'kysely';
import type { Kernel } from '../../src/kernel/context.ts';

/** Bodies that were planted past the use cases, told to the readers. */
export async function tellReaders(kernel: Kernel): Promise<void> {
  const { rows } = await sql<{ id: string }>`select subject_id as id from subjects order by 1`.execute(kernel.db.kysely);
  const events = rows.map(({ id }) => ({
    type: 'test.planted' as const,
    subjectId: id,
    object: id,
    version: 1,
    content: {},
    salt: kernel.ids.salt(),
    home: 'journal' as const,
  }));
  await kernel.db.tx((tx) => kernel.append(tx, events, new Date(kernel.clock.now().epochMilliseconds)));
}
