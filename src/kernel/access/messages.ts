import { messages } from '../i18n/types.ts';

export const accessMessages = messages(
  {
    'user.reset': (p: { account: string; password: string }) =>
      `账号${p.account}的密码已重置。一次性密码：${p.password}（只显示这一次，登录后须修改）`,
    'user.off': (p: { account: string }) => `账号${p.account}已停用，登录已全部结束。`,
    'user.on': (p: { account: string }) => `账号${p.account}已启用。`,
    'key.created': (p: { id: string; key: string; until: string }) => `密钥${p.id}已建立，用到${p.until}，只显示这一次：${p.key}`,
    'user.line': (p: { account: string; role: string; organ: string; active: number }) =>
      `${p.account}　${p.role}　${p.organ}${p.active === 1 ? '' : '　已停用'}`,
    'user.linked': (p: { account: string; issuer: string }) => `账号${p.account}已关联到${p.issuer}的身份。`,
    'user.unlinked': (p: { account: string }) => `账号${p.account}的身份关联已解除，登录已全部结束。`,
    'key.revoked': (p: { id: string }) => `密钥${p.id}已作废。`,
  },
  {
    'user.reset': (p: { account: string; password: string }) =>
      `Password of ${p.account} reset. One-time password: ${p.password} (shown once, to be changed after sign-in)`,
    'user.off': (p: { account: string }) => `Account ${p.account} is switched off; its sessions have ended.`,
    'user.on': (p: { account: string }) => `Account ${p.account} is switched on.`,
    'key.created': (p) => `Key ${p.id} made, good until ${p.until}, shown once: ${p.key}`,
    'user.line': (p) => `${p.account}  ${p.role}  ${p.organ}${p.active === 1 ? '' : '  closed'}`,
    'user.linked': (p) => `Account ${p.account} is linked to a person at ${p.issuer}.`,
    'user.unlinked': (p) => `The links of ${p.account} are taken; its sessions have ended.`,
    'key.revoked': (p: { id: string }) => `Key ${p.id} revoked.`,
  },
);
