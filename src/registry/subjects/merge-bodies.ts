import { dayOf } from '../../kernel/clock/index.ts';
import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Hashable, NewEvent } from '../../kernel/journal/types.ts';
import { claimsOf, insertMerge, keysOfBody, lockBodies, moveClaims, namesOf, otherHolders, setKeys, setNames } from './merge-store.ts';
import {
  keyId,
  nameId,
  type Head,
  type KeyRow,
  type MergeNote,
  type MoveKernel,
  type Movement,
  type NameRow,
  type RowMover,
} from './merge-types.ts';
import { lockRegister } from './register.ts';
import { successionMover } from './succession/mover.ts';
import type { RegistrationsTable, SubjectsTable } from './types.ts';

export interface MergeRequest {
  loser: string;
  survivor: string;
  /** The code that is right, where the registering organ said so; else the survivor's own. */
  code?: string | null;
}

/**
 * Two entries of the register are one body. The loser's claims and, by `movers`, its records become new versions under the
 * survivor, its names and keys move, its address leads to the survivor. One event, `subject.merged`, names both: the loser
 * as its subject, the survivor as its object. Appends, so it comes last in the transaction. Throws NOT_FOUND, and CONFLICT
 * where one of them is merged already or both hold something that can't be in one file.
 */
export async function mergeBodies(
  tx: Tx,
  kernel: MoveKernel,
  request: MergeRequest,
  movers: readonly RowMover[],
  at: Date,
): Promise<{ mergeId: string; seq: number }> {
  const { loser, survivor } = request;
  if (loser === survivor) throw new XinhengError('CONFLICT', { what: loser });
  // Alone: whoever registers or attaches acts at this moment would write to a body that is going.
  await lockRegister(tx, 'registering');
  const [gone, kept] = (await lockBodies(tx, [loser, survivor])) as [SubjectsTable, SubjectsTable];
  for (const body of [gone, kept]) if (body.merged_into !== null) throw new XinhengError('CONFLICT', { what: body.subject_id });
  const claims = { loser: await claimsOf(tx, loser), survivor: await claimsOf(tx, survivor) };
  mustNotMeet(claims.loser, claims.survivor);
  const names = { loser: await namesOf(tx, loser), survivor: await namesOf(tx, survivor) };
  const keys = { loser: await keysOfBody(tx, loser), survivor: await keysOfBody(tx, survivor) };
  const day = dayOf(kernel.clock.now()).toString();
  const codes = [...keys.loser, ...keys.survivor].flatMap((k) => (k.kind === 'uscc' ? [k.key] : []));
  const contested = await otherHolders(tx, codes, [loser, survivor]);
  const wrote = { ...headOf(kept), uscc: request.code ?? kept.uscc ?? gone.uscc };
  const after = { names: joinNames(names), keys: joinKeys(keys, contested, day) };

  const movements = [moveClaims(tx, kernel, claims.loser, survivor)];
  const rooms: Record<string, Hashable> = {};
  for (const mover of [successionMover, ...movers]) {
    const movement = await mover.move(tx, kernel, { loser, survivor });
    rooms[mover.name] = movement.note;
    movements.push(movement);
  }
  const note: MergeNote = {
    head: { before: headOf(kept), wrote },
    names: { ...names, after: after.names },
    keys: { ...keys, after: after.keys },
    claims: { survivor: claims.survivor.map(refOf), moved: claims.loser.map(refOf) },
    rooms,
  };
  const mergeId = kernel.ids.record();
  const event = mergeEvent(kernel, 'subject.merged', { loser, survivor, mergeId }, gone.version + 1);
  const seq = await writeMovements(tx, kernel, event, movements, at);
  await setNames(tx, survivor, after.names);
  await setNames(tx, loser, []);
  await setKeys(tx, survivor, after.keys);
  const ended = keys.loser.map((k) => ({ ...k, state: 'ended' as const, valid_to: k.valid_to ?? day }));
  await setKeys(tx, loser, ended);
  await sql`update subjects set merged_into = ${survivor}, seq = ${seq}, version = version + 1
    where subject_id = ${loser}`.execute(tx);
  await writeHead(tx, survivor, wrote, seq);
  await insertMerge(tx, { subject_id: loser, merge_id: mergeId, survivor_id: survivor, seq, merged_at: at, note });
  return { mergeId, seq };
}

/** One append for all: the merger's event first, then each room's, whose rows are then written. */
export async function writeMovements(
  tx: Tx,
  kernel: Pick<MoveKernel, 'append'>,
  event: NewEvent,
  movements: readonly Pick<Movement, 'events' | 'write'>[],
  at: Date,
): Promise<number> {
  const { first } = await kernel.append(tx, [event, ...movements.flatMap((each) => each.events)], at);
  let next = first + 1;
  for (const movement of movements) {
    await movement.write(next, first);
    next += movement.events.length;
  }
  return first;
}

export function mergeEvent(
  kernel: Pick<MoveKernel, 'ids'>,
  type: 'subject.merged' | 'subject.unmerged',
  { loser, survivor, mergeId }: { loser: string; survivor: string; mergeId: string },
  version: number,
): NewEvent {
  return {
    type,
    subjectId: loser,
    object: survivor,
    version,
    content: { loser, mergeId, survivor },
    salt: kernel.ids.salt(),
    home: 'journal',
  };
}

export async function writeHead(tx: Tx, subjectId: string, head: Head, seq: number): Promise<void> {
  await sql`
    update subjects set name = ${head.name}, uscc = ${head.uscc}, state = ${head.state}, founded = ${head.founded}::date,
      district = ${head.district}, industry = ${head.industry}, size = ${head.size}, seq = ${seq}, version = version + 1
    where subject_id = ${subjectId}`.execute(tx);
}

export function headOf({ name, uscc, state, founded, district, industry, size }: SubjectsTable): Head {
  return { name, uscc, state, founded, district, industry, size };
}

export const refOf = (row: RegistrationsTable): { id: string; source: string; sourceKey: string } => ({
  id: row.registration_id,
  source: row.source,
  sourceKey: row.source_key,
});

/** One source, one key, two bodies: the source would have to say which of its two rows stands. */
function mustNotMeet(loser: readonly RegistrationsTable[], survivor: readonly RegistrationsTable[]): void {
  const held = new Set(survivor.map((row) => `${row.source} ${row.source_key}`));
  const meeting = loser.find((row) => held.has(`${row.source} ${row.source_key}`));
  if (meeting) throw new XinhengError('CONFLICT', { what: `${meeting.source} ${meeting.source_key}` });
}

/** A name that both bear from one source has one period: from the earlier first day to the later last. */
function joinNames({ loser, survivor }: { loser: NameRow[]; survivor: NameRow[] }): NameRow[] {
  const joined = new Map(survivor.map((name) => [nameId(name), name]));
  for (const name of loser) {
    const held = joined.get(nameId(name));
    joined.set(nameId(name), held ? { ...held, ...period(held, name) } : name);
  }
  return [...joined.values()];
}

/** The survivor answers to all keys of both; a code that only these two claimed is disputed no longer. */
function joinKeys({ loser, survivor }: { loser: KeyRow[]; survivor: KeyRow[] }, contested: ReadonlySet<string>, day: string): KeyRow[] {
  const joined = new Map(survivor.map((key) => [keyId(key), key]));
  for (const key of loser) {
    const held = joined.get(keyId(key));
    if (!held) joined.set(keyId(key), { ...key, valid_from: key.state === 'ended' ? key.valid_from : day });
    else if (held.state === 'ended' && key.state !== 'ended') joined.set(keyId(key), { ...key });
  }
  return [...joined.values()].map((key) => (key.state === 'disputed' && !contested.has(key.key) ? { ...key, state: 'live' } : key));
}

function period(a: NameRow, b: NameRow): Pick<NameRow, 'valid_from' | 'valid_to'> {
  const first = a.valid_from === null || b.valid_from === null ? null : a.valid_from < b.valid_from ? a : b;
  const last = a.valid_to === null || b.valid_to === null ? null : a.valid_to > b.valid_to ? a : b;
  return { valid_from: first?.valid_from ?? null, valid_to: last?.valid_to ?? null };
}
