import { sql, type Kysely } from 'kysely';
import type { IsoDate } from '../../kernel/db/types.ts';

export interface RegistrationChange {
  /** Day on which the source sent it. */
  on: IsoDate;
  source: string;
  field: string;
  before: string | null;
  after: string | null;
}

interface Version {
  registration_id: string;
  version: number;
  source: string;
  received_on: string;
  content: Record<string, unknown>;
}

/** Versions of claims that are compared: the latest. */
const VERSIONS = 200;

/** What sources changed in their own registrations of one body, in the given fields, latest first. */
export async function registrationChanges(
  db: Kysely<unknown>,
  subjectId: string,
  fields: readonly string[],
): Promise<RegistrationChange[]> {
  const { rows } = await sql<Version>`
    select registration_id, version, source, received_on::text as received_on, content from registrations
    where subject_id = ${subjectId}
    union all
    select registration_id, version, row->>'source', row->>'received_on', row->'content' from registration_history
    where subject_id = ${subjectId}
    order by received_on desc, version desc limit ${VERSIONS}`.execute(db);
  return changesBetween(rows, fields);
}

/** Pure: neighbouring versions of each claim, compared field by field. */
export function changesBetween(versions: readonly Version[], fields: readonly string[]): RegistrationChange[] {
  const newestFirst = versions.toSorted((a, b) => b.version - a.version);
  const found = newestFirst.flatMap((now): RegistrationChange[] => {
    const was = newestFirst.find((each) => each.registration_id === now.registration_id && each.version < now.version);
    if (was === undefined) return [];
    return fields.flatMap((field) => {
      const [before, after] = [textOf(was.content[field]), textOf(now.content[field])];
      // What a source begins to give is no change of the body.
      if (before === after || before === null) return [];
      return [{ on: now.received_on, source: now.source, field, before, after }];
    });
  });
  return found.toSorted((a, b) => b.on.localeCompare(a.on) || a.source.localeCompare(b.source));
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
