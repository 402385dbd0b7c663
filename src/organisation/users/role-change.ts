import {
  changeRole,
  countSessions,
  findUser,
  organDistrict,
  permissionsOf,
  requirePermission,
  requireRoleChange,
  securityOrgan,
  roleName,
  ROLES,
  type Caller,
  type Role,
  type User,
} from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { openCase, type Case, type CaseEffect, type EffectContext } from '../../kernel/procedures/index.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { userMessages } from './messages.ts';

const PROCEDURE = 'role-change';
/** Roles that a person's account can be given. */
export const GIVEN = ROLES.filter((role) => !['machine', 'operator', 'pending'].includes(role));
/** The step by which the second person agrees. */
export const AGREE = 'change';

export interface RoleProposed {
  account: string;
  role: Role;
  organ: string | null;
  case: string;
  number: string;
}

/**
 * Puts another role of an account before a second person: the director of its organ or another security administrator. Throws
 * FORBIDDEN, NOT_FOUND, SAME_PERSON for the own account, BAD_INPUT (role, organ), ORGAN_UNKNOWN, CONFLICT while one is open.
 */
export async function proposeRole(
  kernel: Kernel,
  input: { account: string; role: string; organ?: string | undefined; reason: string },
  caller: Caller,
): Promise<RoleProposed> {
  requirePermission(caller, 'users.manage');
  const user = await getUser(kernel, input.account);
  if (user.account === caller.account) throw new XinhengError('SAME_PERSON');
  return kernel.db.tx((tx) => openRoleCase(tx, kernel, { ...input, user }, caller));
}

/** The case about an account, also one that the same transaction makes. Throws as `proposeRole`. */
export async function openRoleCase(
  tx: Tx,
  kernel: Kernel,
  input: { user: User; role: string; organ?: string | undefined; reason: string },
  caller: Caller,
): Promise<RoleProposed> {
  const { user } = input;
  const role = roleOf(input.role);
  const organ = input.organ ?? user.organ;
  requireRoleChange(user, role, organ);
  if (organ !== null) organDistrict(kernel, organ);
  if (role === user.role && organ === user.organ) throw new XinhengError('BAD_INPUT', { what: 'role' });
  const deciding = user.organ ?? organ ?? caller.organ ?? (await securityOrgan(tx));
  if (deciding === null) throw new XinhengError('BAD_INPUT', { what: 'organ' });
  const opened = await openCase(
    tx,
    kernel,
    {
      procedure: PROCEDURE,
      objectKind: 'user',
      objectId: user.account,
      subjectId: null,
      party: null,
      organs: { deciding, handling: null, reporting: null, superior: null },
      district: organDistrict(kernel, deciding),
      fields: { 'new-role': role, 'old-role': user.role, 'new-organ': input.organ, reason: input.reason },
    },
    caller,
  );
  return { account: user.account, role, organ, case: opened.caseId, number: opened.number };
}

export const roleChange: CaseEffect = {
  kind: 'user.change-role',
  async consequences(tx, { kernel, case: of }, language) {
    const { user, role, organ } = await proposed(kernel, of);
    const body = user.subjectId === null ? null : await getSubject(tx, `id:${user.subjectId}`);
    const say = t(language, userMessages);
    const [had, has] = [permissionsOf(user.role), permissionsOf(role)];
    const more = has.filter((each) => !had.includes(each));
    const less = had.filter((each) => !has.includes(each));
    const names = { account: user.account, from: roleName(user.role, language), to: roleName(role, language) };
    return [
      say['effect.role'](names),
      say['effect.permissions']({ more: more.length, less: less.length }),
      ...(body ? [say['effect.subject']({ name: body.name ?? '', code: body.uscc ?? body.subject_id })] : []),
      ...(organ === user.organ ? [] : [say['effect.organ']({ organ: organ ?? '' })]),
      say['effect.sessions']({ n: await countSessions(tx, user.userId) }),
    ];
  },
  async run(tx, context) {
    const { kernel, caller, case: of } = context;
    const { user, role, organ } = await proposed(kernel, of);
    mustNotBeOwn(context, user);
    if (user.role !== of.fields['old-role']) throw new XinhengError('CONFLICT', { what: user.account });
    await changeRole(kernel, tx, caller, { account: user.account, role, organ });
    const content = { account: user.account, from: user.role, to: role, organ, case: of.number };
    return [
      {
        type: 'user.role-changed',
        subjectId: null,
        object: user.userId,
        version: 1,
        content,
        salt: kernel.ids.salt(),
        home: 'journal',
      },
    ];
  },
};

/** Nobody agrees to the own change, nor somebody who stands in for that person. */
function mustNotBeOwn({ caller, case: of }: EffectContext, user: User): void {
  const standsInFor = of.steps.at(-1)?.standsInFor ?? null;
  if ([caller.account, standsInFor].includes(user.account)) throw new XinhengError('SAME_PERSON');
}

async function proposed(kernel: Kernel, of: Case): Promise<{ user: User; role: Role; organ: string | null }> {
  const user = await getUser(kernel, of.objectId);
  const organ = of.fields['new-organ'];
  return { user, role: roleOf(of.fields['new-role']), organ: typeof organ === 'string' ? organ : user.organ };
}

async function getUser(kernel: Kernel, account: string): Promise<User> {
  const user = await findUser(kernel, account);
  if (user === undefined) throw new XinhengError('NOT_FOUND', { what: account.slice(0, 40) });
  return user;
}

export function roleOf(value: unknown): Role {
  const found = GIVEN.find((each) => each === value);
  if (found === undefined) throw new XinhengError('BAD_INPUT', { what: `role: ${GIVEN.join(' | ')}` });
  return found;
}
