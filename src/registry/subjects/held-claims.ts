import { sql, type Kysely } from 'kysely';
import type { RegistrationsTable, SubjectState } from './types.ts';

/** What one source says of a body today, with the state that the body has by it. */
export interface HeldClaim {
  subjectId: string;
  sourceKey: string;
  name: string;
  usccGiven: string | null;
  regNo: string | null;
  state: SubjectState;
  content: RegistrationsTable['content'];
}

/** Claims of one source on these bodies, to compare with what it sends now. */
export async function heldClaims(db: Kysely<unknown>, source: string, subjectIds: readonly string[]): Promise<HeldClaim[]> {
  const { rows } = await sql<HeldClaim>`
    select r.subject_id as "subjectId", r.source_key as "sourceKey", r.name, r.uscc_given as "usccGiven", r.reg_no as "regNo",
      s.state, r.content
    from registrations r join subjects s on s.subject_id = r.subject_id
    where r.source = ${source} and r.subject_id = any(${[...subjectIds]}::uuid[])`.execute(db);
  return rows;
}
