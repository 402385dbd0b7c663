import { messages, roleNames } from '../../../house.ts';

export const auditMessages = messages(
  {
    ...roleNames.zh,
    'log.title': () => '操作日志',
    'log.lead': () => '谁在什么时候做了什么，结果怎样。查看日志本身也记入日志。',
    'looks.title': () => '查询日志',
    'looks.lead': () => '谁为什么查看了没有公开的内容。',
    'log.why': () => '没有符合条件的记录。',
    'log.what': () => '请放宽条件，例如日期。',
    'seals.title': () => '日志封存',
    'seals.lead': () => '查询日志每小时封存一次。打开本页就当场核对：封存的摘要、现在的行、流水账三者是否一致。',
    'seals.unsealed': (p: { n: number }) => `还有${p.n}行没有封存，下一个整点封存。`,
    'seals.why': () => '还没有封存过。',
    'seals.checked': (p: { n: number; bad: number }) =>
      p.bad === 0 ? `本页${p.n}次封存都一致。` : `本页${p.n}次封存里有${p.bad}次不一致，请马上报告。`,
  },
  {
    ...roleNames.en,
    'log.title': () => 'Audit log',
    'log.lead': () => 'Who did what, when, with what outcome. Reading the log stands in the log.',
    'looks.title': () => 'Log of looks',
    'looks.lead': () => 'Who looked at what is not public, and why.',
    'log.why': () => 'Nothing in the log fits these conditions.',
    'log.what': () => 'Widen them, for instance the days.',
    'seals.title': () => 'Seals of the log',
    'seals.lead': () => 'The log of looks is sealed each hour. Opening this page compares seal, rows and journal at this moment.',
    'seals.unsealed': (p) => `Rows not sealed yet: ${p.n}; the next full hour seals them.`,
    'seals.why': () => 'Nothing has been sealed yet.',
    'seals.checked': (p) =>
      p.bad === 0
        ? `The ${p.n} seals of this page are all the same.`
        : `Of ${p.n} seals of this page, ${p.bad} are not the same: report it at once.`,
  },
);
