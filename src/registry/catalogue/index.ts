export { titleOfCode, titleOfSelected } from './code-words.ts';
export { codedText, codeWords, fieldsOfKind } from './coded.ts';
export { differences, itemsOf, type Differences, type EditionItem, type ItemField } from './differences.ts';
export {
  allEditions,
  assignmentOf,
  findEdition,
  itemFor,
  kindsOf,
  predecessor,
  type AnyEdition,
  type Assignment,
  type ItemOnDay,
  type Subset,
  type Supplement,
} from './editions.ts';
export { itemFieldMessages } from './field-names.ts';
export { draftPolicy } from './publication/drafts.ts';
export { proposePolicy } from './publication/propose.ts';
export { VOCABULARY } from './vocabulary.ts';
