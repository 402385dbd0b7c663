import { counted, messages } from '../../kernel/i18n/index.ts';

/** The tour's first page, passing days, restoring. */
export const tourMessages = messages(
  {
    title: () => '十分钟导览',
    lead: () => '选一个身份，推一推时间，再试着违法。这里的企业、部门和记录都是虚构的，随便按。',
    'roles.title': () => '六个身份',
    'roles.note': () => '点一下就进入，不用密码。用的是演示账号的普通会话，谁进来过照样写进审计日志。',
    'roles.inspector': () => '执法检查人员的现场页面还只有外壳，演示里由承办人员代替。',
    'clock.title': () => '推进时间',
    'clock.note': (p: { today: string }) =>
      `今天是${p.today}。每推进一天，当天零点该办的事都办一遍，和真的过了一天一样。时间只能往前走。`,
    'step.1': () => '过1个工作日',
    'step.3': () => '过3个工作日',
    'step.7': () => '过7个工作日',
    'step.month': () => '过一个月',
    'clock.once': () => '一个月要几秒钟。推进以后回到本页，下面会写变了什么。',
    'law.title': () => '试着违法',
    'law.lead': () => '七个按钮，每个都真的去做一件不许做的事，看系统怎样拒绝、凭哪一条、由哪个测试守住。',
    'law.open': () => '去试试',
    'more.title': () => '其他',
    'more.texts': () => '需要字斟句酌的话',
    'more.reset': () => '恢复演示',
    'passing.title': () => '正在推进时间',
    'passing.day': (p: { done: number; of: number; day: string }) =>
      `已经过了${p.done}天，一共${p.of}天，现在是${p.day}。`,
    'passing.wait': () => '本页每2秒自动刷新，过完以后自己回去。',
    'reset.title': () => '恢复演示',
    'reset.what': () => '演示数据库会被清空，示例市从头建起，日期回到开始的那一天。您在演示里做过的事都会消失。',
    'reset.long': (p: { seconds: number }) => `上一次建立用了${p.seconds}秒，这一次大致相同。`,
    'reset.unknown': () => '要一两分钟。',
    'reset.meanwhile': () => '在此期间，所有网址都回答503，页面上有进度，建好以后自己恢复。',
    'reset.submit': () => '清空并恢复',
    'reset.back': () => '不恢复，回到导览',
    'reset.begun': () => '已经开始恢复。本页几秒后自动刷新，显示进度。',
  },
  {
    title: () => 'A tour of ten minutes',
    lead: () =>
      'Take a role, push the clock, then try to break the law. Businesses, organs and records here are invented: press anything.',
    'roles.title': () => 'Six roles',
    'roles.note': () =>
      'One click each, without a password: an ordinary session of a demonstration account, written to the audit log as any other.',
    'roles.inspector': () => 'The pages of an inspector on the spot are a shell so far; the officer stands in here.',
    'clock.title': () => 'Push the clock',
    'clock.note': (p) =>
      `Today is ${p.today}. With each day all that a midnight does is done, as if it had passed. Time goes forward only.`,
    'step.1': () => 'One working day on',
    'step.3': () => 'Three working days',
    'step.7': () => 'Seven working days',
    'step.month': () => 'A month',
    'clock.once': () => 'A month takes some seconds. Afterwards you come back here, and what changed stands below.',
    'law.title': () => 'Try to break the law',
    'law.lead': () =>
      'Seven buttons, each of which really tries what is not allowed. See how it is refused, by which rule, and which test holds it.',
    'law.open': () => 'Try it',
    'more.title': () => 'More',
    'more.texts': () => 'Sentences to be weighed',
    'more.reset': () => 'Restore the demonstration',
    'passing.title': () => 'Time is passing',
    'passing.day': (p) => `${p.done} of ${counted(p.of, 'day')} passed; it is ${p.day} now.`,
    'passing.wait': () => 'This page asks again every two seconds and leads back by itself.',
    'reset.title': () => 'Restore the demonstration',
    'reset.what': () =>
      'The database is emptied and the invented city made from its first day; the date goes back to the beginning. Whatever you did here is lost.',
    'reset.long': (p) => `Making it took ${counted(p.seconds, 'second')} last time; expect about the same.`,
    'reset.unknown': () => 'It takes a minute or two.',
    'reset.meanwhile': () =>
      'Meanwhile every address answers 503 with how far it has come, and comes back by itself when all is there.',
    'reset.submit': () => 'Empty and restore',
    'reset.back': () => 'Leave it, back to the tour',
    'reset.begun': () => 'It has begun. This page asks again in some seconds and shows how far it has come.',
  },
);
