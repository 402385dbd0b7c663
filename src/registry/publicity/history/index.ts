export { fieldLevels, pastFile, readPast } from './past.ts';
export { pastText } from './text.ts';
export type { PastFile, PastQuery, PastRecord } from './types.ts';
