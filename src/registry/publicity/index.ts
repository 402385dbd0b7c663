export { factsOf, findTerms } from './facts.ts';
export { fieldLevels, pastFile, pastText, readPast, type PastFile, type PastQuery, type PastRecord } from './history/index.ts';
export { publicAct, type PublicAct, type ShownRecord } from './public-act.ts';
export * from './reading/index.ts';
export { repairDates, type RepairDates, type RepairSet } from './repair.ts';
export {
  correct,
  heldCount,
  heldRows,
  listChanges,
  heldReasons,
  withdraw,
  type Amended,
  type HeldPlace,
  type HeldQuery,
  type HeldRow,
  type WithdrawalKind,
} from './review/index.ts';
export { displayClass, publishedMark, displayState, lastDayShown, shielded, stayed, visible, wasShown } from './rules.ts';
export { actableSql } from './scope.ts';
export { stayedSql, untilSql, visibleSql } from './sql.ts';
export { DISPLAY_STATES, stateSql } from './state-sql.ts';
export * from './timeliness/index.ts';
export type { DisplayFacts, DisplayState, DisplayTerm, Visible } from './types.ts';
