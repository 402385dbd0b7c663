export { documentFile, makePaper } from './make.ts';
export { remedyFor } from './remedy.ts';
export { hasShapeless, layoutAt, typeset, unprintable, type Rendered } from './render.ts';
export { papersOf, papersOfCases } from './store.ts';
export { paperText } from './text.ts';
export { OTHER_NUMBERS, type OtherNumber } from './types.ts';
export type { MadePaper, NamedBody, NewPaper, Paper, PaperValues, Recipient, Remedy } from './types.ts';
export { fieldInWords, numberInWords } from './words.ts';
