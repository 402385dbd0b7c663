export { createApiKey, findMachine, revokeApiKey, type NewApiKey } from './api-keys.ts';
export { applicationGrants, APPEND_ONLY } from './grants.ts';
export { levelFor, levelsFor, mayActFor, rank, redact, type Target } from './levels.ts';
export { logAccess, sealAccessLog, type Look, type Seal } from './log.ts';
export { localOperator, LOCAL_OPERATOR } from './operator.ts';
export { organDistrict } from './organ.ts';
export { oneTimePassword, PASSWORD_MAX, PASSWORD_MIN } from './password.ts';
export { hasPurpose, isGrantable, needsPurpose, permits, PERMISSIONS, requirePermission } from './policy.ts';
export { scopeSql, type ScopeColumns } from './scope.ts';
export {
  ABSOLUTE_HOURS,
  authenticate,
  closeSession,
  findSession,
  IDLE_MINUTES,
  type OpenedSession,
  type Session,
} from './sessions.ts';
export {
  ANONYMOUS,
  LEVELS,
  ROLES,
  type Caller,
  type Level,
  type Permission,
  type Role,
} from './types.ts';
export { callerOf, createUser, findUser, setActive, setPassword, type NewUser, type User } from './users.ts';
