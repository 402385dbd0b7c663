import { messages } from '../i18n/types.ts';

export const accessMessages = messages(
  {
    'user.created': (p: { account: string; password: string }) =>
      `账号${p.account}已建立。一次性密码：${p.password}（只显示这一次，首次登录时须修改）`,
    'user.reset': (p: { account: string; password: string }) =>
      `账号${p.account}的密码已重置。一次性密码：${p.password}（只显示这一次，登录后须修改）`,
    'user.off': (p: { account: string }) => `账号${p.account}已停用，登录已全部结束。`,
    'user.on': (p: { account: string }) => `账号${p.account}已启用。`,
    'key.created': (p: { id: string; key: string }) => `密钥${p.id}已建立，只显示这一次：${p.key}`,
    'key.revoked': (p: { id: string }) => `密钥${p.id}已作废。`,
  },
  {
    'user.created': (p: { account: string; password: string }) =>
      `Account ${p.account} made. One-time password: ${p.password} (shown once, to be changed at first sign-in)`,
    'user.reset': (p: { account: string; password: string }) =>
      `Password of ${p.account} reset. One-time password: ${p.password} (shown once, to be changed after sign-in)`,
    'user.off': (p: { account: string }) => `Account ${p.account} is switched off; its sessions have ended.`,
    'user.on': (p: { account: string }) => `Account ${p.account} is switched on.`,
    'key.created': (p: { id: string; key: string }) => `Key ${p.id} made, shown once: ${p.key}`,
    'key.revoked': (p: { id: string }) => `Key ${p.id} revoked.`,
  },
);
