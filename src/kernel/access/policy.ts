import { XinhengError } from '../errors/index.ts';
import { ROLES, type Caller, type Permission, type Role } from './types.ts';

interface Rule {
  roles: readonly Role[];
  /** Reads above PUBLIC: the caller must say why. */
  purpose?: true;
}

const CASE_ROLES = ['clerk', 'reviewer', 'officer', 'legal', 'director', 'policy', 'security'] as const;

/**
 * The one table of who may do what; what is not here is denied, and what no route or command asks for is not here. The
 * three administrators are apart: system keeps machines and sees no data, security keeps users, audit reads logs. The
 * local operator works files, reads no text that is not public, and never confirms.
 */
export const PERMISSIONS = {
  public: { roles: ROLES },
  // Whose role nobody else agreed to has no session.
  session: { roles: ROLES.filter((role) => role !== 'pending') },
  'intake.report': { roles: ['clerk', 'machine', 'operator'] },
  // What became of the own organ's batches: counts, reasons, receipts; no text of a row.
  'intake.read': { roles: ['clerk', 'reviewer', 'director', 'machine', 'operator'] },
  // A second person reads what a batch would change; the local operator reads no such text.
  'intake.review': { roles: ['clerk', 'reviewer', 'director'], purpose: true },
  'intake.forms': { roles: ['clerk', 'reviewer', 'director', 'policy', 'operator'] },
  'intake.recall': { roles: ['clerk', 'reviewer', 'director', 'operator'] },
  'publicity.review': { roles: ['reviewer', 'director', 'operator'] },
  'exchange.read': { roles: ['reviewer', 'director', 'operator'] },
  // Sets the national leg going: everybody's rows, so that a director needs the whole city besides (requirePlatform).
  'exchange.run': { roles: ['director', 'operator'] },
  'codes.read': { roles: ['clerk', 'reviewer', 'director', 'operator'] },
  // Not the local operator: only the registering organ's own people say whose a code is.
  'codes.answer': { roles: ['clerk', 'reviewer', 'director'] },
  // Likewise: succession is what the registering organ says it is. Links that only organs see need a purpose.
  'subject.link': { roles: ['clerk', 'reviewer', 'director'], purpose: true },
  'matching.decide': { roles: ['clerk', 'reviewer', 'director'], purpose: true },
  'policy.edit': { roles: ['policy', 'operator'] },
  // Who signs and who publishes reads what differs first.
  'policy.drafts': { roles: ['policy', 'legal', 'director', 'operator'] },
  'figures.answer': { roles: ['reviewer', 'director'] },
  'figures.sample': { roles: ['director', 'operator'] },
  'proposal.confirm': { roles: ['reviewer', 'director'] },
  // Cases: which step is whose stands in the procedure's own file; these only open the door.
  'case.read': { roles: [...CASE_ROLES], purpose: true },
  'case.act': { roles: [...CASE_ROLES] },
  'case.party': { roles: ['owner'] },
  'subject.history': { roles: ['reviewer', 'director'], purpose: true },
  // The credit file at work: each row by the level that the caller has of it (`levelFor`).
  'records.read': { roles: ['clerk', 'reviewer', 'officer', 'legal', 'director'], purpose: true },
  // What leaves stays bound to who took it: fewer people, and every file is a disclosure.
  'records.export': { roles: ['reviewer', 'officer', 'director'], purpose: true },
  'views.keep': { roles: ['clerk', 'reviewer', 'officer', 'legal', 'director', 'policy'] },
  // Counts by organ and the lists behind them, no body; the caller's district bounds them.
  'bulletins.read': { roles: ['director', 'operator'] },
  // Grades with what they rest on, each record by the level that the caller has of it.
  'evaluation.read': { roles: ['reviewer', 'officer', 'director'], purpose: true },
  // Counts by grade over the whole register, no body.
  'evaluation.run': { roles: ['director', 'policy', 'operator'] },
  // Counts by grade of the bodies of an organ's plan, no body; the caller's reach and district bound them.
  'supervision.figures': { roles: ['reviewer', 'officer', 'director'] },
  // Accounts, their sessions and links; whoever reads the logs must know whose names stand there.
  'users.read': { roles: ['security', 'audit', 'operator'] },
  'users.manage': { roles: ['security', 'operator'] },
  // Whoever keeps the machines sees which systems call; only security lets one in.
  'keys.read': { roles: ['system', 'security', 'audit', 'operator'] },
  'keys.manage': { roles: ['security', 'operator'] },
  // An investigation's look is told later: proposed by who investigates, confirmed by another.
  'looks.defer': { roles: ['officer', 'director'] },
  // Which messages go out and which don't: neither their words nor an address, so that it is a machine's affair.
  'notify.read': { roles: ['system', 'operator'] },
  // How far the readers of the journal are and what they could not handle: numbers and a fault, no content.
  'readers.keep': { roles: ['system', 'operator'] },
  'audit.read': { roles: ['audit'], purpose: true },
  // Numbers and hashes of the log, no row of it.
  'audit.seals': { roles: ['audit'] },
  // Who read the file of a body: those whose reach it is in, and the reader of all logs.
  'looks.read': { roles: ['reviewer', 'officer', 'director', 'audit'], purpose: true },
  // How many terms rest on a year that is not announced yet: counts alone.
  'calendar.read': { roles: ['clerk', 'reviewer', 'officer', 'legal', 'director', 'policy', 'system', 'operator'] },
  // The box on top: names, codes and numbers that lead on; beyond what is public only with a purpose.
  find: { roles: ['clerk', 'reviewer', 'officer', 'legal', 'director', 'operator'] },
} as const satisfies Record<Permission, Rule>;

function ruleOf(permission: string): Rule | undefined {
  return Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission as Permission] : undefined;
}

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
    throw caller.role === null ? new XinhengError('UNAUTHENTICATED') : new XinhengError('FORBIDDEN', { permission });
  }
  if (needsPurpose(permission) && !hasPurpose(caller.purpose)) throw new XinhengError('PURPOSE_REQUIRED');
}

export function hasPurpose(purpose: string | null | undefined): purpose is string {
  return typeof purpose === 'string' && purpose.trim() !== '';
}
