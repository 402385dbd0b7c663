import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { displayState, factsOf, findTerms, visibleSql } from '../../registry/publicity/index.ts';
import type { RecordsTable } from '../../registry/records/index.ts';
import type { Invariant } from './types.ts';

/** No rule set shows anything adverse for longer than three years after its document (law.md §4). */
const LONGEST_YEARS = 3;

/** Nothing is shown past its end: by the pure rule, by its twin in SQL, and by the longest term that any law knows. */
export const display: Invariant = {
  name: 'nothing is shown past its end',
  async check({ world, today }) {
    const { db } = world.plain;
    const { rows } = await sql<RecordsTable & { shown: boolean }>`
      select r.*, ${visibleSql('r')(today)} as shown from v_records_current r`.execute(db.kysely);
    const terms = await findTerms(db);
    const earliest = Temporal.PlainDate.from(today).subtract({ years: LONGEST_YEARS }).toString();
    return rows.flatMap((row) => {
      const { state, until } = displayState(factsOf(row), terms, today);
      const pure = state === 'shown';
      const problems: string[] = [];
      if (pure !== row.shown) problems.push(`record ${row.record_id}: shown by SQL ${row.shown}, by the rule ${pure}`);
      if (!row.shown) return problems;
      if (until !== null && until < today) problems.push(`record ${row.record_id} is shown after ${until}`);
      if (row.ended_on !== null && row.ended_on <= today)
        problems.push(`record ${row.record_id} is shown after its end`);
      if (row.held.length > 0) problems.push(`record ${row.record_id} is held and shown`);
      if (row.nature === 'adverse' && row.decided < earliest) {
        problems.push(`record ${row.record_id} of ${row.decided} is shown longer than three years`);
      }
      return problems;
    });
  },
};
