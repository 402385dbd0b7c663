import type { Kysely } from 'kysely';
import type { ActsTable, RecordsTable } from '../records/types.ts';
import type { PublicityTables } from './facts.ts';
import { isUuid } from '../../kernel/ids/index.ts';

export async function findAct(db: Kysely<PublicityTables>, actId: string): Promise<ActsTable | undefined> {
  if (!isUuid(actId)) return undefined;
  return db.selectFrom('v_records_acts').selectAll().where('act_id', '=', actId).executeTakeFirst();
}

/** The addressees' records of one act: the document says whose they are, then each is read under its subject. */
export async function findRecordsOfAct(db: Kysely<PublicityTables>, act: ActsTable): Promise<RecordsTable[]> {
  return db
    .selectFrom('v_records_current')
    .selectAll()
    .where('subject_id', 'in', act.subject_ids)
    .where('act_id', '=', act.act_id)
    .orderBy('record_id')
    .execute();
}

/**
 * What an id of a command or address means: an act reaches all its addressees (domain.md: withdrawing the act reaches all
 * of them), a record only one.
 */
export async function findRecordsById(db: Kysely<PublicityTables>, id: string): Promise<RecordsTable[]> {
  const act = await findAct(db, id);
  if (act !== undefined) return findRecordsOfAct(db, act);
  if (!isUuid(id)) return [];
  return db.selectFrom('v_records_current').selectAll().where('record_id', '=', id).execute();
}
