import { sql } from 'kysely';
import { reconcileDossiers } from '../../registry/dossiers/index.ts';
import { searchSubjects } from '../../registry/search/index.ts';
import type { Invariant } from './types.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

/** Packed facts are byte for byte those of the records. */
export const dossiers: Invariant = {
  name: 'dossiers equal records',
  async check({ world }) {
    const { differences } = await reconcileDossiers(world.plain);
    return differences.map(({ subjectId, what }) => `dossier of ${subjectId}: ${what}`);
  },
};

/** What readers did, counted in the database: each body is found once, no act stands twice for one body. */
export const effects: Invariant = {
  name: 'every reader’s effect happened once',
  async check({ world, registered }) {
    const problems: string[] = [];
    for (const [uscc, name] of registered) {
      const { items } = await searchSubjects(world.plain.db.kysely, name);
      const found = items.filter((item) => item.uscc === uscc).length;
      if (found !== 1) problems.push(`${name} is found ${found} times`);
    }
    const { rows } = await sql<{ act_id: string; subject_id: string }>`
      select ${r.act_id}, ${r.subject_id} from ${r.table} group by 1, 2 having count(*) > 1`.execute(world.plain.db.kysely);
    return [...problems, ...rows.map((row) => `act ${row.act_id} stands twice for ${row.subject_id}`)];
  },
};
