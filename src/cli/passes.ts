import { benchPasses, type AnyPass } from '../during/evaluation/index.ts';
import { whatIfPass } from '../during/trials/index.ts';

/** All that a thread over the register can do; it is asked for by name. */
export const PASSES: readonly AnyPass[] = [whatIfPass, ...benchPasses];
