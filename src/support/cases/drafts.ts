import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import { on, type Tx } from '../../kernel/db/index.ts';
import type { Given } from './form.ts';

/** A step of a case of a body. */
export interface DraftPlace {
  subjectId: string;
  caseId: string;
  step: string;
}

export interface Draft extends DraftPlace {
  given: Given;
  by: string;
  at: Date;
}

interface DraftTables {
  case_drafts: {
    subject_id: string;
    case_id: string;
    step: string;
    given: Given;
    by_account: string;
    at: Date;
  };
}

/** Far more than a form of a procedure takes. */
const LONGEST = 200_000;

/** Keeps what was written for the body: the latest writing of a step, by whom. What is empty or far too long is not kept. */
export async function keepDraft(kernel: Pick<Kernel, 'db' | 'clock'>, place: DraftPlace, given: Given, by: string): Promise<void> {
  const text = JSON.stringify(given);
  const empty = Object.values(given).every((value) => [value ?? ''].flat().every((each) => each.trim() === ''));
  if (empty || text.length > LONGEST) return;
  const at = kernel.clock.now().toString();
  await sql`
    insert into case_drafts (subject_id, case_id, step, given, by_account, at)
    values (${place.subjectId}::uuid, ${place.caseId}::uuid, ${place.step}, ${text}::jsonb, ${by}, ${at}::timestamptz)
    on conflict (subject_id, case_id, step) do update set given = excluded.given, by_account = excluded.by_account,
      at = excluded.at`.execute(kernel.db.kysely);
}

export async function findDraft(kernel: Pick<Kernel, 'db'>, place: DraftPlace): Promise<Draft | undefined> {
  const row = await rows(kernel.db.kysely)
    .where('subject_id', '=', place.subjectId)
    .where('case_id', '=', place.caseId)
    .where('step', '=', place.step)
    .executeTakeFirst();
  return row && { ...place, given: row.given, by: row.by_account, at: row.at };
}

/** Drafts of a body, the latest first. */
export async function draftsOf(kernel: Pick<Kernel, 'db'>, subjectId: string): Promise<Draft[]> {
  const found = await rows(kernel.db.kysely).where('subject_id', '=', subjectId).orderBy('at', 'desc').execute();
  return found.map((row) => ({
    subjectId,
    caseId: row.case_id,
    step: row.step,
    given: row.given,
    by: row.by_account,
    at: row.at,
  }));
}

const rows = (db: Kernel['db']['kysely'] | Tx) => on<DraftTables>(db).selectFrom('case_drafts').selectAll();

/** The step was taken: its draft is of no more use. */
export async function dropDraft(kernel: Pick<Kernel, 'db'>, { subjectId, caseId, step }: DraftPlace): Promise<void> {
  await on<DraftTables>(kernel.db.kysely)
    .deleteFrom('case_drafts')
    .where('subject_id', '=', subjectId)
    .where('case_id', '=', caseId)
    .where('step', '=', step)
    .execute();
}
