import { messages } from '../../../kernel/i18n/types.ts';

interface Day {
  day: string;
}

export const fileMessages = messages(
  {
    title: () => '我的档案',
    lead: () =>
      '这里列出平台收到的关于本企业的全部记录，最近决定的在前。每一条写明公众现在看不看得到。只供机关内部使用的评价等级不在这里，有没有、是什么都不列出。',
    none: () => '平台没有收到关于本企业的记录。',
    others: () => '看别人看到的是什么',
    what: () => '记录',
    kind: () => '种类',
    organ: () => '作出机关',
    decided: () => '决定日期',
    display: () => '公众看得到吗',
    'state.shown': () => '正在公示',
    'state.pending': () => '还没有公示',
    'state.held': () => '审核中，还没有公示',
    'state.not_displayable': () => '依法不公示',
    'state.ended': () => '已停止公示',
    'state.withdrawn': () => '已撤回',
    'state.shielded': () => '现在不公示',
    'until.day': (p: Day) => `到${p.day}`,
    objected: () => '存在异议',
    'others.title': () => '别人看到的',
    'others.lead': () => '下面这些，任何人不登录就能看到。别的都看不到。',
    'others.none': () => '现在没有正在公示的记录。',
    'others.open': () => '打开公开页面',
    'record.trail': () => '我的档案',
    'nothing.until': (p: Day) => `**这条记录最迟${p.day}自动停止公示。您可以什么都不做。**`,
    'nothing.shown': () =>
      '**这条记录正在公示，没有按日期停止的规定。**怎样停止，看作出机关的决定；下面写了可以做什么。',
    'nothing.good': () => '**这条记录正在公示，不是对企业的不利记录。**您可以什么都不做。',
    'nothing.pending': () => '**这条记录还没有公示。**是否公示、从哪天起，由规则决定；您可以什么都不做。',
    'nothing.held': () => '**这条记录正在审核，还没有公示。**审核的是文字里有没有不该公开的内容；您可以什么都不做。',
    'nothing.not_displayable': () => '**这条记录依法不公示。**您可以什么都不做。',
    'nothing.ended': (p: Day) => `**这条记录已停止公示。**公众看不到，也看不出有过这条记录（${p.day}）。`,
    'nothing.over': () => '**这条记录已停止公示。**公众看不到，也看不出有过这条记录。',
    'nothing.withdrawn': () => '**这条记录已撤回。**不能再作为对企业的不利依据。',
    'nothing.shielded': () => '**这条记录现在不公示。**您可以什么都不做。',
    'early.span': (p: { passed: number; of: number; day: string }) =>
      `离最早可以申请修复的日期（${p.day}）：已过${p.passed}天，共${p.of}天。`,
    'display.span': (p: { passed: number; of: number; day: string }) =>
      `公示期到${p.day}：已过${p.passed}天，共${p.of}天。`,
    'repair.open': (p: Day) =>
      `**现在可以申请提前结束**　最早的日期${p.day}已经到了。申请由“信用中国”统一受理，也可以到办事大厅窗口。[先看要准备什么](papers)`,
    'repair.none': () => '**没有提前结束的规定**　这条记录不适用信用修复。认为决定或者分类有误的，见下。',
    remind: (p: Day) => `${p.day}提醒我`,
    'remind.done': (p: Day) => `已经记下，${p.day}会给您发一条消息。消息里不写是哪条记录。`,
    'remind.again': (p: Day) => `您已经请我们在${p.day}提醒。可以在“消息”里取消。`,
    free: () => '不收费，不用参加培训，不用购买信用报告（信用修复管理办法）。任何人收费代办都与本平台无关。',
    doors: () => '先看一件事：记录和决定书一样吗？',
    'door.repair': () => '一样，我想提前结束',
    'door.repair.lead': () => '这叫信用修复。申请由“信用中国”统一受理，办事大厅的窗口也收，效力相同；本平台不收申请。',
    'door.repair.papers': () => '要准备：已经改正、已经履行义务的证明，信用承诺书。不用培训证明，不用信用报告。',
    'door.repair.link': () => '看日期怎样算、要准备什么',
    'door.repair.china': () => '去“信用中国”',
    'door.wrong': () => '不一样',
    'door.wrong.lead': () =>
      '这叫异议。提出以后，这条记录马上标注“存在异议”；平台1个工作日内和来源核对，不一致就改，一致就转给作出机关答复。提出异议不收费，不影响别的权利。',
    'door.wrong.how': (p: { organ: string }) =>
      `这里还不能在网上提出。请带营业执照和决定书到办事大厅窗口，或者联系作出机关：${p.organ}。`,
    'door.wrong.link': () => '看怎样提出、要写什么',
    'door.decision': () => '决定本身不对',
    'door.decision.lead': () =>
      '平台不能改决定。可以申请行政复议，或者向法院起诉；期限从收到决定书的第二天起算，以决定书上写的为准。',
    'door.decision.none': () => '复议机关没有核对到，请看决定书最后一页。',
    'door.good': () => '内容不对',
    facts: () => '记录的内容',
    source: () => '来源',
    document: () => '文号',
    reporting: () => '报送单位',
    received: () => '平台收到',
    from: () => '开始公示',
    recipients: () => '这条记录给过谁',
    public: () => '打开公开页面',
  },
  {
    title: () => 'My file',
    lead: () =>
      'All records of this business that the platform has received, the latest decision first. Each says whether the public sees it now. Grades that are for use among organs alone are not here: neither whether there are any nor what they are.',
    none: () => 'The platform has received no record of this business.',
    others: () => 'What others see',
    what: () => 'Record',
    kind: () => 'Kind',
    organ: () => 'Decided by',
    decided: () => 'Decided on',
    display: () => 'Does the public see it',
    'state.shown': () => 'on display',
    'state.pending': () => 'not on display yet',
    'state.held': () => 'under review, not on display yet',
    'state.not_displayable': () => 'by law not displayed',
    'state.ended': () => 'display ended',
    'state.withdrawn': () => 'withdrawn',
    'state.shielded': () => 'not on display now',
    'until.day': (p) => `until ${p.day}`,
    objected: () => 'Under objection',
    'others.title': () => 'What others see',
    'others.lead': () => 'Anybody sees these without signing in, and nothing else.',
    'others.none': () => 'No record is on display now.',
    'others.open': () => 'Open the public page',
    'record.trail': () => 'My file',
    'nothing.until': (p) =>
      `**Display of this record ends by itself on ${p.day} at the latest. You need not do anything.**`,
    'nothing.shown': () =>
      '**This record is on display, and no rule ends it on a date.** How it ends stands in the decision; below is what you may do.',
    'nothing.good': () => '**This record is on display and is not adverse.** You need not do anything.',
    'nothing.pending': () =>
      '**This record is not on display yet.** Whether and from when it is, the rules decide; you need not do anything.',
    'nothing.held': () =>
      '**This record is under review and not on display.** What is looked at is whether its text holds what must not be public; you need not do anything.',
    'nothing.not_displayable': () => '**By law this record is not displayed.** You need not do anything.',
    'nothing.ended': (p) =>
      `**Display of this record has ended.** The public does not see it, nor that it ever was there (${p.day}).`,
    'nothing.over': () =>
      '**Display of this record has ended.** The public does not see it, nor that it ever was there.',
    'nothing.withdrawn': () => '**This record has been withdrawn.** It may not be held against the business any more.',
    'nothing.shielded': () => '**This record is not on display now.** You need not do anything.',
    'early.span': (p) => `To the first day of an application (${p.day}): ${p.passed} of ${p.of} days have passed.`,
    'display.span': (p) => `Display until ${p.day}: ${p.passed} of ${p.of} days have passed.`,
    'repair.open': (p) =>
      `**You can apply for an early end now**　The first day, ${p.day}, has come. Applications are received by Credit China, or at a service hall. [What you will need](papers)`,
    'repair.none': () =>
      '**No rule ends it early**　Credit repair does not apply to this record. If you think the decision or its class is wrong, see below.',
    remind: (p) => `Remind me on ${p.day}`,
    'remind.done': (p) => `Noted: a message comes to you on ${p.day}. It does not say which record it is about.`,
    'remind.again': (p) => `You have asked to be reminded on ${p.day}. You can cancel it under "Messages".`,
    free: () =>
      'No fee, no course, no report to buy (Measures on Credit Repair). Whoever charges for it has nothing to do with this platform.',
    doors: () => 'One question first: does the record say what the decision says?',
    'door.repair': () => 'It does, and I want it to end early',
    'door.repair.lead': () =>
      'This is credit repair. Credit China receives applications, and so do service halls, to the same effect; this platform receives none.',
    'door.repair.papers': () =>
      'You will need proof that you have corrected and complied, and a credit commitment. No certificate of a course, no credit report.',
    'door.repair.link': () => 'How the dates are counted, what you will need',
    'door.repair.china': () => 'Go to Credit China',
    'door.wrong': () => 'It does not',
    'door.wrong.lead': () =>
      'This is an objection. Once raised, the record is marked "under objection" at once; within one working day the platform compares it with its source, corrects it if they differ, and otherwise passes it to the deciding organ. It costs nothing and your other rights stand.',
    'door.wrong.how': (p) =>
      `It can not be raised here yet. Bring the business licence and the decision to a service hall, or turn to the deciding organ: ${p.organ}.`,
    'door.wrong.link': () => 'How to raise it and what to write',
    'door.decision': () => 'The decision itself is wrong',
    'door.decision.lead': () =>
      'The platform can not change a decision. You may ask for administrative review or sue; the terms run from the day after you received the decision, as it says itself.',
    'door.decision.none': () => 'The body of review is not known here; see the last page of the decision.',
    'door.good': () => 'The content is wrong',
    facts: () => 'What the record says',
    source: () => 'Source',
    document: () => 'Document',
    reporting: () => 'Reported by',
    received: () => 'Received here',
    from: () => 'On display since',
    recipients: () => 'Who was given this record',
    public: () => 'Open the public page',
  },
);
