import { sql } from 'kysely';
import { isDue, keyOf } from './records.ts';
import type { Invariant } from './types.ts';
import { currentRecords } from '../../registry/records/index.ts';

const r = currentRecords('r');

interface Held {
  organ: string;
  documentNo: string;
  uscc: string;
  n: number;
}

/**
 * Each act that came as it should be stands once, under its own body, and no other act stands at all: the oracle is the
 * list of what the organs sent, kept apart from the register.
 */
export const acts: Invariant = {
  name: 'what organs sent stands once, and nothing else',
  async check(end) {
    const { world, acts: sent } = end;
    const { rows } = await sql<Held>`
      select a.organ, a.document_no as "documentNo", coalesce(k.key, '') as uscc, count(*)::int as n
      from ${r.table}
      join v_records_acts a on a.act_id = ${r.act_id}
      left join v_subjects_keys k on k.subject_id = ${r.subject_id} and k.kind = 'uscc' and k.state = 'live'
      where a.kind <> 'listing'
      group by 1, 2, 3`.execute(world.plain.db.kysely);
    const held = new Map(rows.map((row) => [keyOf(row), row.n]));
    const problems: string[] = [];
    for (const act of sent) {
      const key = keyOf(act);
      const due = isDue(act, end);
      const found = held.get(key) ?? 0;
      held.delete(key);
      if (found !== (due ? 1 : 0)) problems.push(`${key}: ${found} records, ${due ? 'one' : 'none'} is right (${act.spoilt})`);
    }
    for (const [key, n] of held) problems.push(`${key}: ${n} records of an act that nobody sent`);
    return problems;
  },
};
