import { forbidden, permits, requirePurpose, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { XinhengError } from '../../errors/index.ts';
import type { ProcedureContent } from '../../policy/index.ts';
import { actsForParty } from '../may.ts';
import type { Case } from '../types.ts';
import { editionOf } from './session.ts';

export type Reader = 'official' | 'party';

/** As whom the caller may read the case. Throws UNAUTHENTICATED, FORBIDDEN, PURPOSE_REQUIRED. */
export function requireReader(kernel: Pick<Kernel, 'policy' | 'clock'>, of: Case, caller: Caller): Reader {
  if (actsForParty(of, caller, kernel.clock.today(), 'see')) return 'party';
  if (!isRelated(of, editionOf(kernel, of.procedure, of.edition), caller)) {
    throw caller.role === null ? new XinhengError('UNAUTHENTICATED') : forbidden('case.read');
  }
  requirePurpose(caller);
  return 'official';
}

/**
 * The organ whose cases the caller reads because they are the organ's. A security administrator has none, though it belongs to
 * an organ: it reads the cases about accounts, by its role, and no business of the organ.
 */
export function organOfReader(caller: Caller): string | null {
  return permits(caller, 'case.read') && caller.role !== 'security' ? caller.organ : null;
}

/** By the organ's relation to the case, or by a role that acts in it whatever the organ. */
export function isRelated(of: Case, procedure: ProcedureContent, caller: Caller): boolean {
  const { role } = caller;
  const organ = organOfReader(caller);
  if (role === null) return false;
  if (organ !== null && Object.values(of.organs).includes(organ)) return true;
  return rolesOfAny(procedure).includes(role);
}

/** Roles that act in cases of a procedure whatever their organ. */
export function rolesOfAny({ opening, transitions }: ProcedureContent): string[] {
  const actors = [...opening.by, ...transitions.flatMap(({ by }) => by)];
  return actors.flatMap(({ who, organ, roles = [] }) => (who === 'official' && organ === 'any' ? roles : []));
}
