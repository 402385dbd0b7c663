import type { SentAct } from '../city/organs.ts';
import type { Upper } from './upper.ts';

/** The same act by a second line (块), from this day on; it says the same or not. */
export interface SecondLine {
  act: SentAct;
  organ: string;
  on: string;
  differs: boolean;
}

/** What is put into the city on purpose, so that no reader of the journal is without work. */
export interface Planted {
  /** Acts from before the first day, whose display ends within these days. */
  older: readonly SentAct[];
  /** Entries of the register with a code that can't be one, from that day on. */
  wrongCodes: readonly { code: string; on: string }[];
  lines: readonly SecondLine[];
  /** One who is given all that stands in the register at the end of that day. */
  recipient: { organ: string; on: string; upTo: number };
  upper: Upper;
}
