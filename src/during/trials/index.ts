export { askTrial } from './ask.ts';
export { pass as whatIfPass } from './what-if-pass.ts';
