import { sql } from 'kysely';
import { plainArray } from '../../kernel/db/index.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { eventsBehind, type JournalEvent } from '../../kernel/journal/index.ts';
import { findDossiers, HEADER, laid, LAYOUT, NEVER, readBodies, type Numbers } from '../../registry/dossiers/index.ts';
import { bodiesOfEvent } from '../../registry/subjects/index.ts';
import { dayNumber } from './days.ts';
import { factsOn, numbersWith, packedOn, type Packed } from './dossiers.ts';
import { newestSeqSql } from '../../registry/records/index.ts';

export interface BodiesNow {
  /** In the order of ids. */
  bodies: Packed[];
  /** Hold every number that their facts carry. */
  numbers: Numbers;
}

/**
 * Bodies as they are now, whether or not the reader of dossiers has come up: a dossier is taken where it is of the newest of
 * the body's rows (`positionsOf`), any other body is packed from its records.
 */
export async function bodiesNow(tx: Tx, positions: ReadonlyMap<string, number>, asOf: string): Promise<BodiesNow> {
  const dossiers = await findDossiers(tx, [...positions.keys()]);
  const ready = new Map<string, Packed>();
  for (const [subjectId, position] of positions) {
    const facts = dossiers.get(subjectId);
    if (facts !== undefined && isUsable(facts, position, asOf)) ready.set(subjectId, { subjectId, position, facts: laid(facts) });
  }
  const read = await readBodies(
    tx,
    [...positions.keys()].filter((id) => !ready.has(id)),
  );
  const numbers = await numbersWith(
    tx,
    read.flatMap((body) => factsOn(body, asOf)),
  );
  for (const body of read) ready.set(body.subjectId, packedOn(body, numbers, asOf));
  return { numbers, bodies: [...ready.values()].sort((a, b) => (a.subjectId < b.subjectId ? -1 : 1)) };
}

/** The journal's number of the newest row of each body that stands for itself. */
export async function positionsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ subject_id: string; position: number }>`
    select b.subject_id, greatest(p.seq,
      ${newestSeqSql(sql`b.subject_id`)}) as position
    from v_subjects_bodies b join v_subjects_positions p on p.subject_id = b.subject_id
    where b.subject_id = any(${plainArray(ids)}::uuid[]) and b.merged_into is null`.execute(tx);
  return new Map(rows.map((row) => [row.subject_id, row.position]));
}

/** Moves nothing that a model reads. */
const OWN = ['evaluation.changed', 'supervision.changed'] as const;

/** The bodies that an event concerns, where a model reads what it tells. */
export const bodiesOf = (event: Pick<JournalEvent, 'type' | 'subjectId' | 'object'>): string[] =>
  (OWN as readonly string[]).includes(event.type) ? [] : bodiesOfEvent(event);

/**
 * While the register is gone through: which of those that were read have moved since the event `start`, before which they were
 * read. Only what was written since is looked at, each event once.
 */
export function unmovedSince(
  start: number,
): <B extends { subjectId: string; position: number }>(tx: Tx, bodies: readonly B[]) => Promise<B[]> {
  const touched = new Set<string>();
  let seen = start;
  return async (tx, bodies) => {
    const { last, events } = await eventsBehind(tx, seen, { without: OWN });
    for (const id of events.flatMap(bodiesOf)) touched.add(id);
    seen = last;
    const suspects = bodies.flatMap(({ subjectId }) => (touched.has(subjectId) ? [subjectId] : []));
    const positions = suspects.length === 0 ? new Map<string, number>() : await positionsOf(tx, suspects);
    return bodies.filter(({ subjectId, position }) => !touched.has(subjectId) || positions.get(subjectId) === position);
  };
}

/** While an organ is late with the answer to an objection the body is packed without that record. */
function isUsable(facts: Buffer, position: number, asOf: string): boolean {
  if (facts.readUInt16LE(HEADER.layout) !== LAYOUT || facts.readBigUInt64LE(HEADER.position) !== BigInt(position)) return false;
  const due = facts.readInt32LE(HEADER.objectionDue);
  return due === NEVER || due >= dayNumber(asOf);
}
