import { mayFor } from './mandates/standing.ts';
import { hasPurpose } from './policy.ts';
import { LEVELS, type Caller, type Level, type Role } from './types.ts';

/** Whose data it is: the deciding organ, the division that bounds it (null = the whole city), the subject. */
export interface Target {
  organ: string | null;
  district: string | null;
  subjectId?: string | null;
  /** Why; the caller's own purpose by default. */
  purpose?: string | null;
}

interface Reach {
  /** Data of the caller's own organ. */
  own: Level;
  /** Data of other organs inside the caller's district; a caller without a district covers the whole city. */
  district: Level;
  /** The rest. */
  elsewhere: Level;
}

const NOTHING: Reach = { own: 'PUBLIC', district: 'PUBLIC', elsewhere: 'PUBLIC' };

/**
 * The highest level by role and by nearness, all given that a purpose was stated. The administrators and the local
 * operator see what is public. An owner reads
 * the file of its own subject and of those whose mandate it holds, and nothing else.
 */
export const REACH: Readonly<Record<Role, Reach>> = {
  clerk: { own: 'INTERNAL', district: 'AUTHORISED', elsewhere: 'PUBLIC' },
  reviewer: { own: 'PERSONAL', district: 'AUTHORISED', elsewhere: 'PUBLIC' },
  officer: { own: 'INTERNAL', district: 'AUTHORISED', elsewhere: 'PUBLIC' },
  legal: { own: 'INTERNAL', district: 'AUTHORISED', elsewhere: 'PUBLIC' },
  director: { own: 'PERSONAL', district: 'INTERNAL', elsewhere: 'AUTHORISED' },
  desk: { own: 'AUTHORISED', district: 'AUTHORISED', elsewhere: 'AUTHORISED' },
  machine: { own: 'INTERNAL', district: 'PUBLIC', elsewhere: 'PUBLIC' },
  policy: NOTHING,
  system: NOTHING,
  security: NOTHING,
  audit: NOTHING,
  owner: NOTHING,
  operator: NOTHING,
  pending: NOTHING,
};

/** What an owner reads of its own subject's file. */
export const OWN_SUBJECT: Level = 'AUTHORISED';

export function rank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The highest level that the caller may read of the target. */
export function levelFor(caller: Caller, target: Target): Level {
  if (caller.role === null || !hasPurpose(target.purpose ?? caller.purpose)) return 'PUBLIC';
  if (caller.role === 'owner') {
    return mayFor(caller, target.subjectId, 'see') ? OWN_SUBJECT : 'PUBLIC';
  }
  const reach = REACH[caller.role];
  if (caller.organ === null) return 'PUBLIC';
  if (caller.organ === target.organ) return reach.own;
  if (caller.district === null || caller.district === target.district) return reach.district;
  return reach.elsewhere;
}

export function levelsFor(caller: Caller, target: Target): readonly Level[] {
  return LEVELS.slice(0, rank(levelFor(caller, target)) + 1);
}

/**
 * May the caller write in the name of the organ? Clerks, reviewers and machines for their own; a director for the
 * organs of the own district (without a district: all); the local operator for all.
 */
export function mayActFor(caller: Caller, target: { organ: string; district: string | null }): boolean {
  if (caller.role === 'operator') return true;
  if (caller.role === null || caller.organ === null) return false;
  if (caller.role === 'director') return caller.district === null || caller.district === target.district;
  return ['clerk', 'reviewer', 'machine'].includes(caller.role) && caller.organ === target.organ;
}

/** The fields at or below the level. A field without a declared level is left out. */
export function redact<T extends Record<string, unknown>>(fields: T, levels: Readonly<Record<string, Level>>, level: Level): Partial<T> {
  const kept = Object.entries(fields).filter(([name]) => {
    const needed = Object.hasOwn(levels, name) ? levels[name] : undefined;
    return needed !== undefined && rank(needed) <= rank(level);
  });
  return Object.fromEntries(kept) as Partial<T>;
}
