import { on, type Database, type Tx } from '../../kernel/db/types.ts';
import type { RecordsTable, RecordViews } from '../records/types.ts';
import type { DisplayFacts, DisplayTerm } from './types.ts';

/** What this room reads of others. */
export type PublicityTables = RecordViews & { v_policy_display_terms: DisplayTerm };

export function factsOf(row: Omit<RecordsTable, 'salt' | 'source_hash'>): DisplayFacts {
  return {
    line: row.line,
    decided: row.decided,
    display_class: row.display_class,
    validity: row.validity,
    held: row.held,
    released_on: row.released_on,
    shielded: row.shielded,
    shield: row.shield,
    ended_on: row.ended_on,
    ended_kind: row.ended_kind,
    statedDisplayEnd: row.content.statedDisplayEnd ?? null,
    byService: row.kind === 'listing' && row.content.list !== undefined,
  };
}

/** All rule sets: a few dozen rows, read afresh, since a set takes effect by its date and its loading alone. */
export function findTerms(db: Pick<Database, 'kysely'> | Tx): Promise<DisplayTerm[]> {
  return on<PublicityTables>('kysely' in db ? db.kysely : db)
    .selectFrom('v_policy_display_terms')
    .selectAll()
    .execute();
}
