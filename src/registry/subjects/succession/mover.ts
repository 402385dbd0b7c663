import { sql } from 'kysely';
import type { Tx } from '../../../kernel/db/types.ts';
import type { Hashable } from '../../../kernel/journal/types.ts';
import type { RowMover } from '../merge-types.ts';

/** Links and operators' periods that stood when two entries became one: what is not here was told of both. */
interface Note {
  links: string[];
  periods: string[];
}

/**
 * A merger moves no link: each stays with the entry under which it came and is read through the survivor. What is told while
 * the two are one comes under the survivor; when they part again the registering organ says whose it is, since nobody else
 * can know.
 */
export const successionMover: RowMover = {
  name: 'succession',
  tables: [],

  async move(tx, _kernel, { loser, survivor }) {
    const links = await linksAt(tx, [loser, survivor]);
    const periods = await periodsAt(tx, [loser, survivor]);
    const note: Note = { links: links.map(({ id }) => id), periods: periods.map(({ id }) => id) };
    return { events: [], note: note as unknown as Hashable, write: () => Promise.resolve() };
  },

  async questions(tx, { survivor }, stored) {
    const came = await cameTo(tx, survivor, stored);
    return [
      ...came.links.map(({ id, label }) => ({ kind: 'link' as const, id, label })),
      ...came.periods.map(({ id, label }) => ({ kind: 'operator' as const, id, label })),
    ];
  },

  async back(tx, _kernel, { loser, survivor }, stored, answers) {
    const came = await cameTo(tx, survivor, stored);
    const leaving = (rows: readonly Told[]): string[] => rows.filter(({ id }) => answers[id] === 'loser').map(({ id }) => id);
    return {
      events: [],
      note: null,
      async write() {
        await moveLinks(tx, leaving(came.links), survivor, loser);
        await movePeriods(tx, leaving(came.periods), survivor, loser);
      },
    };
  },
};

interface Told {
  id: string;
  label: string;
}

async function linksAt(tx: Tx, bodies: readonly string[]): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select link_id as id, kind || ' ' || since || ' ' || document as label from subject_links
    where subject_id = any(${[...bodies]}::uuid[]) or other_id = any(${[...bodies]}::uuid[]) order by seq, link_id`.execute(tx);
  return rows;
}

/** The first period of all, of unknown beginning, was told with the second and goes with it. */
async function periodsAt(tx: Tx, bodies: readonly string[]): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select period_id as id, since || ' ' || document as label from operator_periods
    where subject_id = any(${[...bodies]}::uuid[]) and since is not null order by since, period_id`.execute(tx);
  return rows;
}

async function cameTo(tx: Tx, survivor: string, stored: Hashable): Promise<Record<keyof Note, Told[]>> {
  const note = stored as unknown as Note | null;
  if (note === null) return { links: [], periods: [] };
  const fresh = (rows: readonly Told[], known: readonly string[]): Told[] => rows.filter(({ id }) => !known.includes(id));
  return {
    links: fresh(await linksAt(tx, [survivor]), note.links),
    periods: fresh(await periodsAt(tx, [survivor]), note.periods),
  };
}

/** A distributed table's key is never updated in place. */
async function moveLinks(tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> {
  await sql`update subject_links set other_id = ${to} where other_id = ${from} and link_id = any(${[...ids]}::uuid[])`.execute(tx);
  await sql`
    with gone as (delete from subject_links where subject_id = ${from} and link_id = any(${[...ids]}::uuid[]) returning *)
    insert into subject_links (subject_id, link_id, kind, other_id, since, until, document, organ, seq)
    select ${to}::uuid, link_id, kind, other_id, since, until, document, organ, seq from gone`.execute(tx);
}

/** Each period then goes to the eve of the next of its own body again. */
async function movePeriods(tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with gone as (delete from operator_periods where subject_id = ${from} and period_id = any(${[...ids]}::uuid[]) returning *)
    insert into operator_periods (subject_id, period_id, since, until, document, organ, seq)
    select ${to}::uuid, period_id, since, since, document, organ, seq from gone`.execute(tx);
  // Who ran it before the first change is a period of its own; where no change is left, there is none to tell apart.
  await sql`
    with first as (
      select f.* from operator_periods f where f.subject_id = ${from} and f.since is null
        and not exists (select 1 from operator_periods p where p.subject_id = ${from} and p.since is not null)),
    gone as (delete from operator_periods p using first f where p.subject_id = f.subject_id and p.period_id = f.period_id)
    insert into operator_periods (subject_id, period_id, since, until, document, organ, seq)
    select ${to}::uuid, period_id, since, '0001-01-01', document, organ, seq from first
    where not exists (select 1 from operator_periods p where p.subject_id = ${to} and p.since is null)`.execute(tx);
  for (const open of [false, true])
    await sql`
      update operator_periods p set until = n.until
      from (select subject_id, period_id, lead(since) over (partition by subject_id order by since nulls first) - 1 as until
            from operator_periods where subject_id = any(${[from, to]}::uuid[])) n
      where p.subject_id = n.subject_id and p.period_id = n.period_id and (n.until is null) = ${open}`.execute(tx);
}
