export { pastFile } from './past.ts';
export { pastText } from './text.ts';
export type { PastFile, PastQuery } from './types.ts';
