import { XinhengError } from '../errors/index.ts';
import type { CaseEffect } from './types.ts';

const effects = new Map<string, CaseEffect>();

/** Called by a room's capability.ts, at import, under the name that procedures give. A kind belongs to one room. */
export function registerCaseEffect(kind: string, effect: CaseEffect): void {
  if (effects.has(kind) && effects.get(kind) !== effect) throw new TypeError(`case effect ${kind} is registered twice`);
  effects.set(kind, effect);
}

export function getCaseEffect(kind: string): CaseEffect {
  const effect = effects.get(kind);
  if (effect === undefined) throw new XinhengError('INTERNAL', { what: `case effect ${kind}` });
  return effect;
}
