import { codesMessages } from '../../house.ts';
import { wordOf } from '../../parts/acts/index.ts';
import { codeMessages } from './messages.ts';

export const findingOf = (kind: string): string => wordOf(codesMessages, `kind.${kind}`, kind);
export const causeOf = (cause: string): string => wordOf(codesMessages, `cause.${cause}`, cause);
export const stateOf = (state: string): string => wordOf(codesMessages, `state.${state}`, state);
export const stepOf = (step: string): string => wordOf(codeMessages, `step.${step}`, step);
export const replyOf = (kind: string): string => wordOf(codeMessages, `reply.${kind}`, kind);
export const basisOf = (basis: string): string => wordOf(codeMessages, `basis.${basis}`, basis);
