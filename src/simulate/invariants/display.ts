import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { displayState, factsOf, findTerms, visibleSql } from '../../registry/publicity/index.ts';
import { currentRecords, type RecordsTable } from '../../registry/records/index.ts';
import { lastDayByHand } from './last-day.ts';
import { heldRecords, keyOf } from './records.ts';
import type { EndOfDay, Invariant } from './types.ts';

const r = currentRecords('r');

/** No rule set shows anything adverse for longer than three years after its document (law.md §4). */
const LONGEST_YEARS = 3;

/** Penalties of chance and those that were planted: the last day of each is told by hand. */
async function byHand(end: EndOfDay): Promise<string[]> {
  const held = await heldRecords(end);
  return end.acts.flatMap((act) => {
    if (act.mapping !== 'penalties-2018' || held.get(keyOf(act))?.shown !== true) return [];
    const last = lastDayByHand(act, end.today);
    return last === null || end.today <= last ? [] : [`${act.documentNo} is shown after ${last}`];
  });
}

/**
 * Nothing is shown past its end: by the pure rule, by its twin in SQL, by the orders as written down by hand, and by the
 * longest term that any law knows.
 */
export const display: Invariant = {
  name: 'nothing is shown past its end',
  async check(end) {
    const { world, today } = end;
    const { db } = world.plain;
    const { rows } = await sql<RecordsTable & { shown: boolean }>`
      select ${r.all}, ${visibleSql('r')(today)} as shown from ${r.table}`.execute(db.kysely);
    const terms = await findTerms(db);
    const earliest = Temporal.PlainDate.from(today).subtract({ years: LONGEST_YEARS }).toString();
    const problems = rows.flatMap((row) => {
      const { state, until } = displayState(factsOf(row), terms, today);
      const pure = state === 'shown';
      const found: string[] = [];
      if (pure !== row.shown) found.push(`record ${row.record_id}: shown by SQL ${row.shown}, by the rule ${pure}`);
      if (!row.shown) return found;
      if (until !== null && until < today) found.push(`record ${row.record_id} is shown after ${until}`);
      if (row.ended_on !== null && row.ended_on <= today) found.push(`record ${row.record_id} is shown after its end`);
      if (row.held.length > 0) found.push(`record ${row.record_id} is held and shown`);
      if (row.nature === 'adverse' && row.decided < earliest) {
        found.push(`record ${row.record_id} of ${row.decided} is shown longer than three years`);
      }
      return found;
    });
    return [...problems, ...(await byHand(end))];
  },
};
