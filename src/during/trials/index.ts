export { askTrial } from './ask.ts';
