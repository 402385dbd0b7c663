export { documentFile, makePaper } from './make.ts';
export { remedyFor } from './remedy.ts';
export { papersOf } from './store.ts';
export { paperText } from './text.ts';
export type { MadePaper, NewPaper, Paper, PaperValues, Recipient, Remedy } from './types.ts';
export { fieldInWords } from './words.ts';
