import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** What the second person reads before a role is changed, and what the command prints. */
export const userMessages = messages(
  {
    'effect.role': (p: { account: string; from: string; to: string }) => `账号${p.account}由“${p.from}”改为“${p.to}”。`,
    'effect.permissions': (p: { more: number; less: number }) => `多出${p.more}项权限，去掉${p.less}项权限。`,
    'effect.organ': (p: { organ: string }) => `所属机关改为${p.organ}。`,
    'effect.sessions': (p: { n: number }) => `结束该账号正在使用的${p.n}个登录，须重新登录。`,
    proposed: (p: { account: string; number: string; command: string }) =>
      `已提请变更账号${p.account}的角色，编号${p.number}，等该机关负责人或者另一名安全管理员同意：${p.command}`,
  },
  {
    'effect.role': (p) => `Account ${p.account} changes from "${p.from}" to "${p.to}".`,
    'effect.permissions': (p) => `${counted(p.more, 'permission')} more, ${p.less} less.`,
    'effect.organ': (p) => `Its organ becomes ${p.organ}.`,
    'effect.sessions': (p) =>
      `${counted(p.n, 'session')} of the account end${Number(p.n) === 1 ? 's' : ''}; it signs in anew.`,
    proposed: (p) =>
      `Change of role of ${p.account} proposed as ${p.number}; the director of its organ or another security administrator agrees with: ${p.command}`,
  },
);
