import { messages } from '../../../house.ts';

export const workMessages = messages(
  {
    title: () => '今日',
    'count.late': (p: { n: number }) => `已超期${p.n}件`,
    'count.soon': (p: { n: number }) => `两个工作日内到期${p.n}件`,
    'count.all': (p: { n: number }) => `待办共${p.n}件`,
    list: () => '我的待办',
    must: () => '必须办',
    may: () => '可以办',
    provisional: () => '暂定',
    'state.late': () => '已超期',
    'state.soon': () => '即将到期',
    'empty.why': () => '现在没有等您办的事：没有案件、提议、扣下的行、退回的行，也没有工单。',
    'empty.what': () => '其他人办完上一步、新报的行要看，或者期限快到时，会出现在这里。',
    none: () => '您的角色没有待办清单。左边的菜单是您可以办的工作。',
  },
  {
    title: () => 'Today',
    'count.late': (p) => `${p.n} late`,
    'count.soon': (p) => `${p.n} due within two working days`,
    'count.all': (p) => `${p.n} in all`,
    list: () => 'What waits for me',
    must: () => 'must be done',
    may: () => 'may be done',
    provisional: () => 'provisional',
    'state.late': () => 'late',
    'state.soon': () => 'due soon',
    'empty.why': () => 'Nothing waits for you now: no case, proposal, held or returned row, or work order.',
    'empty.what': () =>
      'It appears here when somebody has taken the step before yours, new rows are to be looked at, or a last day comes near.',
    none: () => 'Your role has no work list. The menu shows what you can do.',
  },
);
