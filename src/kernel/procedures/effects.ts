import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { point } from '../offers.ts';
import type { CaseEffect } from './types.ts';

export const caseEffects = point<CaseEffect>('case effect', ({ kind }) => kind);

export function getCaseEffect({ offers }: Pick<Kernel, 'offers'>, kind: string): CaseEffect {
  const effect = offers.find(caseEffects, kind);
  if (effect === undefined) throw new XinhengError('INTERNAL', { what: `case effect ${kind}` });
  return effect;
}
