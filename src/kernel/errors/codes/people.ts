import { enNamed, zhNamed, type ErrorEntries } from '../texts.ts';

export const PEOPLE = {
  UNAUTHENTICATED: {
    status: 401,
    exit: 1,
    zh: { title: '需要登录', what: '这项内容要登录后才能使用，或者登录已经到期。', how: '请登录后再试；业务系统请使用有效的访问密钥。' },
    en: {
      title: 'Please sign in',
      what: 'This needs a session, or your session has ended.',
      how: 'Sign in and try again; systems use a valid access key.',
    },
  },
  FORBIDDEN: {
    status: 403,
    exit: 1,
    zh: {
      title: '没有这项权限',
      what: (p) => (p.may === undefined ? '您的账号没有办理这件事的权限。' : `您的账号没有这项权限：${p.may}。`),
      how: '如工作需要，请联系本单位的安全管理员。',
    },
    en: {
      title: 'You may not do this',
      what: (p) =>
        p.may === undefined
          ? 'Your account does not have the permission that this needs.'
          : `Your account does not have the permission that this needs: ${p.may}.`,
      how: 'If your work needs it, ask the security administrator of your organ.',
    },
  },
  PURPOSE_REQUIRED: {
    status: 403,
    exit: 1,
    zh: {
      title: '请写明查询目的',
      what: '查看未公开的信息要写明目的，目的会记入查询日志。',
      how: '接口请用请求头Xinheng-Purpose写明，命令请用--purpose写明。',
    },
    en: {
      title: 'Please state the purpose',
      what: 'To look at what is not public you must state a purpose, which is logged.',
      how: 'Use the header Xinheng-Purpose in the API, --purpose on the command line.',
    },
  },
  PASSWORD_CHANGE_REQUIRED: {
    status: 403,
    exit: 1,
    zh: { title: '请先修改密码', what: '您使用的是一次性密码，修改之前不能办理业务。', how: '请设置至少12个字符的新密码，然后重新登录。' },
    en: {
      title: 'Please change the password first',
      what: 'This is a one-time password. Nothing else can be done until it is changed.',
      how: 'Set a password of at least 12 characters, then sign in again.',
    },
  },
  CSRF: {
    status: 403,
    exit: 1,
    zh: { title: '请求来源未通过核对', what: '请求缺少防伪令牌，或者来自其他网站，没有受理。', how: '请回到原来的页面，刷新后重新提交。' },
    en: {
      title: 'The origin of the request could not be confirmed',
      what: 'The request lacks its token or comes from another site, and was not taken.',
      how: 'Go back to the page, reload it and send the form again.',
    },
  },
  BAD_CREDENTIALS: {
    status: 401,
    exit: 1,
    zh: { title: '账号或密码不正确', what: '账号或密码不正确，或者账号已停用。', how: '请核对后重试；忘记密码请联系本单位的安全管理员。' },
    en: {
      title: 'Wrong account or password',
      what: 'The account or the password is wrong, or the account is switched off.',
      how: 'Check both and try again, or ask the security administrator of your organ.',
    },
  },
  MANDATE_OVER: {
    status: 403,
    exit: 1,
    zh: {
      title: '授权不包括这件事，或者已经结束',
      what: '办这件事要有企业的授权。您的授权不包括这件事，或者已经到期、被撤回，没有受理。',
      how: '已经填写的内容留作企业的草稿，不会丢失，由企业或者其他有授权的人接着办。请联系企业。',
    },
    en: {
      title: 'The mandate does not cover this, or is over',
      what: 'This needs a mandate of the business. Yours does not cover it, has run out or was revoked; nothing was filed.',
      how: 'What you wrote stays with the business as a draft and is not lost; the business, or another with its mandate, can go on. Ask the business.',
    },
  },
  SAME_PERSON: {
    status: 409,
    exit: 1,
    zh: {
      title: '需要另一个人办理',
      what: '报送的人不能放行自己报送的记录，提出的人不能确认自己提出的事项。',
      how: '请由另一位有权限的人员办理。',
    },
    en: {
      title: 'Another person must do this',
      what: 'Nobody can release what they reported or confirm what they proposed themselves.',
      how: 'Ask another person who may do it.',
    },
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    exit: 1,
    zh: {
      title: '这是最后一名安全管理员',
      what: '没有安全管理员就没有人能管理账号，最后一名不能改任，也不能停用。',
      how: '请先设另一名安全管理员，再来办理。',
    },
    en: {
      title: 'This is the last security administrator',
      what: 'Without a security administrator nobody could manage accounts, so the last one stays.',
      how: 'Make another security administrator first, then try again.',
    },
  },
  OIDC_EXPIRED: {
    status: 400,
    exit: 2,
    zh: {
      title: '这次登录已经失效',
      what: '没有登录。从统一身份认证平台回来的这次登录已经用过、超过了10分钟，或者不是在这个浏览器里开始的。',
      how: '请重新登录；开了几个登录页面的，只用最后打开的一个。浏览器须允许本网站使用Cookie。',
    },
    en: {
      title: 'This sign-in no longer counts',
      what: 'The sign-in that came back from the provider was used already, took more than 10 minutes, or was not begun in this browser. You are not signed in.',
      how: 'Sign in again; of several sign-in pages use the one opened last. The browser must accept cookies of this site.',
    },
  },
  OIDC_DECLINED: {
    status: 401,
    exit: 1,
    zh: {
      title: '统一身份认证平台没有登录成功',
      what: '您在统一身份认证平台取消了登录，或者该平台没有同意您登录本系统。',
      how: '请重新登录；仍不成功的，请联系统一身份认证平台或者安全管理员。',
    },
    en: {
      title: 'The provider did not sign you in',
      what: 'You cancelled at the provider, or it did not let you sign in to this system.',
      how: 'Sign in again. If it fails again, ask the provider or the security administrator.',
    },
  },
  OIDC_UNTRUSTED: {
    status: 401,
    exit: 1,
    zh: {
      title: '统一身份认证平台的答复未通过核对',
      what: (p) => `统一身份认证平台的答复与约定不符${zhNamed(p.reason)}，没有登录。`,
      how: '请重新登录一次；仍是这样的，请把括号里的代码告诉系统管理员，核对登录设置和系统时间。',
    },
    en: {
      title: 'The answer of the provider failed its check',
      what: (p) => `The answer of the provider is not what was agreed${enNamed(p.reason)}. You are not signed in.`,
      how: 'Sign in once more. If it stays so, give the code in brackets to the system administrator, who checks the settings and the clock.',
    },
  },
  OIDC_UNLINKED: {
    status: 403,
    exit: 1,
    zh: {
      title: '这个身份还没有关联账号',
      what: '统一身份认证平台已确认您的身份，但是本系统没有账号与它关联。本系统不会自动建立账号。',
      how: '请联系安全管理员，把您的身份关联到您的账号；也可以用账号和密码登录。',
    },
    en: {
      title: 'This identity is linked to no account',
      what: 'The provider says who you are, but no account here is linked to that identity. Accounts are never made by signing in.',
      how: 'Ask the security administrator to link your identity to your account, or sign in with account and password.',
    },
  },
  ACCOUNT_CLOSED: {
    status: 403,
    exit: 1,
    zh: { title: '账号已停用', what: '您的身份已确认，但是关联的账号已经停用，没有登录。', how: '如工作需要，请联系安全管理员。' },
    en: {
      title: 'The account is closed',
      what: 'Your identity is known, but the account linked to it is closed. You are not signed in.',
      how: 'If your work needs it, ask the security administrator.',
    },
  },
} as const satisfies ErrorEntries;
