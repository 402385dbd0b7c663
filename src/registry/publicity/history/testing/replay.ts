import { sql, type Kysely } from 'kysely';

/*
 * The naive oracle: all versions that were ever written are laid out by (object, version), then the journal is read from
 * number 1, one event after the other, and the state is kept in plain maps. Intervals of numbers are never looked at.
 */

export interface Replayed {
  recordId: string;
  version: number;
  validity: string;
  remark: string;
  facts: string;
  ended: boolean;
}

interface FileThen {
  /** Whose file it was. */
  of: string;
  records: Replayed[];
  names: string[];
}

interface Row {
  subject_id: string;
  version: number;
  name: string;
  record_id: string;
  validity: string;
  content: { remark?: string; facts?: string };
  ended_on: string | null;
}

interface Event {
  seq: number;
  type: string;
  subject_id: string;
  object: string;
  version: number;
  day: string;
}

/** The files of these bodies after each number of the journal; `ends` gives the last number of a day. */
export async function filesByReplay(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<{ positions: Map<string, FileThen>[]; ends: (day: string) => number }> {
  const versions = new Map<string, Row>();
  const { rows } = await sql<{ row: Row; id: string }>`
    select to_jsonb(r) as row, r.record_id as id from records r
    union all select row, record_id from record_history
    union all select to_jsonb(r), r.registration_id from registrations r
    union all select row, registration_id from registration_history`.execute(db);
  for (const { row, id } of rows) versions.set(`${id} ${row.version}`, row);
  const { rows: events } = await sql<Event>`
    select seq, type, subject_id, object, version, (at + interval '8 hours')::date::text as day from journal order by seq`.execute(db);
  const state = new Map<string, Row>();
  const into = new Map<string, string>();
  const positions = [filesNow(ids, state, into)];
  for (const event of events) {
    step(event, versions, state, into);
    positions.push(filesNow(ids, state, into));
  }
  return { positions, ends: (day) => events.filter((event) => event.day <= day).length };
}

function step(
  { type, subject_id: subject, object, version }: Event,
  versions: ReadonlyMap<string, Row>,
  state: Map<string, Row>,
  into: Map<string, string>,
): void {
  if (type === 'subject.merged') into.set(subject, object);
  if (type === 'subject.unmerged') {
    into.delete(subject);
    // What had been folded into the survivor's twin comes back by an event of its own.
    for (const [id, row] of state) if (row.subject_id === subject) state.delete(id);
  }
  if (type.startsWith('record.') || type.startsWith('registration.')) {
    const row = versions.get(`${object} ${version}`);
    if (!row || row.subject_id !== subject) throw new Error(`no row for ${type} ${object} ${version}`);
    state.set(object, row);
  }
}

function filesNow(ids: readonly string[], state: ReadonlyMap<string, Row>, into: ReadonlyMap<string, string>): Map<string, FileThen> {
  const last = (id: string): string => (into.has(id) ? last(into.get(id)!) : id);
  return new Map(
    ids.map((id) => {
      const of = last(id);
      const own = [...state.values()].filter((row) => row.subject_id === of);
      const records = own.filter((row) => row.record_id !== undefined);
      const names = own.filter((row) => row.record_id === undefined).map((row) => row.name);
      return [id, { of, names, records: records.map(replayed) }];
    }),
  );
}

function replayed({ record_id: recordId, version, validity, content, ended_on: ended }: Row): Replayed {
  return {
    recordId,
    version,
    validity,
    remark: content.remark ?? '',
    facts: content.facts ?? '',
    ended: ended !== null,
  };
}
