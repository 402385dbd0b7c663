import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '../kernel/access/types.ts';
import type { CaseFile, RequirementFor } from '../kernel/procedures/index.ts';
import type { Random } from './city/random.ts';

/**
 * How a case goes: as chance has it, or on the shortest way to the list, on which the party waives, keeps silent until its
 * period is over, or is heard. Chance alone hardly ever comes that far. Who waived is taken off again after a while.
 */
export type Course = 'by chance' | 'waived' | 'silent' | 'heard';

const OFFICIAL_STEPS = ['propose', 'notify', 'review', 'consent', 'decide-listing'];
const STEPS: Readonly<Record<Exclude<Course, 'by chance'>, ReadonlySet<string>>> = {
  waived: new Set([...OFFICIAL_STEPS, 'waive', 'delist']),
  silent: new Set(OFFICIAL_STEPS),
  heard: new Set([...OFFICIAL_STEPS, 'request-hearing', 'set-hearing', 'hear', 'audit']),
};

/** One of them from the first day on, so that all its terms run out within a month; which one depends on the seed. */
const STEERED: readonly Course[] = ['heard', 'silent', 'waived'];
/** Chance of a new case on a day, and that it goes as chance has it too. */
const OPENED = 0.1;
const BY_CHANCE = 0.7;

/** Is a case opened on the nth day (from 0), and how will it go? */
export function courseOf(n: number, seed: number, random: Random): Course | undefined {
  if (n === 0) return STEERED[seed % STEERED.length];
  if (!random.chance(OPENED)) return undefined;
  return random.chance(BY_CHANCE) ? 'by chance' : random.pick(STEERED);
}

/** Days on the list after which it is revoked: by then others have been given the record. */
const LISTED_DAYS = 9;

/** The steps that somebody would take in it. A case that is given up ends; most are not. */
export function goingOn(course: Course, file: CaseFile, random: Random, today: Temporal.PlainDate): RequirementFor[] {
  const { requirements, case: of } = file;
  if (course === 'by chance') return requirements.filter((each) => isNotGivenUp(each) || random.chance(0.05));
  const listed = of.steps.find(({ kind, what }) => kind === 'fire' && what === 'list')?.on;
  const tooEarly = listed !== undefined && listed > today.subtract({ days: LISTED_DAYS }).toString();
  return requirements.filter(({ transition: { id } }) => STEPS[course].has(id) && !(id === 'delist' && tooEarly));
}

export function isNotGivenUp({ transition }: RequirementFor): boolean {
  return transition.means !== 'close';
}

/** Those who look at it: the party too, where it does not keep silent. */
export function lookingAt(course: Course, officials: Iterable<Caller>, owner: Caller): Caller[] {
  return course === 'silent' ? [...officials] : [owner, ...officials];
}
