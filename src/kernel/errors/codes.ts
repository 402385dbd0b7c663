import { INPUT } from './codes/input.ts';
import { LAW } from './codes/law.ts';
import { OPERATION } from './codes/operation.ts';
import { PEOPLE } from './codes/people.ts';
import { STATE } from './codes/state.ts';

/** The closed union of error codes: one entry a code, each with its status, exit code, Chinese and English. */
export const ERROR_CODES = { ...INPUT, ...PEOPLE, ...STATE, ...LAW, ...OPERATION } as const;

export type ErrorCode = keyof typeof ERROR_CODES;
