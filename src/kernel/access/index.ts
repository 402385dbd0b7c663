export { createApiKey, findMachine, revokeApiKey, type Machine, type NewApiKey } from './api-keys.ts';
export { doorFor } from './doors/door.tsx';
export { roleName, signedInFrame, type Person } from './doors/frame.tsx';
export { personOf } from './doors/person.ts';
export {
  accountsFor,
  activeAccounts,
  BY_MERGER,
  endStandIn,
  giveMandate,
  heldLately,
  MANDATE_KINDS,
  mandatesOf,
  mayFor,
  revokeMandate,
  SCOPES,
  standInForMerged,
  standingOf,
  subjectsFor,
  withMandates,
  type HeldMandate,
  type Mandate,
  type MandateKind,
  type NewMandate,
  type Scope,
  type Standing,
} from './mandates/index.ts';
export { applicationGrants, APPEND_ONLY } from './grants.ts';
export { levelFor, levelsFor, mayActFor, rank, redact, type Target } from './levels.ts';
export { logAccess, requirePurpose, sealAccessLog, type Look, type Seal } from './log.ts';
export { checkSeals, type CheckedSeal, type CheckedSeals, type SealState } from './seals.ts';
export { hasOthers, namedBy, officialsOf, securityOrgan, type Named } from './officials.ts';
export { localOperator, LOCAL_OPERATOR } from './operator.ts';
export { organDistrict } from './organ.ts';
export { oneTimePassword } from './password.ts';
export { PERMISSIONS, type Permission } from './permissions.ts';
export { forbidden, isGrantable, needsPurpose, permissionsOf, permits, requirePermission } from './policy.ts';
export { scopeSql, type ScopeColumns } from './scope.ts';
export { carrySessions, findSession, type Session } from './sessions.ts';
export { ANONYMOUS, LEVELS, ROLES, type Caller, type Level, type Role } from './types.ts';
export {
  callerOf,
  changeRole,
  countSessions,
  createUser,
  findUser,
  isBootstrap,
  namesOfUsers,
  requireRoleChange,
  setActive,
  setPassword,
  type NewUser,
  type User,
} from './users.ts';
