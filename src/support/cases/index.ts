export { aboutFirm, centreDesk, centreKey, FIRM_PATH, Key, personalDesk, type Centre } from './centre/desk.tsx';
export { entriesMergedInto } from './centre/merged.ts';
export { standingWords } from './centre/standing.ts';
export { openFiles, openTasks, type Task } from './centre/tasks.ts';
export { filingsOf, type Filing } from './centre/filings.ts';
export { deskPage, Token, type Desk } from './desk.tsx';
export { isTold } from './files.ts';
export { draftsOf, type Draft } from './drafts.ts';
export { bodiesOf, type Body } from './names.ts';
