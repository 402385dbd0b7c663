import { messages } from '../../../house.ts';

export const absenceMessages = messages(
  {
    title: () => '外出和代办',
    lead: () =>
      '外出期间，您的待办同时出现在代办人的待办里；代办人办理的步骤写明代谁办理。只能由本单位有办案岗位的人代办；您办过、按规定要换人办的步骤，代办人也不能办。',
    list: () => '今天和以后的外出',
    'empty.why': () => '现在没有登记外出。',
    'empty.what': () => '只列出您本人外出、由您代办和由您登记的。要登记，用下面的表。',
    account: () => '外出的人',
    'account.hint': () => '账号；负责人可以为本单位的人登记',
    from: () => '从哪一天',
    to: () => '到哪一天（含当天）',
    substitute: () => '代办人',
    'substitute.hint': () => '账号',
    set: () => '登记一次外出',
    go: () => '登记外出',
    end: () => '从今天起结束',
    'end.title': (p: { account: string }) => `结束${p.account}的外出`,
    'end.today': (p: { account: string; substitute: string }) =>
      `从今天起，${p.substitute}不再代${p.account}办理，待办只在${p.account}那里。`,
    'end.stands': () => '代办人已经办的，仍然有效。',
    done: (p: { account: string; substitute: string; from: string; to: string }) =>
      `已登记：${p.account}从${p.from}到${p.to}外出，由${p.substitute}代办。`,
  },
  {
    title: () => 'Absences',
    lead: () =>
      'While you are away your work stands in the list of who stands in too; steps taken then name the person they were taken for. Only somebody of the same organ with a part in cases may stand in; what must be done by another than you is not done by your substitute either.',
    list: () => 'Absences from today on',
    'empty.why': () => 'No absence is recorded.',
    'empty.what': () => 'Only those of your own, in which you stand in, or that you recorded are listed. Record one below.',
    account: () => 'Who is away',
    'account.hint': () => 'Account; a head may record it for people of the organ',
    from: () => 'From',
    to: () => 'Until (that day included)',
    substitute: () => 'Who stands in',
    'substitute.hint': () => 'Account',
    set: () => 'Record an absence',
    go: () => 'Record the absence',
    end: () => 'End from today',
    'end.title': (p) => `End the absence of ${p.account}`,
    'end.today': (p) =>
      `From today ${p.substitute} no longer stands in for ${p.account}; the work stands in the list of ${p.account} alone.`,
    'end.stands': () => 'What the substitute did stands.',
    done: (p) => `Recorded: ${p.account} is away from ${p.from} to ${p.to}; ${p.substitute} stands in.`,
  },
);
