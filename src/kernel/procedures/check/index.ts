import type { Checked, PolicyVocabulary } from '../../policy/checks/types.ts';
import { fault, type PlainFault } from '../../policy/fault.ts';
import { checkEnds } from './ends.ts';
import { checkNames } from './names.ts';
import { checkMoves, checkPlaceholders, checkServiceRules } from './papers.ts';
import { dueProcess } from './process.ts';
import { earlierReadings, readingsOf, type Reading } from './read.ts';
import { checkShape } from './shape.ts';
import { walk, type Standing, type Walk } from './walk.ts';
import { checkAdverse, checkProcess, checkWords } from './ways.ts';

/**
 * Walks every way through every procedure and names what the law doesn't allow, each with its own code, its place in the
 * file and the shortest way that shows it. Pure. A procedure that names what does not exist is not walked.
 */
export function checkProcedures(documents: readonly Checked[], vocabulary: PolicyVocabulary): PlainFault[] {
  const now = readingsOf(documents).flatMap((reading) => checkProcedure(reading, vocabulary));
  const known = new Set(now.map(({ file, path, code }) => `${file} ${path} ${code}`));
  const before = earlierReadings(documents).flatMap((reading) => checkProcedure(reading, vocabulary));
  return [
    ...now,
    ...before.filter(({ file, path, code }) => !known.has(`${file} ${path} ${code}`)),
    ...checkServiceRules(documents),
    ...checkMoves(documents),
  ];
}

function checkProcedure(reading: Reading, vocabulary: PolicyVocabulary): PlainFault[] {
  const names = checkNames(reading, vocabulary);
  if (names.length > 0) return names;
  const walked = walk(reading, dueProcess(reading));
  if (!walked.whole) return [fault(reading.file, '/content/transitions', 'TOO_MANY_WAYS', {})];
  return [
    ...checkShape(reading, vocabulary),
    ...checkPlaceholders(reading),
    ...checkEnds(reading, walked),
    ...checkAdverse(reading, walked),
    ...checkProcess(reading, walked),
    ...checkWords(reading, walked),
  ];
}

/** What the checker walked, for the command that prints it. */
export interface Walked {
  procedures: number;
  states: number;
  /** A state with the facts gathered on the way. */
  standings: number;
  /** Ways from the opening to an end that come to no standing twice; 100,000 of one procedure stand for more. */
  ways: number;
}

export function walkedOf(documents: readonly Checked[]): Walked {
  const walks = readingsOf(documents).map((reading) => ({
    states: reading.content.states.length,
    walked: walk(reading, dueProcess(reading)),
  }));
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return {
    procedures: walks.length,
    states: sum(walks.map((each) => each.states)),
    standings: sum(walks.map((each) => each.walked.standings.length)),
    ways: sum(walks.map((each) => waysIn(each.walked))),
  };
}

/** More ways than this are not counted one by one. */
const MOST_WAYS = 100_000;

function waysIn({ standings, edges }: Walk): number {
  const next = new Map<Standing, Standing[]>(standings.map((each) => [each, []]));
  for (const { from, to } of edges) next.get(from)?.push(to);
  const [first] = standings;
  const on = new Set(standings.slice(0, 1));
  let ways = 0;
  const follow = (here: Standing): void => {
    const onwards = next.get(here) ?? [];
    if (onwards.length === 0) ways += 1;
    for (const to of onwards) {
      if (on.has(to) || ways >= MOST_WAYS) continue;
      on.add(to);
      follow(to);
      on.delete(to);
    }
  };
  if (first) follow(first);
  return ways;
}
