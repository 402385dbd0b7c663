import type { HeldMandate } from './mandates/types.ts';

/** Fields carry a level; a caller reads those at or below what role × organ × district × purpose allows. */
export const LEVELS = ['PUBLIC', 'AUTHORISED', 'INTERNAL', 'PERSONAL'] as const;
export type Level = (typeof LEVELS)[number];

export const ROLES = [
  'clerk', // 填报
  'reviewer', // 审核
  'officer', // 承办人: takes a case through its procedure
  'legal', // 法制审核: countersigns what policy and decisions rest on
  'director', // 信用办负责人
  'policy', // policy editor
  'system', // system administrator: machines, never data
  'security', // security administrator: users and roles
  'audit', // audit administrator: reads all logs
  'owner', // of the enterprise centre: a firm's own account, or one that acts by mandates
  'desk', // procurement, bank, window
  'machine', // an organ's system, by bearer key
  'operator', // the local operator on the command line
  'pending', // 待同意: made, until a second person agrees to its role; opens nothing
] as const;
export type Role = (typeof ROLES)[number];

export interface Caller {
  /** null = without a session. */
  account: string | null;
  userId: string | null;
  role: Role | null;
  /** Organ code of policy data. */
  organ: string | null;
  /** Division code that bounds the organ, or null. */
  district: string | null;
  /** The body whose own account an `owner` is; null for one who acts by mandates alone. */
  subjectId: string | null;
  /** Of an `owner`, those in force today. */
  mandates?: readonly HeldMandate[];
  /** Why the caller looks at what is above PUBLIC (header Xinheng-Purpose, --purpose). */
  purpose: string | null;
}

export const ANONYMOUS: Caller = {
  account: null,
  userId: null,
  role: null,
  organ: null,
  district: null,
  subjectId: null,
  purpose: null,
};

/** What hashing a password takes: KiB of memory, passes, lanes. */
export interface PasswordCost {
  memoryCost: number;
  timeCost: number;
  parallelism: number;
}
