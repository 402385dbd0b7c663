import { XinhengError } from '../errors/index.ts';
import type { Language } from '../i18n/types.ts';
import { PERMISSIONS, ruleOf, type Permission } from './permissions.ts';
import type { Caller, Role } from './types.ts';

/** True for a name in the table that at least one role holds: anything else is refused at start. */
export function isGrantable(permission: string): permission is Permission {
  return (ruleOf(permission)?.roles.length ?? 0) > 0;
}

/** Does the caller's role hold the permission? Says nothing yet about whose data: that is `levelFor` and `mayActFor`. */
export function permits(caller: Caller, permission: Permission): boolean {
  if (permission === 'public') return true;
  if (caller.role === null) return false;
  return ruleOf(permission)?.roles.includes(caller.role) ?? false;
}

/** What a role may do beyond what everybody may. */
export function permissionsOf(role: Role): Permission[] {
  const named = Object.keys(PERMISSIONS) as Permission[];
  return named.filter((permission) => ruleOf(permission)?.roles.includes(role));
}

export function needsPurpose(permission: Permission): boolean {
  return ruleOf(permission)?.purpose === true;
}

/** Throws UNAUTHENTICATED, FORBIDDEN or PURPOSE_REQUIRED. */
export function requirePermission(caller: Caller, permission: Permission): void {
  if (!permits(caller, permission)) {
    throw caller.role === null ? new XinhengError('UNAUTHENTICATED') : forbidden(permission);
  }
  if (needsPurpose(permission) && !hasPurpose(caller.purpose)) throw new XinhengError('PURPOSE_REQUIRED');
}

/** The refusal that names what the caller may not do, in the reader's language. */
export function forbidden(permission: Permission): XinhengError {
  const { zh, en } = PERMISSIONS[permission];
  const said = (language: Language) => ({ params: { permission, may: language === 'en' ? en : zh }, errors: [] });
  return new XinhengError('FORBIDDEN', { permission }, { said });
}

export function hasPurpose(purpose: string | null | undefined): purpose is string {
  return typeof purpose === 'string' && purpose.trim() !== '';
}
