import { allContentHomes, allReaders, readersStatus, verifyJournal } from '../../kernel/journal/index.ts';
import type { Invariant } from './types.ts';

/** Numbers are dense, every leaf is that of the content beside it; each event on its day, all of them at the end of a run. */
export const journal: Invariant = {
  name: 'the journal is dense and proves its content',
  async check({ world }) {
    const { size, problems } = await verifyJournal(world.plain.db, allContentHomes(world.plain), { from: world.verified + 1 });
    world.verified = size;
    return problems.map(({ seq, code, type }) => `event ${seq} (${type}): ${code}`);
  },
};

/** Readers stand at the head with nothing put aside: their effects below are then all there are. */
export const readers: Invariant = {
  name: 'every reader has passed every event',
  async check({ world }) {
    const status = await readersStatus(world.plain.db, allReaders(world.plain));
    return status.flatMap(({ name, behind, parkedEvents, fault }) => [
      ...(behind > 0 ? [`reader ${name} is ${behind} events behind`] : []),
      ...(parkedEvents > 0 ? [`reader ${name} has put ${parkedEvents} events aside: ${fault?.error ?? ''}`] : []),
    ]);
  },
};
