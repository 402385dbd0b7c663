import { messages } from '../../i18n/types.ts';

export const oidcMessages = messages(
  {
    again: () => '重新登录',
    password: () => '改用账号和密码登录',
    identity: (p: { identity: string }) => `您在统一身份认证平台的标识：${p.identity}`,
    'identity.for': () => '请把这个标识告诉安全管理员，由安全管理员关联到您的账号。不要告诉其他人。',
  },
  {
    again: () => 'Sign in again',
    password: () => 'Sign in with account and password instead',
    identity: (p) => `Who you are at the provider: ${p.identity}`,
    'identity.for': () => 'Give this to the security administrator, who links it to your account. Give it to nobody else.',
  },
);
