import { portalWords } from '../../house.ts';
import { wordOf } from '../acts/index.ts';

/** Kinds and states of bodies, in the portal's words. */
export const bodyOf = (kind: string): string => wordOf(portalWords, `body.${kind}`, kind);
export const stateOf = (state: string): string => wordOf(portalWords, `state.${state}`, state);
