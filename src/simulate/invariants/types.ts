import type { Caller } from '../../kernel/access/types.ts';
import type { SentAct } from '../city/organs.ts';
import type { Planted } from '../planted/index.ts';
import type { World } from '../world.ts';

/** What is looked at when a day is over; `today` is that day (ISO). */
export interface EndOfDay {
  world: World;
  today: string;
  acts: readonly SentAct[];
  /** Bodies whose registration has been taken: code → name. */
  registered: ReadonlyMap<string, string>;
  /** All cases that were ever opened. */
  cases: readonly { caseId: string }[];
  /** One who sees all of them; undefined where nobody was hired yet. */
  officer: Caller | undefined;
  /** What was allowed though it had been refused, or the other way round, since the last look. */
  wrongs: string[];
  /** Undefined in a city into which nothing was planted. */
  planted?: Planted | undefined;
}

/** Answers one sentence for each thing that is not as it must be, with what is needed to find it; none = sound. */
export interface Invariant {
  name: string;
  check(end: EndOfDay): Promise<string[]>;
}
