export { PENALTIES } from './city/acts.ts';
export type { Habits } from './city/habits.ts';
export type { Sending, SentAct } from './city/organs.ts';
export { addressee, type Row } from './city/rows.ts';
export type { InventedSubject } from './city/subjects.ts';
export { INVARIANTS, type EndOfDay } from './invariants/index.ts';
export { live, simulate, type SimulateHooks, type SimulateResult } from './run.ts';
export type { City, Script } from './script.ts';
export type { SimulateOptions } from './world.ts';
