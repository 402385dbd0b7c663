import type { CaseWork } from '../cases.ts';
import type { SentAct } from '../organs.ts';
import type { World } from '../world.ts';

/** What is looked at when a day is over; `today` is that day (ISO). */
export interface EndOfDay {
  world: World;
  today: string;
  acts: readonly SentAct[];
  /** Bodies whose registration has been taken: code → name. */
  registered: ReadonlyMap<string, string>;
  work: CaseWork;
}

/** Answers one sentence for each thing that is not as it must be, with what is needed to find it; none = sound. */
export interface Invariant {
  name: string;
  check(end: EndOfDay): Promise<string[]>;
}
