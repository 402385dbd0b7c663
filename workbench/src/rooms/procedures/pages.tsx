export { AbsencesPage } from './absences.tsx';
export { TodayPage } from './work.tsx';
