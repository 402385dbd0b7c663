import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '../kernel/access/types.ts';
import type { Kernel } from '../kernel/context.ts';
import type { Habits } from './city/habits.ts';
import type { SentAct, Sending } from './city/organs.ts';
import type { Row } from './city/rows.ts';
import type { InventedSubject } from './city/subjects.ts';
import type { Planted } from './planted/types.ts';
import type { SimulateOptions } from './world.ts';

/** What happens in a city whatever chance does, each on its day. */
export interface Script {
  /** Bodies that the register has from the first day on, beside those of chance. */
  registered: readonly Row[];
  sendings: readonly Sending[];
  /** Of the acts in `sendings`, those that must stand in the register. */
  acts: readonly SentAct[];
  /** Asked once a day, after the files: what is done on it, in this order; after a death once more. */
  events: (day: Temporal.PlainDate) => readonly ((kernel: Kernel) => Promise<void>)[];
  /** Codes that lead to another body in the end, or are none: nobody is found under them. */
  merged: readonly string[];
  /** Opened so far. */
  cases: () => readonly { caseId: string }[];
  /** One who sees these cases. */
  officer?: Caller;
  /** What every reader of the journal gets to do: `PLANTED` looks after each day whether it was done once. */
  planted?: Planted;
}

/** What a script may have to know of its run. */
export interface Around {
  options: SimulateOptions;
  /** Of the bodies those that are registered on the first day. */
  known: readonly InventedSubject[];
  /** Of the run alone. */
  directory: string;
}

/** Who lives in a run and how: the same days for all. */
export interface City {
  habits: Habits;
  /** Rows that intake commits at once: few, so that a process can die between; undefined = as in use. */
  chunkRows?: number;
  /** Officials take cases through their steps by chance, and the calendar changes on the way. */
  officials: boolean;
  /** Everything that must hold is looked at after each day, or by whoever lives it through, at its end. */
  inspected: 'each day' | 'at the end';
  /**
   * Daily work and readers: each day, or in short, twice a month and on the last two days, and readers wherever bodies are
   * registered: both bear days that are left out. Files come on their day in any case.
   */
  daily: 'each day' | 'in short';
  script?: (subjects: readonly InventedSubject[], around: Around) => Script;
}
