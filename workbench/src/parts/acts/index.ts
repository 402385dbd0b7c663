export { ActMarks, ContentFacts, FieldValue } from './content.tsx';
export { OrganName } from './organs.tsx';
export { useCodes } from './use-codes.ts';
export {
  correctionOf,
  displayOf,
  endedOf,
  fieldOf,
  heldOf,
  kindOf,
  markOf,
  natureOf,
  selectedOf,
  severityOf,
  stayedByOf,
  validityOf,
  wordOf,
} from './words.ts';
