import { sql } from 'kysely';
import { plainArray, textArray } from '../../kernel/db/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Hashable, NewEvent } from '../../kernel/journal/types.ts';
import { packRecords } from './columns.ts';
import { recordEvent } from './change.ts';
import { recordContent } from './content.ts';
import { moveLines } from './lines/index.ts';
import { insertRecords } from './store.ts';
import type { ActsTable, RecordsTable } from './types.ts';

interface Between {
  loser: string;
  survivor: string;
}

/** What a merger did to records, kept with it so that it can be undone. */
interface Note {
  /** Records that moved, with the version that they got. */
  moved: { id: string; version: number }[];
  /** Records of an act that both bodies had, word for word: the survivor's stands, these are history. */
  folded: { id: string; version: number; actId: string; survivorId: string }[];
  acts: { id: string; before: string[]; after: string[] }[];
}

interface Movement {
  events: NewEvent[];
  note: Hashable;
  write(first: number, moved: number): Promise<void>;
}

type Ids = Pick<Kernel, 'ids'>;

/**
 * Moves the records of one body to another (a merger of codes). Each becomes a new version under the survivor; what was
 * written stays in the history of the body that it was written for, so that its leaf and the past can be checked.
 */
export const recordMover = {
  name: 'records',
  tables: ['records', 'acts', 'act_sources', 'act_comparisons'],

  /** Throws CONFLICT where both hold a record of one act and they differ: the deciding organ has to say which is right. */
  async move(tx: Tx, kernel: Ids, { loser, survivor }: Between): Promise<Movement> {
    const rows = await recordsOf(tx, loser);
    const held = new Map((await recordsOf(tx, survivor)).map((row) => [row.act_id, row]));
    const folded: Note['folded'] = [];
    const moving: RecordsTable[] = [];
    for (const row of rows) {
      const twin = held.get(row.act_id);
      if (!twin) moving.push(row);
      else if (!sameWords(row, twin)) throw new XinhengError('CONFLICT', { what: row.document_no });
      else
        folded.push({
          id: row.record_id,
          version: row.version,
          actId: row.act_id,
          survivorId: twin.record_id,
        });
    }
    const acts = (await actsOf(tx, rows)).map(({ act_id: id, subject_ids: before }) => {
      const after = before.includes(survivor)
        ? before.filter((each) => each !== loser)
        : before.map((each) => (each === loser ? survivor : each));
      return { id, before, after };
    });
    const next = under(kernel, moving, survivor);
    const note: Note = { moved: next.map((row) => ({ id: row.record_id, version: row.version })), folded, acts };
    return {
      events: next.map((row) => recordEvent('record.moved', row)),
      note: note as unknown as Hashable,
      async write(first, merged) {
        const gone = rows.filter((row) => folded.some((each) => each.id === row.record_id));
        await intoHistory(tx, loser, [...numbered(moving, first), ...gone.map((row) => ({ row, to: merged }))]);
        if (next.length > 0) await insertRecords(tx, packRecords(next), first);
        await moveLines(
          tx,
          loser,
          survivor,
          moving.map((row) => row.record_id),
        );
        await setAddressees(
          tx,
          acts.map(({ id, after }) => ({ id, subjects: after })),
        );
      },
    };
  },

  /** Records that came while the two were one, and folded ones whose twin was changed since. */
  async questions(tx: Tx, { loser, survivor, seq }: Between & { seq: number }, stored: Hashable): Promise<Question[]> {
    const note = noteOf(stored);
    const rows = await recordsOf(tx, survivor);
    const moved = new Set(note.moved.map((each) => each.id));
    const since = await idsSince(tx, survivor, seq);
    const came = rows.filter((row) => since.has(row.record_id) && !moved.has(row.record_id));
    const byId = new Map(rows.map((row) => [row.record_id, row]));
    const was = new Map((await fromHistory(tx, loser, note.folded)).map((row) => [row.record_id, row]));
    const changed = note.folded.filter((each) => {
      const [twin, own] = [byId.get(each.survivorId), was.get(each.id)];
      return twin !== undefined && own !== undefined && !sameWords(twin, own);
    });
    return [
      ...came.map((row) => ({ kind: 'record' as const, id: row.record_id, label: row.document_no })),
      ...changed.map((each) => ({
        kind: 'record' as const,
        id: each.id,
        label: byId.get(each.survivorId)?.document_no ?? '',
      })),
    ];
  },

  async back(tx: Tx, kernel: Ids, { loser, survivor }: Between, stored: Hashable, answers: Answers): Promise<Movement> {
    const note = noteOf(stored);
    const moved = new Set(note.moved.map((each) => each.id));
    const rows = await recordsOf(tx, survivor);
    const leaving = rows.filter((row) => moved.has(row.record_id) || answers[row.record_id] === 'loser');
    const unfolded = await fromHistory(
      tx,
      loser,
      note.folded.filter((each) => answers[each.id] !== 'survivor'),
    );
    const next = [...under(kernel, leaving, loser), ...under(kernel, unfolded, loser)];
    const known = new Map(note.acts.map((act) => [act.id, act]));
    const acts = (await actsOf(tx, next)).map(({ act_id: id, subject_ids: now }) => ({
      id,
      subjects: backTo(now, known.get(id), { loser, survivor }, folds(note, id)),
    }));
    return {
      note: null,
      events: next.map((row) => recordEvent('record.moved', row)),
      async write(first) {
        await intoHistory(tx, survivor, numbered(leaving, first));
        if (next.length > 0) await insertRecords(tx, packRecords(next), first);
        await moveLines(
          tx,
          survivor,
          loser,
          leaving.map((row) => row.record_id),
        );
        await setAddressees(tx, acts);
      },
    };
  },
};

interface Question {
  kind: 'record';
  id: string;
  label: string;
}
type Answers = Readonly<Record<string, 'loser' | 'survivor'>>;

const noteOf = (stored: Hashable): Note => (stored ?? { moved: [], folded: [], acts: [] }) as unknown as Note;
const folds = (note: Note, actId: string): boolean => note.folded.some((each) => each.actId === actId);

/** The addressees as they stood, and whoever was added since; of an act that came meanwhile, the one for the other. */
function backTo(now: string[], act: Note['acts'][number] | undefined, { loser, survivor }: Between, folded: boolean): string[] {
  if (act) return [...act.before, ...now.filter((each) => !act.after.includes(each) && !act.before.includes(each))];
  return folded ? [...now, loser] : now.map((each) => (each === survivor ? loser : each));
}

/** The same act in the same words and state: only then one of the two records says nothing that the other does not. */
function sameWords(a: RecordsTable, b: RecordsTable): boolean {
  const said = (row: RecordsTable): string => {
    const { recordId: _r, subjectId: _s, version: _v, ...rest } = recordContent(row);
    return JSON.stringify([rest, row.disputes, row.corrections, row.shielded, row.shield, row.stay, row.held, row.shared]);
  };
  return said(a) === said(b);
}

function under({ ids }: Ids, rows: readonly RecordsTable[], subjectId: string): RecordsTable[] {
  return rows.map((row) => ({ ...row, subject_id: subjectId, version: row.version + 1, salt: ids.salt() }));
}

async function recordsOf(tx: Tx, subjectId: string): Promise<RecordsTable[]> {
  const { rows } = await sql<RecordsTable>`
    select * from records where subject_id = ${subjectId} order by record_id for update`.execute(tx);
  return rows;
}

async function actsOf(tx: Tx, rows: readonly RecordsTable[]): Promise<ActsTable[]> {
  if (rows.length === 0) return [];
  const { rows: acts } = await sql<ActsTable>`
    select * from acts where act_id = any(${rows.map((row) => row.act_id)}::uuid[]) order by act_id for update`.execute(tx);
  return acts;
}

/** Of the survivor's records, those first written under it after the number `seq`. */
async function idsSince(tx: Tx, survivor: string, seq: number): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select r.record_id as id from records r
    where r.subject_id = ${survivor} and r.seq > ${seq}::bigint and not exists (
      select 1 from record_history h
      where h.subject_id = ${survivor} and h.record_id = r.record_id and h.from_seq <= ${seq}::bigint)`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** Each row leaves at the number under which it stands anew. */
function numbered(rows: readonly RecordsTable[], first: number): { row: RecordsTable; to: number }[] {
  return rows.map((row, i) => ({ row, to: first + i }));
}

/** The rows leave the body: their last version to its history, up to the number at which they left. */
async function intoHistory(tx: Tx, subjectId: string, leaving: readonly { row: RecordsTable; to: number }[]): Promise<void> {
  if (leaving.length === 0) return;
  const ids = leaving.map(({ row }) => row.record_id);
  await sql`
    insert into record_history (subject_id, record_id, version, from_seq, to_seq, row)
    select r.subject_id, r.record_id, r.version, r.seq, n.to_seq, to_jsonb(r)
    from unnest(${ids}::uuid[], ${leaving.map(({ to }) => to)}::bigint[]) as n(record_id, to_seq)
    join records r on r.record_id = n.record_id
    where r.subject_id = ${subjectId}`.execute(tx);
  await sql`delete from records where subject_id = ${subjectId} and record_id = any(${ids}::uuid[])`.execute(tx);
}

async function fromHistory(tx: Tx, subjectId: string, folded: Note['folded']): Promise<RecordsTable[]> {
  if (folded.length === 0) return [];
  const { rows } = await sql<{ row: RecordsTable }>`
    select h.row from record_history h
    join unnest(${folded.map((each) => each.id)}::uuid[], ${folded.map((each) => each.version)}::int[])
      as n(record_id, version) on h.record_id = n.record_id and h.version = n.version
    where h.subject_id = ${subjectId} order by h.record_id`.execute(tx);
  return rows.map(({ row }) => row);
}

async function setAddressees(tx: Tx, acts: readonly { id: string; subjects: string[] }[]): Promise<void> {
  if (acts.length === 0) return;
  await sql`
    update acts a set subject_ids = string_to_array(n.subjects, ',')::uuid[]
    from unnest(${plainArray(acts.map((act) => act.id))}::uuid[], ${textArray(acts.map((act) => act.subjects.join(',')))}::text[])
      as n(id, subjects)
    where a.act_id = n.id`.execute(tx);
}
