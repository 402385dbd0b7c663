export { aboutFirm, centreDesk, centreKey, FIRM_PATH, Key, personalDesk, type Centre } from './centre/desk.tsx';
export { standingWords } from './centre/standing.ts';
export { filingsOf, type Filing } from './centre/filings.ts';
export { deskPage, Token, type Desk } from './desk.tsx';
export { draftsOf, type Draft } from './drafts.ts';
