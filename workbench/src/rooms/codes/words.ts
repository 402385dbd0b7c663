import { codesMessages } from '../../house.ts';
import { LANGUAGE } from '../../look/language.ts';
import { wordOf } from '../../parts/acts/index.ts';
import { codeMessages } from './messages.ts';

export const findingOf = (kind: string): string => wordOf(codesMessages, `kind.${kind}`, kind, LANGUAGE);
export const causeOf = (cause: string): string => wordOf(codesMessages, `cause.${cause}`, cause, LANGUAGE);
export const stateOf = (state: string): string => wordOf(codesMessages, `state.${state}`, state, LANGUAGE);
export const stepOf = (step: string): string => wordOf(codeMessages, `step.${step}`, step, LANGUAGE);
export const replyOf = (kind: string): string => wordOf(codeMessages, `reply.${kind}`, kind, LANGUAGE);
export const basisOf = (basis: string): string => wordOf(codeMessages, `basis.${basis}`, basis, LANGUAGE);
