import { messages } from '../../../house.ts';

/** Who looked at a body. */
export const looksMessages = messages(
  {
    organ: () => '机关或者来源',
    'looks.lead': () => '工作人员的每一次查看都记下单位、目的和时间，最近的在前。当事人也看得到，但看不到姓名。',
    'looks.elsewhere': (p: { n: number }) => `另有${p.n}次由您职责范围以外的单位查看，这里不显示是谁、为什么。`,
    'looks.none': () => '在您的职责范围以内，还没有人查看过。',
    'looks.closed': () => '您的角色不看查询日志。',
    at: () => '时间',
    account: () => '账号',
    purpose: () => '目的',
    action: () => '看了什么',
    order: () => '按时间，最近的在前；同时的按编号',
    next: () => '更早的',
  },
  {
    organ: () => 'Organ or source',
    'looks.lead': () =>
      'Each look of an official is kept with organ, purpose and time, latest first. The party sees them too, without names.',
    'looks.elsewhere': (p) => `${p.n} more by organs beyond your reach; whose and why is not shown here.`,
    'looks.none': () => 'Nobody within your reach has looked yet.',
    'looks.closed': () => 'Your role does not read the log of looks.',
    at: () => 'Time',
    account: () => 'Account',
    purpose: () => 'Purpose',
    action: () => 'What was looked at',
    order: () => 'by time, the latest first; at one time by number',
    next: () => 'Earlier ones',
  },
);
