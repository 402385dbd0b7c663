export { DecisionsPage } from './decisions.tsx';
export { MatchingPage } from './desk.tsx';
