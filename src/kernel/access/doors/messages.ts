import { messages } from '../../i18n/types.ts';
import { roleNames } from './messages/roles.ts';

export const doorMessages = messages(
  {
    'face.workbench': () => '监管工作台',
    'face.centre': () => '企业中心',
    'face.desk': () => '查询席',
    'face.field': () => '现场',
    description: () => '登录后使用的页面。',
    'foot.workbench': (p: { site: string }) => `${p.site}。每次查看未公开的信息都写明目的，记入查询日志。`,
    'foot.centre': (p: { site: string }) =>
      `${p.site}。办理不收费，不用培训，不用买报告；任何人收费代办都与本平台无关。`,
    'home.workbench': () => '回到待办',
    'foot.desk': (p: { site: string }) => `${p.site}。每次查询都写明目的，记入查询日志，被查询的企业看得到。`,
    'foot.field': (p: { site: string }) => `${p.site}。检查要有通知书，入企先扫码或者亮证。`,
    'home.centre': () => '回到企业中心',
    'home.desk': () => '回到查询席',
    'home.field': () => '回到现场',
    'who.label': () => '登录信息',
    'sign-out': () => '退出登录',

    'in.title.workbench': () => '登录监管工作台',
    'in.title.centre': () => '登录企业中心',
    'in.title.desk': () => '登录查询席',
    'in.title.field': () => '登录现场',
    'in.wanted': () => '您要打开的页面需要登录，或者登录已经到期。登录后回到那一页。',
    'in.changed': () => '密码已经修改，原来的登录已全部结束。请用新密码登录。',
    'in.out': () => '您已退出登录。',
    'in.account': () => '账号',
    'in.password': () => '密码',
    'in.submit': () => '登录',
    'in.help.workbench': () => '账号由本单位的安全管理员建立；忘记密码也请联系安全管理员。30分钟没有操作会自动退出。',
    'in.help.desk': () =>
      '账号由平台的安全管理员为采购、金融、办事窗口等单位的查询人员建立。30分钟没有操作会自动退出。',
    'in.help.field': () => '用监管工作台的账号登录。30分钟没有操作会自动退出。',
    'in.help.centre': () =>
      '账号由平台的安全管理员为法定代表人或者经办人建立。没有账号，也可以带身份证件到告知书上写明的地点当面办理。30分钟没有操作会自动退出。',
    'in.already': (p: { name: string }) => `您现在以${p.name}的身份登录。`,
    'in.continue': () => '继续使用这个账号',
    'in.provider': (p: { provider: string }) => `用${p.provider}登录`,
    'in.leave': (p: { provider: string }) => `同时退出${p.provider}`,

    'change.title': () => '请先修改密码',
    'change.own': () => '修改密码',
    'change.lead': () => '您使用的是一次性密码，修改以后才能办理业务。',
    'change.current': () => '现在的密码',
    'change.next': () => '新密码',
    'change.rule': () => '12至128个字符，至少5种不同的字符，不含账号。',
    'change.submit': () => '修改密码并重新登录',

    'purpose.title': () => '请写明查看的目的',
    'purpose.lead': () => '这一页有未公开的信息。查看以前，请写明为什么要看。',
    'purpose.kept': () =>
      '目的和您的账号、单位、时间一起记入查询日志。当事人可以看到哪个单位、为什么、哪一天查看过，看不到您的姓名。',
    'purpose.once': () => '在您退出登录以前，再次打开这一件不再询问；打开另一件会再问。',
    'purpose.label': () => '查看的目的',
    'purpose.hint': () => '写到别人看得懂，例如：承办本案、法制审核、答复当事人询问',
    'purpose.submit': () => '写明目的并查看',

    ...roleNames.zh,
  },
  {
    'face.workbench': () => 'Workbench',
    'face.centre': () => 'Enterprise centre',
    'face.desk': () => 'Desk',
    'face.field': () => 'Field',
    description: () => 'Pages for those who have signed in.',
    'foot.workbench': (p) =>
      `${p.site}. Each look at what is not public states its purpose and goes into the access log.`,
    'foot.centre': (p) =>
      `${p.site}. No fee, no course, no report to buy; whoever charges for it has nothing to do with this platform.`,
    'home.workbench': () => 'Back to my work',
    'foot.desk': (p) =>
      `${p.site}. Each query states its purpose and goes into the access log, where the business sees it.`,
    'foot.field': (p) => `${p.site}. A visit needs its notice, and begins with a scan or a certificate.`,
    'home.centre': () => 'Back to the enterprise centre',
    'home.desk': () => 'Back to the desk',
    'home.field': () => 'Back to the field',
    'who.label': () => 'Who is signed in',
    'sign-out': () => 'Sign out',

    'in.title.workbench': () => 'Sign in to the workbench',
    'in.title.centre': () => 'Sign in to the enterprise centre',
    'in.title.desk': () => 'Sign in to the desk',
    'in.title.field': () => 'Sign in to the field',
    'in.wanted': () =>
      'The page that you want needs a sign-in, or yours has run out. You will come back to it afterwards.',
    'in.changed': () => 'The password has been changed and all earlier sessions have ended. Sign in with the new one.',
    'in.out': () => 'You have signed out.',
    'in.account': () => 'Account',
    'in.password': () => 'Password',
    'in.submit': () => 'Sign in',
    'in.help.desk': () =>
      'Accounts are made for those who query for procurement offices, banks and service windows by the security administrator of the platform. After 30 minutes without use you are signed out.',
    'in.help.field': () =>
      'Sign in with your account of the workbench. After 30 minutes without use you are signed out.',
    'in.help.workbench': () =>
      'Accounts are made by the security administrator of your organ, who also resets a forgotten password. After 30 minutes without use you are signed out.',
    'in.help.centre': () =>
      'Accounts are made for the legal representative or the person in charge by the security administrator of the platform. Without one, go with your identity card to the office named in the notice. After 30 minutes without use you are signed out.',
    'in.already': (p) => `You are signed in as ${p.name}.`,
    'in.continue': () => 'Go on with this account',
    'in.provider': (p) => `Sign in with ${p.provider}`,
    'in.leave': (p) => `Sign out of ${p.provider} as well`,

    'change.title': () => 'Change the password first',
    'change.own': () => 'Change the password',
    'change.lead': () => 'You are using a one-time password; nothing else is open until it is changed.',
    'change.current': () => 'Present password',
    'change.next': () => 'New password',
    'change.rule': () => '12 to 128 characters, at least 5 different ones, without the name of the account.',
    'change.submit': () => 'Change it and sign in again',

    'purpose.title': () => 'State why you look',
    'purpose.lead': () => 'This page holds what is not public. Before you look, state why.',
    'purpose.kept': () =>
      'The purpose goes into the access log with your account, organ and the time. The party can see which organ looked, why and on which day, not your name.',
    'purpose.once': () => 'Until you sign out you are not asked again for this one; for another one you are.',
    'purpose.label': () => 'Purpose',
    'purpose.hint': () =>
      'So that others understand it, e.g. handling this case, legal review, a question of the party',
    'purpose.submit': () => 'State it and look',

    ...roleNames.en,
  },
);
