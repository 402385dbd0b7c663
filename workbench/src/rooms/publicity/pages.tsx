export { ChangesPage } from './changes.tsx';
export { ComparisonsPage } from './comparisons.tsx';
export { DeskPage } from './desk.tsx';
export { HeldPage } from './held.tsx';
export { LatePage } from './late.tsx';
export { UnderWayPage } from './under-way.tsx';
