import { messages } from '../../../kernel/i18n/types.ts';

export const lookedMessages = messages(
  {
    title: () => '谁看过、给过谁',
    lead: () => '哪个机关、为什么、哪一天看过本企业没有公开的内容，最近的在前。公开的内容任何人都能看，不登记。',
    deferred: (p: { days: number }) =>
      `有些查看依法暂不显示，最迟在查看后${p.days}天显示。暂不显示的不计数。[这条规则](rule)`,
    who: () => '这里不写是哪个人看的。目的按机关登记的原文显示，其中的姓名和账号用“…”代替。',
    none: () => '没有机关看过本企业没有公开的内容。',
    day: () => '日期',
    organ: () => '机关',
    purpose: () => '目的',
    times: () => '次数',
    recipients: () => '给过谁',
    'recipients.title': () => '给过谁',
    'recipients.lead': () => '哪个单位收到过本企业的记录、用什么方式、最近一次在哪天；记录后来有变动的，是否已经通知。',
    'recipients.anonymous': () =>
      '不登录下载公开数据的人不登记，所以不在这里；更正和撤下的内容，公开数据里另有文件写明。',
    'recipients.none': () => '没有登记的单位收到过本企业的记录。',
    'recipients.of': (p: { title: string }) => `只看这一条：${p.title}。`,
    'recipients.all': () => '看全部记录',
    record: () => '记录',
    recipient: () => '单位',
    channel: () => '方式',
    'channel.download': () => '下载',
    'channel.feed': () => '订阅',
    'channel.report': () => '报告',
    'channel.screening': () => '核查',
    'channel.exchange': () => '共享交换',
    last: () => '最近一次',
    told: () => '变动的通知',
    'told.none': () => '没有变动',
    'told.read': (p: { told: string; read: string }) => `${p.told}通知，${p.read}已读`,
    'told.unread': (p: { told: string }) => `${p.told}通知，还没有回执`,
    looked: () => '谁看过',
    'defer.proposed': (p: { organ: string; until: string; basis: string }) =>
      `${p.organ}以同一目的的查看暂不告诉企业，最迟${p.until}显示。依据：${p.basis}。`,
  },
  {
    title: () => 'Who looked, who was given',
    lead: () =>
      'Which organ looked at what is not public of this business, why and on which day, the latest first. What is public anybody may see, and that is not recorded.',
    deferred: (p) =>
      `By law some looks are not shown for a time, and at the latest ${p.days} days after the look. Those are not counted. [The rule](rule)`,
    who: () =>
      'No person is named here. The purpose stands as the organ recorded it, with names and accounts replaced by "…".',
    none: () => 'No organ has looked at what is not public of this business.',
    day: () => 'Day',
    organ: () => 'Organ',
    purpose: () => 'Purpose',
    times: () => 'Times',
    recipients: () => 'Who was given',
    'recipients.title': () => 'Who was given',
    'recipients.lead': () =>
      'Which body received records of this business, by what way, and when last; and whether it was told where a record changed later.',
    'recipients.anonymous': () =>
      'Whoever downloads public data without signing in is not recorded, and so is not here; corrections and what was taken down stand in files beside those data.',
    'recipients.none': () => 'No recorded body has received a record of this business.',
    'recipients.of': (p) => `This one only: ${p.title}.`,
    'recipients.all': () => 'All records',
    record: () => 'Record',
    recipient: () => 'Body',
    channel: () => 'By',
    'channel.download': () => 'download',
    'channel.feed': () => 'feed',
    'channel.report': () => 'report',
    'channel.screening': () => 'screening',
    'channel.exchange': () => 'exchange',
    last: () => 'Last',
    told: () => 'Told of changes',
    'told.none': () => 'no change',
    'told.read': (p) => `told on ${p.told}, read on ${p.read}`,
    'told.unread': (p) => `told on ${p.told}, no receipt yet`,
    looked: () => 'Who looked',
    'defer.proposed': (p) =>
      `Looks of ${p.organ} for this purpose are not told to the body, until ${p.until} at the latest. Basis: ${p.basis}.`,
  },
);
