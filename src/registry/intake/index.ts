export { benchIntake } from './bench/index.ts';
export { proposeRecall } from './recall.ts';
export { runIntake } from './run.ts';
