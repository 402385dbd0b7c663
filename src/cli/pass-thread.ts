import { overPart } from '../during/evaluation/index.ts';
import { PASSES } from './passes.ts';

// Started by `inParts` (during/evaluation/passes.ts), from a bundle that holds what these passes need and no more.
await overPart(PASSES);
