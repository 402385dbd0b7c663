export { DraftPage } from './draft.tsx';
export { EditionPage } from './edition.tsx';
export { DraftsPage, EditionsPage, PolicyPage, UnverifiedPage } from './lists.tsx';
export { WritePage } from './write.tsx';
