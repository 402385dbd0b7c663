export { ActMarks, ContentFacts, FieldValue } from './content.tsx';
export { OrganName } from './organs.tsx';
export {
  correctionOf,
  displayOf,
  endedOf,
  fieldOf,
  heldOf,
  kindOf,
  markOf,
  natureOf,
  severityOf,
  stayedByOf,
  validityOf,
  wordOf,
} from './words.ts';
