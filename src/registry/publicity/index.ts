export { factsOf, findTerms } from './facts.ts';
export { answerFor, publicAct, type PublicAct, type ShownRecord } from './public-act.ts';
export { displayClass, displayState, lastDayShown, visible, wasShown } from './rules.ts';
export { untilSql, visibleSql } from './sql.ts';
export type { DisplayFacts, DisplayState, DisplayTerm, Visible } from './types.ts';
