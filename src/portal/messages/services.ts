import { messages } from '../../kernel/i18n/types.ts';

/** Start pages: what it is, who, what one needs, how long, cost, other ways (ux.md §3.2). */
export const servicesMessages = messages(
  {
    title: () => '办事项',
    lead: () => '每一项先说清楚：是什么、谁能办、要准备什么、多久、要不要钱、不上网怎么办。',
    who: () => '谁可以办',
    need: () => '要准备什么',
    long: () => '多久',
    cost: () => '费用',
    free: () => '不收费。任何人收费代办都与本平台无关。',
    other: () => '不上网怎么办',
    'other.operator': () => '请找本平台运营单位：[联系方式](contact)。',
    'elsewhere.title': () => '在别处办的',
    'elsewhere.complaint': () => '投诉、举报商家：在[全国12315平台](complaint)提出。投诉不是信用记录，这里不显示。',
    'elsewhere.person': () => '个人征信：这里没有个人的信用记录，请到中国人民银行征信中心查询。',
    'elsewhere.report': () => '部门报送数据：在政务外网登录监管工作台，[怎样登录](signin)。',
    'when.title': () => '算一算什么时候可以申请修复',
    'when.lead': () => '不用登录。选好种类、程度和日期，看最早哪天可以申请、最迟哪天自动停止公示。',
    'check.title': () => '签合同、租房之前，查对方',
    'check.lead': () => '看一家企业现在有哪些依法公示的许可、处罚和名单记录。查到的是事实和日期，不是评价。',
    'check.who': () => '任何人。不用登录，不用说明理由。',
    'check.need.1': () => '营业执照上的统一社会信用代码（18位）最准。没有代码的，用登记名称。',
    'check.need.2': () => '招牌名常常不是登记名称：请看对方的营业执照、发票或者合同。',
    'check.need.3': () => '名称相近的，看区县、成立时间和登记状态，核对是不是同一家。',
    'check.long': () => '当场看到。',
    'check.start': () => '开始查询',
    'check.note.title': () => '查之前要知道',
    'check.note.1': () => '房东是个人？这里查不到，也不应该查得到。',
    'check.note.2': () => '对方是分公司？看它的页面上写的总公司：分公司的民事责任由公司承担（公司法，条文没有核对）。',
    'check.note.3': () => '没有查到记录，不等于没有受过处罚：[说明什么，不说明什么](absence)。',
    'check.note.4': () => '截图说明不了什么。要留证据，请在企业页面保存一份有编号的查询记录，别人可以[核对](verify)。',
    'mistake.title': () => '记录有错，提异议',
    'mistake.lead': () => '页面上的内容和决定书、登记不一致，可以提异议。提出的当天就标明，核对以后不一致就更正。',
    'mistake.who': () => '记录所属的企业、其他组织，或者有授权的代理人。其他人发现错误，可以告诉作出机关。',
    'mistake.need.1': () => '记录的网页地址，或者决定书的文书号。',
    'mistake.need.2': () => '决定书、营业执照的复印件或者照片。',
    'mistake.need.3': () => '一句话：哪一项不一样，应当是什么。',
    'mistake.long': (p: { day: string }) =>
      `今天提出的，平台最迟${p.day}与来源核对（1个工作日）。不一致就更正；一致就转给作出机关，页面写明它最迟哪天答复。`,
    'mistake.start': () => '先找到那条记录',
    'mistake.hint': () => '每条记录都有“记录有误”的链接，点开就是那条记录的办法和联系的机关。',
    'decision.title': () => '认为决定本身不对',
    'decision.lead': () => '异议只管“页面和决定书是不是一样”。决定本身对不对，由复议机关和法院判断：',
    'decision.review': (p: { days: number; basis: string }) =>
      `行政复议：自知道决定之日起${p.days}日内申请（${p.basis}）。`,
    'decision.suit': (p: { months: number; days: number; basis: string }) =>
      `行政诉讼：自知道决定之日起${p.months}个月内起诉；先复议的，收到复议决定之日起${p.days}日内（${p.basis}）。`,
    'decision.body': () => '向谁提、最后一天是哪天，以决定书写明的为准。[复议和诉讼的规则](remedy)',
    'answer.title': () => '收到告知书，要陈述申辩',
    'answer.lead': () => '作出不利决定之前，机关必须先告知事实、理由和依据，听您的意见。不会因为您申辩而加重。',
    'answer.who': () => '收到告知书的企业、其他组织，或者有授权的代理人。',
    'answer.need.1': () => '告知书：上面有事实、理由、依据、最后一天和经办人。',
    'answer.need.2': () => '您的意见：哪些事实不对，有什么证据，或者哪条依据不适用。',
    'answer.need.3': () => '证据的照片或者文件；代理人另带授权书。',
    'answer.long': () => '最后一天写在告知书上。过了这一天仍然可以提交，是否采纳由机关决定并说明。',
    'answer.start': () => '登录企业中心答复',
    'answer.other': () => '按告知书写明的地址，当面或者邮寄提交，效力相同。',
    'answer.hearing': () => '告知书写明可以要求听证的，在它写明的日期以前提出，不收费。',
  },
  {
    title: () => 'Services',
    lead: () =>
      'Each says first what it is, who may use it and what is needed; then how long it takes, what it costs, the way without the Internet.',
    who: () => 'Who',
    need: () => 'What you need',
    long: () => 'How long',
    cost: () => 'Cost',
    free: () => 'None. Anybody who charges for doing this has nothing to do with this platform.',
    other: () => 'Without the Internet',
    'other.operator': () => 'Ask the operator of this platform: [contact](contact).',
    'elsewhere.title': () => 'Done elsewhere',
    'elsewhere.complaint': () =>
      'Complaints about a trader: on the [national 12315 platform](complaint). A complaint is no credit record and is not shown here.',
    'elsewhere.person': () =>
      "Credit of persons: no credit record of a person is kept here; ask the Credit Reference Centre of the People's Bank of China.",
    'elsewhere.report': () =>
      'Organs report their data in the workbench on the government network: [how to sign in](signin).',
    'when.title': () => 'When can credit repair be applied for?',
    'when.lead': () =>
      'No sign-in. Choose kind, severity and date, and see from which day an application is possible and on which day display ends by itself.',
    'check.title': () => 'Look up the other party before a contract or a lease',
    'check.lead': () =>
      'See which permits, penalties and listings of a business the law puts on display now. What you find is facts and dates, no assessment.',
    'check.who': () => 'Anybody. No sign-in, no reason to be given.',
    'check.need.1': () =>
      'The unified social credit code of the licence (18 characters) is surest; without it the registered name.',
    'check.need.2': () =>
      'The name on a shop sign is often not the registered one: look at the licence, an invoice or the contract.',
    'check.need.3': () => 'Where names are similar, compare district, founding date and state of registration.',
    'check.long': () => 'At once.',
    'check.start': () => 'Start',
    'check.note.title': () => 'Before you look',
    'check.note.1': () => 'Your landlord is a person? Nothing is found here, and nothing should be.',
    'check.note.2': () =>
      'A branch? Its page names the head office: the company answers for the debts of its branch (Company Law; article not checked).',
    'check.note.3': () => 'Nothing found does not mean never penalised: [what it means, and what not](absence).',
    'check.note.4': () =>
      'A screenshot proves nothing. For evidence save a numbered receipt on the page of the business; others can [verify](verify) it.',
    'mistake.title': () => 'A record is wrong: object',
    'mistake.lead': () =>
      'Where a page differs from the decision or the registration, you may object. The record is marked the same day, and mended where it differs from its source.',
    'mistake.who': () =>
      'The business or other body concerned, or an agent with a mandate. Anybody else who finds a mistake may tell the deciding organ.',
    'mistake.need.1': () => 'The address of the record, or the number of the document.',
    'mistake.need.2': () => 'A copy or photograph of the decision and of the licence.',
    'mistake.need.3': () => 'One sentence: what differs, and what it should be.',
    'mistake.long': (p) =>
      `Raised today, it is compared with the source by ${p.day} (one working day). A difference is mended; otherwise the deciding organ is asked, and the page says by when it answers.`,
    'mistake.start': () => 'Find the record first',
    'mistake.hint': () =>
      'Each record has a link "Report a mistake" that leads to what to do about it and to the organ to ask.',
    'decision.title': () => 'If the decision itself is wrong',
    'decision.lead': () =>
      'An objection only asks whether the page equals the decision. Whether the decision is right is for review bodies and courts:',
    'decision.review': (p) =>
      `Administrative reconsideration: within ${p.days} days of knowing of the decision (${p.basis}).`,
    'decision.suit': (p) =>
      `Suit: within ${p.months} months of knowing of it, or within ${p.days} days of receiving a decision on reconsideration (${p.basis}).`,
    'decision.body': () =>
      'To whom, and by which day, is stated in the decision. [Rules of reconsideration and suit](remedy)',
    'answer.title': () => 'You have received a notice and want to answer',
    'answer.lead': () =>
      "Before an adverse decision the organ must tell you facts, reasons and basis and hear you. The result can't be heavier because you answer.",
    'answer.who': () => 'The business or other body that received the notice, or an agent with a mandate.',
    'answer.need.1': () => 'The notice: it names facts, reasons, basis, the last day and the officer.',
    'answer.need.2': () => 'Your answer: which facts are wrong, what shows it, or which rule does not apply.',
    'answer.need.3': () => 'Photographs or files as evidence; an agent also a mandate.',
    'answer.long': () =>
      'The last day is in the notice. You may still answer after it; the organ decides whether to take it into account, and says so.',
    'answer.start': () => 'Sign in to the enterprise centre',
    'answer.other': () => 'In person or by post at the address in the notice; it counts the same.',
    'answer.hearing': () =>
      'Where the notice says that a hearing may be asked for, ask by the day it names; it costs nothing.',
  },
);
