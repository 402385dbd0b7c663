import {
  createUser,
  isBootstrap,
  oneTimePassword,
  requirePermission,
  requireRoleChange,
  type Caller,
  type Role,
} from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { t } from '../../kernel/i18n/types.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { userMessages } from './messages.ts';
import { openRoleCase, roleOf } from './role-change.ts';

export interface AccountMade {
  account: string;
  /** What it shall be. */
  role: Role;
  organ: string | null;
  district: string | null;
  /** Holds for one sign-in and is shown once. */
  password: string;
  /** The case by which another person agrees to the role; null for the first security administrator of an instance. */
  waits: { case: string; number: string } | null;
}

export interface AccountWanted {
  account: string;
  displayName?: string | undefined;
  role: string;
  organ?: string | undefined;
  /** Of an owner that is a body's own account: a code or number of the body. */
  subject?: string | undefined;
  reason?: string | undefined;
}

/**
 * Makes an account that opens nothing until a second person agrees to its role: the director of its organ or another security
 * administrator, by the procedure that changes roles. The first security administrator of an instance is made at once, since
 * nobody could agree; the log says so. Throws FORBIDDEN, BAD_INPUT (account, role, organ, subject), ORGAN_UNKNOWN, CONFLICT
 * where the account exists, NOT_FOUND (subject).
 */
export async function makeAccount(kernel: Kernel, wanted: AccountWanted, caller: Caller): Promise<AccountMade> {
  requirePermission(caller, 'users.manage');
  const role = roleOf(wanted.role);
  const subject = wanted.subject === undefined ? null : await getSubject(kernel.db.kysely, wanted.subject);
  const subjectId = subject?.subject_id ?? null;
  const organ = wanted.organ ?? null;
  requireRoleChange({ role: 'pending', subjectId }, role, organ);
  const password = oneTimePassword();
  const of = { account: wanted.account, organ, subjectId, password, mustChange: true };
  const named = wanted.displayName === undefined ? of : { ...of, displayName: wanted.displayName };
  const reason = wanted.reason ?? t('zh-CN', userMessages)['reason.new']();
  return kernel.db.tx(async (tx) => {
    if (role === 'security' && (await isBootstrap(tx))) {
      const { account, district } = await createUser(kernel, tx, caller, { ...named, role, bootstrap: true });
      return { account, role, organ, district, password, waits: null };
    }
    const user = await createUser(kernel, tx, caller, { ...named, role: 'pending' });
    const { case: caseId, number } = await openRoleCase(tx, kernel, { user, role, reason }, caller);
    return { account: user.account, role, organ, district: user.district, password, waits: { case: caseId, number } };
  });
}
