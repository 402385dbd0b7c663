export { simulate, type SimulateHooks, type SimulateResult } from './run.ts';
export type { SimulateOptions } from './world.ts';
