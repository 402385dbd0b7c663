export { SubjectsPage } from './search.tsx';
export { SubjectPage } from './subject.tsx';
