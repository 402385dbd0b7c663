import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { errorText } from '../errors/messages.ts';
import {
  ANONYMOUS,
  forbidden,
  isGrantable,
  permits,
  PERMISSIONS,
  requirePermission,
  ROLES,
  type Caller,
  type Permission,
  type Role,
} from './index.ts';

const as = (role: Role | null, purpose: string | null = null): Caller => ({
  ...ANONYMOUS,
  account: 'a',
  role,
  purpose,
});
const all = Object.keys(PERMISSIONS) as Permission[];

describe(item(28, 'permissions'), () => {
  test('strangers have the public one and nothing else', () => {
    expect(all.filter((permission) => permits(ANONYMOUS, permission))).toEqual(['public']);
  });

  test('the local operator opens no history and no log, and confirms nothing', () => {
    for (const permission of ['subject.history', 'audit.read', 'proposal.confirm'] as const) {
      expect(permits(as('operator'), permission)).toBe(false);
    }
  });

  test('one that nobody holds, or that is not in the table, cannot be granted', () => {
    expect(all.every(isGrantable)).toBe(true);
    for (const name of ['records.delete', '', 'toString', '__proto__', 'constructor']) expect(isGrantable(name)).toBe(false);
    for (const role of ROLES) expect(permits(as(role), 'toString' as Permission)).toBe(false);
  });

  test('say what is missing: a session, the right, the purpose', () => {
    const code = (caller: Caller, permission: Permission): string => {
      try {
        requirePermission(caller, permission);
        return 'ok';
      } catch (error) {
        return (error as { code: string }).code;
      }
    };
    expect(code(ANONYMOUS, 'subject.history')).toBe('UNAUTHENTICATED');
    expect(code(as('system'), 'subject.history')).toBe('FORBIDDEN');
    expect(code(as('reviewer'), 'subject.history')).toBe('PURPOSE_REQUIRED');
    expect(code(as('reviewer', '  '), 'subject.history')).toBe('PURPOSE_REQUIRED');
    expect(code(as('reviewer', '办理许可'), 'subject.history')).toBe('ok');
  });

  test('are named in words by a refusal, never by their key', () => {
    for (const permission of all) {
      const said = (language: 'zh-CN' | 'en') => errorText(language, forbidden(permission)).what;
      expect(said('zh-CN')).toMatch(/^您的账号没有这项权限：\p{Script=Han}+。$/u);
      expect(said('en')).toMatch(/needs: to [a-z’ ]+\.$/u);
    }
    expect(errorText('zh-CN', { code: 'FORBIDDEN' }).what).toBe('您的账号没有办理这件事的权限。');
  });
});
