import { sql, type Kysely } from 'kysely';
import { normaliseName } from '../../subjects/index.ts';
import { searchSubjects } from '../service.ts';
import type { SearchAnswer } from '../types.ts';
import type { Peer } from './peer.ts';
import { Random } from './random.ts';
import type { Missed, MistypedFigure, Recall, Times, TwoFigure } from './types.ts';
import { TYPOS, Typist, type Typo } from './typos.ts';

const WARM = 20;

async function timed<T>(questions: readonly T[], ask: (question: T) => Promise<void>): Promise<Times> {
  for (const question of questions.slice(0, Math.min(WARM, questions.length / 2))) await ask(question);
  const times: number[] = [];
  for (const question of questions) {
    const begun = performance.now();
    await ask(question);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))]! * 100) / 100;
  return { n: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

export interface Sample {
  /** Each with any of its bodies. */
  names: string[];
  ids: string[];
}

/** Names drawn by their numbers. */
export async function sampleNames(db: Kysely<unknown>, n: number, seed: number): Promise<Sample> {
  const random = new Random(seed);
  const { rows: most } = await sql<{ no: number }>`select max(entry_no) as no from search_entries`.execute(db);
  const numbers = Array.from({ length: n }, () => 1 + random.below(most[0]!.no));
  const { rows } = await sql<{ id: string; name: string }>`
    select e.subject_id as id, m.name from unnest(${numbers}::int[]) with ordinality as g(no, at)
    join search_entries e on e.entry_no = g.no
    join subject_names m on m.subject_id = e.subject_id and m.name_norm = e.name_norm order by g.at`.execute(db);
  return { names: rows.map((row) => row.name), ids: rows.map((row) => row.id) };
}

/**
 * Two neighbouring characters of drawn names: common pairs come as often as they stand in names. What a loading leaves (pages
 * not yet written, a cache of other pages) is measured by itself before, over other names.
 */
export async function measureTwo(
  db: Kysely<unknown>,
  samples: { first: Sample; second: Sample },
  peer: Peer | null,
  peerQuestions: number,
): Promise<TwoFigure> {
  const ask = async (pair: string): Promise<void> => void (await searchSubjects(db, pair));
  const afterLoading = await timed(pairsOf(samples.first, 1), ask);
  const pairs = pairsOf(samples.second, 2);
  const ours = await timed(pairs, ask);
  const theirs = peer && (await timed(pairs.slice(0, peerQuestions), (pair) => peer.contains(pair)));
  return { afterLoading, ours, peer: theirs, timesFaster: theirs && Math.round(theirs.p50 / ours.p50) };
}

function pairsOf({ names }: Sample, seed: number): string[] {
  const random = new Random(seed);
  return names.flatMap((name) => {
    const characters = [...normaliseName(name)];
    const at = random.below(Math.max(1, characters.length - 1));
    return characters.length < 2 ? [] : [characters.slice(at, at + 2).join('')];
  });
}

/** The least that any answer costs: twenty bodies by their ids. */
export function measureLimit(db: Kysely<unknown>, sample: Sample): Promise<Times> {
  const pages = Array.from({ length: 200 }, (_, i) => sample.ids.slice(i, i + 20));
  return timed(pages, async (ids) => {
    await sql`select * from v_subjects_bodies where subject_id = any(${ids}::uuid[])`.execute(db);
  });
}

/** Each kind of mistake in turn; found = a body of the right name among the first ten that a reader sees. */
export async function measureMistyped(
  db: Kysely<unknown>,
  sample: Sample,
  peer: Peer | null,
  peerQuestions: number,
): Promise<MistypedFigure> {
  const random = new Random(3);
  const typist = new Typist(random, sample.names);
  const questions: Missed[] = [];
  for (const [i, name] of sample.names.entries()) {
    const typo = TYPOS[i % TYPOS.length]!;
    // Not every name has brackets: those get another mistake, so that the set stays as large.
    const text = typist.mistype(name, typo) ?? typist.mistype(name, 'dropped');
    if (text !== null && [...text].length >= 4) questions.push({ typo, name, text });
  }
  const recall = Object.fromEntries(TYPOS.map((typo) => [typo, { asked: 0, found: 0 }])) as Record<Typo, Recall>;
  const missed: Missed[] = [];
  const answers = new Map<string, SearchAnswer>();
  const times = await timed(questions, async ({ text }) => void answers.set(text, await searchSubjects(db, text)));
  for (const question of questions) {
    const answer = answers.get(question.text)!;
    const seen = [...answer.items, ...answer.suggestions].slice(0, 10).map((hit) => normaliseName(hit.matched));
    const found = seen.includes(normaliseName(question.name));
    recall[question.typo].asked += 1;
    recall[question.typo].found += Number(found);
    if (!found) missed.push(question);
  }
  const total = Object.values(recall).reduce((sum, { found }) => sum + found, 0);
  return {
    ours: times,
    recallAt10: Math.round((1000 * total) / questions.length) / 1000,
    recall,
    missed: missed.slice(0, 20),
    peer: peer && (await measurePeer(peer, questions.slice(0, peerQuestions))),
  };
}

async function measurePeer(peer: Peer, questions: readonly { name: string; text: string }[]) {
  const found = new Set<string>();
  const times = await timed(questions, async ({ name, text }) => {
    if ((await peer.similar(normaliseName(text))).includes(normaliseName(name))) found.add(text);
  });
  return { ...times, recallAt10: found.size / new Set(questions.map(({ text }) => text)).size };
}
