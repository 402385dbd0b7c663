import { on, type Database, type IsoDate, type Tx } from '../../kernel/db/types.ts';
import type { ActsTable, RecordsTable } from '../records/types.ts';
import { factsOf, findTerms, type PublicityTables } from './facts.ts';
import { displayState, wasShown } from './rules.ts';
import { findAct, findRecordsOfAct } from './store.ts';
import type { DisplayState, DisplayTerm } from './types.ts';

export interface ShownRecord {
  row: RecordsTable;
  display: DisplayState;
}

/**
 * What a public door answers about one act: 200 with the records on display, 410 neutral, 410 with the published reason
 * (行政处罚法 §48), or 404. What never was on display is `none`, as if it never was.
 */
export type PublicAct =
  | { status: 'shown'; act: ActsTable; records: ShownRecord[] }
  | { status: 'gone' }
  | { status: 'withdrawn'; organ: string; on: IsoDate; reason: string }
  | { status: 'none' };

export async function publicAct(db: Pick<Database, 'kysely'> | Tx, actId: string, today: IsoDate): Promise<PublicAct> {
  const tables = on<PublicityTables>('kysely' in db ? db.kysely : db);
  const act = await findAct(tables, actId);
  if (act === undefined) return { status: 'none' };
  const [terms, rows] = await Promise.all([findTerms(db), findRecordsOfAct(tables, act)]);
  return answerFor(act, rows, terms, today);
}

/** Pure: the answer from the act's records. */
export function answerFor(act: ActsTable, rows: readonly RecordsTable[], terms: readonly DisplayTerm[], today: IsoDate): PublicAct {
  const records = rows
    .map((row) => ({ row, display: displayState(factsOf(row), terms, today) }))
    .filter(({ display }) => display.state === 'shown');
  if (records.length > 0) return { status: 'shown', act, records };
  const before = rows.filter((row) => wasShown(factsOf(row), terms, today));
  const withdrawn = before.find((row) => withdrawnFromDisplay(row, terms, today));
  if (withdrawn !== undefined) {
    return {
      status: 'withdrawn',
      organ: withdrawn.organ,
      on: withdrawn.ended_on ?? today,
      reason: withdrawn.ended_reason ?? '',
    };
  }
  return { status: before.length > 0 ? 'gone' : 'none' };
}

/** Withdrawn while on display. What had ended before stays under the neutral answer: its withdrawal is no public matter. */
export function withdrawnFromDisplay(row: RecordsTable, terms: readonly DisplayTerm[], today: IsoDate): boolean {
  if (row.ended_on === null || row.ended_on > today) return false;
  if (row.ended_kind !== 'withdrawn' && row.ended_kind !== 'recalled') return false;
  const facts = { ...factsOf(row), ended_on: null, ended_kind: null, validity: 'in_force' as const };
  const { state } = displayState(facts, terms, row.ended_on);
  return state === 'shown' || state === 'shielded';
}
