export { factsOf, findTerms } from './facts.ts';
export { pastFile, pastText, type PastFile, type PastQuery } from './history/index.ts';
export { publicAct, type PublicAct, type ShownRecord } from './public-act.ts';
export { correct, withdraw, type Amended, type HeldRow, type WithdrawalKind } from './review/index.ts';
export { displayClass, displayState, lastDayShown, shielded, stayed, visible, wasShown } from './rules.ts';
export { actableSql } from './scope.ts';
export { stayedSql, untilSql, visibleSql } from './sql.ts';
export * from './timeliness/index.ts';
export type { DisplayFacts, DisplayState, DisplayTerm, Visible } from './types.ts';
