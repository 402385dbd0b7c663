import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** What the second person reads before a role is changed, and what the command prints. */
export const userMessages = messages(
  {
    'effect.role': (p: { account: string; from: string; to: string }) => `账号${p.account}由“${p.from}”改为“${p.to}”。`,
    'effect.permissions': (p: { more: number; less: number }) => `多出${p.more}项权限，去掉${p.less}项权限。`,
    'effect.organ': (p: { organ: string }) => `所属机关改为${p.organ}。`,
    'effect.subject': (p: { name: string; code: string }) => `该账号代表${p.name}（${p.code}）。`,
    'reason.new': () => '新建账号',
    made: (p: { account: string; password: string }) =>
      `账号${p.account}已建立。一次性密码：${p.password}（只显示这一次，首次登录时须修改）`,
    waits: (p: { role: string; number: string; command: string }) =>
      `该账号还不能登录：角色“${p.role}”已提请，编号${p.number}，等该机关负责人或者另一名安全管理员同意：${p.command}`,
    first: () => '这是本系统第一名安全管理员，由一人建立，已记入审计日志。',
    'effect.sessions': (p: { n: number }) => `结束该账号正在使用的${p.n}个登录，须重新登录。`,
    proposed: (p: { account: string; number: string; command: string }) =>
      `已提请变更账号${p.account}的角色，编号${p.number}，等该机关负责人或者另一名安全管理员同意：${p.command}`,
  },
  {
    'effect.role': (p) => `Account ${p.account} changes from "${p.from}" to "${p.to}".`,
    'effect.permissions': (p) => `${counted(p.more, 'permission')} more, ${p.less} less.`,
    'effect.organ': (p) => `Its organ becomes ${p.organ}.`,
    'effect.subject': (p) => `The account acts for ${p.name} (${p.code}).`,
    'reason.new': () => 'new account',
    made: (p) => `Account ${p.account} made. One-time password: ${p.password} (shown once, to be changed at first sign-in)`,
    waits: (p) =>
      `It cannot sign in yet: its role "${p.role}" was proposed as ${p.number}; the director of its organ or another security administrator agrees with: ${p.command}`,
    first: () => 'It is the first security administrator of this system, made by one person; the audit log says so.',
    'effect.sessions': (p) => `${counted(p.n, 'session')} of the account end${Number(p.n) === 1 ? 's' : ''}; it signs in anew.`,
    proposed: (p) =>
      `Change of role of ${p.account} proposed as ${p.number}; the director of its organ or another security administrator agrees with: ${p.command}`,
  },
);
