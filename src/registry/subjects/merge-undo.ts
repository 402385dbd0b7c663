import { sql } from 'kysely';
import { dayOf } from '../../kernel/clock/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { headOf, mergeEvent, refOf, writeHead, writeMovements } from './merge-bodies.ts';
import { claimsOf, keysOfBody, lockBodies, moveClaims, namesOf, setKeys, setNames, standingMerge } from './merge-store.ts';
import {
  keyId,
  nameId,
  type Answers,
  type KeyRow,
  type MoveKernel,
  type Movement,
  type NameRow,
  type Question,
  type RowMover,
  type Side,
  type SubjectMergesTable,
} from './merge-types.ts';
import { normaliseName } from './names.ts';
import { keysOf } from './plan.ts';
import { lockRegister } from './register.ts';
import { successionMover } from './succession/mover.ts';
import type { RegistrationsTable, SubjectsTable } from './types.ts';

/** What came to the survivor while the two were one: each must be answered before the merger is undone. */
export async function mergeQuestions(tx: Tx, loser: string, movers: readonly RowMover[]): Promise<Question[]> {
  const merge = await standingMerge(tx, loser);
  const { note, survivor_id: survivor } = merge;
  const claims = await claimsOf(tx, survivor);
  const known = new Set([...note.claims.survivor, ...note.claims.moved].map((claim) => claim.id));
  const questions: Question[] = claims
    .filter((claim) => !known.has(claim.registration_id))
    .map((claim) => ({ kind: 'registration', id: claim.registration_id, label: `${claim.source} ${claim.name}` }));
  const derived = new Set(claims.flatMap((claim) => keysOfRow(claim).map(keyId)));
  const before = new Set(note.keys.after.map(keyId));
  for (const key of await keysOfBody(tx, survivor))
    if (!before.has(keyId(key)) && !derived.has(keyId(key))) questions.push({ kind: 'key', id: keyId(key), label: keyId(key) });
  for (const mover of [successionMover, ...movers])
    questions.push(...(await mover.questions(tx, { loser, survivor, seq: merge.seq }, note.rooms[mover.name] ?? null)));
  return questions;
}

/**
 * Undoes a merger in one step: claims, records, names, keys and addresses stand where they stood, as new versions. What
 * changed meanwhile goes back as it is now. What came meanwhile goes where `answers` says; CONFLICT names what has no
 * answer. Also CONFLICT where the survivor was itself merged since: that is undone first. Appends, so it comes last.
 */
export async function undoMerge(
  tx: Tx,
  kernel: MoveKernel,
  loser: string,
  answers: Answers,
  movers: readonly RowMover[],
  at: Date,
): Promise<{ mergeId: string; seq: number }> {
  await lockRegister(tx, 'registering');
  const merge = await standingMerge(tx, loser);
  const { note, survivor_id: survivor, merge_id: mergeId } = merge;
  const [gone, kept] = (await lockBodies(tx, [loser, survivor])) as [SubjectsTable, SubjectsTable];
  if (gone.merged_into !== survivor || kept.merged_into !== null) throw new XinhengError('CONFLICT', { what: kept.merged_into ?? loser });
  const open = (await mergeQuestions(tx, loser, movers)).filter((question) => answers[question.id] === undefined);
  if (open.length > 0) {
    const errors = open.map((q) => ({ path: `/answers/${q.id}`, code: 'ASK', message: `${q.kind} ${q.label}` }));
    throw new XinhengError('CONFLICT', { what: `${open.length}` }, { errors });
  }
  const claims = sidesOf(await claimsOf(tx, survivor), merge, answers);
  const names = splitNames(await namesOf(tx, survivor), claims, merge);
  const day = dayOf(kernel.clock.now()).toString();
  const keys = splitKeys(await keysOfBody(tx, survivor), claims, merge, answers, day);
  const movements: Movement[] = [moveClaims(tx, kernel, claims.loser, loser)];
  for (const mover of [successionMover, ...movers])
    movements.push(await mover.back(tx, kernel, { loser, survivor }, note.rooms[mover.name] ?? null, answers));
  const event = mergeEvent(kernel, 'subject.unmerged', { loser, survivor, mergeId }, gone.version + 1);
  const seq = await writeMovements(tx, kernel, event, movements, at);
  await setNames(tx, loser, names.loser);
  await setNames(tx, survivor, names.survivor);
  await setKeys(tx, loser, keys.loser);
  await setKeys(tx, survivor, keys.survivor);
  await sql`update subjects set merged_into = null, seq = ${seq}, version = version + 1
    where subject_id = ${loser}`.execute(tx);
  await writeHead(tx, survivor, headBack(kept, merge), seq);
  await sql`update subject_merges set undone_seq = ${seq}, undone_at = ${at}
    where subject_id = ${loser} and merge_id = ${mergeId}`.execute(tx);
  return { mergeId, seq };
}

type Sides<T> = Record<Side, T[]>;

function sidesOf(claims: readonly RegistrationsTable[], merge: SubjectMergesTable, answers: Answers): Sides<RegistrationsTable> {
  const moved = new Set(merge.note.claims.moved.map((claim) => claim.id));
  const sides: Sides<RegistrationsTable> = { loser: [], survivor: [] };
  for (const claim of claims) {
    const { id } = refOf(claim);
    sides[moved.has(id) ? 'loser' : (answers[id] ?? 'survivor')].push(claim);
  }
  return sides;
}

/** A field that is as the merger left it goes back; one that changed since then says something newer and stays. */
function headBack(now: SubjectsTable, { note: { head } }: SubjectMergesTable): ReturnType<typeof headOf> {
  const back = headOf(now);
  return {
    name: back.name === head.wrote.name ? head.before.name : back.name,
    uscc: back.uscc === head.wrote.uscc ? head.before.uscc : back.uscc,
    state: back.state === head.wrote.state ? head.before.state : back.state,
    founded: back.founded === head.wrote.founded ? head.before.founded : back.founded,
    district: back.district === head.wrote.district ? head.before.district : back.district,
    industry: back.industry === head.wrote.industry ? head.before.industry : back.industry,
    size: back.size === head.wrote.size ? head.before.size : back.size,
  };
}

/** Names as before, with an end that came since; a new name follows the claim that brought it. */
function splitNames(now: readonly NameRow[], claims: Sides<RegistrationsTable>, merge: SubjectMergesTable): Sides<NameRow> {
  const { loser, survivor, after } = merge.note.names;
  const current = new Map(now.map((name) => [nameId(name), name]));
  const left = new Map(after.map((name) => [nameId(name), name]));
  const back = (name: NameRow): NameRow[] => {
    const [is, was] = [current.get(nameId(name)), left.get(nameId(name))];
    if (!is) return [];
    return [is.valid_to === was?.valid_to ? name : { ...name, valid_to: is.valid_to }];
  };
  const sides: Sides<NameRow> = { loser: loser.flatMap(back), survivor: survivor.flatMap(back) };
  const bears = (side: Side, name: NameRow): boolean =>
    claims[side].some((claim) => claim.source === name.source && normaliseName(claim.name) === name.name_norm);
  for (const name of now.filter((each) => !left.has(nameId(each)))) {
    const mine = bears('loser', name);
    if (mine) sides.loser.push(name);
    if (!mine || bears('survivor', name)) sides.survivor.push(name);
  }
  return sides;
}

/** Keys as before, in the state that they got since; a new key follows its claim, else the answer. */
function splitKeys(
  now: readonly KeyRow[],
  claims: Sides<RegistrationsTable>,
  merge: SubjectMergesTable,
  answers: Answers,
  day: string,
): Sides<KeyRow> {
  const { loser, survivor, after } = merge.note.keys;
  const current = new Map(now.map((key) => [keyId(key), key]));
  const left = new Map(after.map((key) => [keyId(key), key]));
  const back = (key: KeyRow): KeyRow => {
    const [is, was] = [current.get(keyId(key)), left.get(keyId(key))];
    if (!is) return { ...key, state: 'ended', valid_to: key.valid_to ?? day };
    return is.state === was?.state ? key : { ...key, state: is.state, valid_to: is.valid_to };
  };
  const sides: Sides<KeyRow> = { loser: loser.map(back), survivor: survivor.map(back) };
  const owned = (side: Side, key: KeyRow): boolean =>
    claims[side].some((claim) => keysOfRow(claim).some((each) => keyId(each) === keyId(key)));
  for (const key of now.filter((each) => !left.has(keyId(each)))) {
    const side = answers[keyId(key)];
    if (side) sides[side].push(key);
    else if (owned('loser', key)) sides.loser.push(key);
    if (!side && (owned('survivor', key) || !owned('loser', key))) sides.survivor.push(key);
  }
  return sides;
}

/** The keys that a stored claim gives; those of other registers are not in it. */
function keysOfRow(row: RegistrationsTable): ReturnType<typeof keysOf> {
  const valid = row.findings.every((finding) => !['LENGTH', 'CHARSET', 'CHECK18', 'CHECK_ORG', 'SENTINEL'].includes(finding));
  return keysOf({
    source: row.source,
    sourceKey: row.source_key,
    uscc: valid ? row.uscc_given : null,
    regNo: row.reg_no,
    otherKeys: [],
  });
}
