import { messages } from '../../../kernel/i18n/types.ts';

/** What stands around each page of the enterprise centre. */
export const frameMessages = messages(
  {
    'verb.supervision': () => '评价和监管',
    'verb.firms': () => '我的企业',
    'verb.messages': () => '消息',
    'verb.calendar': () => '日历',
    'verb.me': () => '我自己',
    'firm.label': () => '为哪家企业办理',
    merged: (p: { name: string; code: string }) =>
      `**这份登记已并入${p.name}（${p.code}）**　登记机关查明两份登记是同一家。档案已经移到那边；并入以前的通知、草稿和授权留在这里，期限照常，仍可以在这里办。`,
    'merged.noCode': () => '没有代码',
    'firm.switch': () => '换一家',
    'firm.mine': () => '消息和日历',
    'as.owner': () => '作为：法定代表人',
    'as.handler': () => '作为：经办人',
    'as.agent': () => '作为：代理人',
    'as.case': () => '作为：个案代理人',
    'as.until': (p: { who: string; day: string }) => `${p.who}（到${p.day}）`,
  },
  {
    'verb.supervision': () => 'Grade and supervision',
    'verb.firms': () => 'My businesses',
    'verb.messages': () => 'Messages',
    'verb.calendar': () => 'Calendar',
    'verb.me': () => 'Myself',
    'firm.label': () => 'For which business',
    merged: (p) =>
      `**This entry was merged into ${p.name} (${p.code})**　The registering organ found that both entries are one business. Its file has moved there. Notices, drafts and mandates from before stay here. Their terms run on, and you may still act on them here.`,
    'merged.noCode': () => 'no code',
    'firm.switch': () => 'Another business',
    'firm.mine': () => 'Messages and calendar',
    'as.owner': () => 'as its legal representative',
    'as.handler': () => 'as one of its own people',
    'as.agent': () => 'as its agent',
    'as.case': () => 'as its agent in one matter',
    'as.until': (p) => `${p.who} (until ${p.day})`,
  },
);
