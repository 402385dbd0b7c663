export { benchIntake } from './bench/index.ts';
export { runIntake } from './run.ts';
