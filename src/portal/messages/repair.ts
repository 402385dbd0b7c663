import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

/** Credit repair: the start page and the calculator (ux.md §2.2, §6.4). Values are ready words: dates written out. */
export const repairMessages = messages(
  {
    title: () => '想提前结束公示（信用修复）',
    nothing: () => '公示有期限，到期自动停止。**您可以什么都不做。**',
    free: () =>
      '**不收费，不用参加培训，不用购买信用报告。任何人收费代办都与本平台无关**（[信用修复管理办法](rule)；条文号没有核对）。',
    lead: () => '想在到期以前停止，可以申请信用修复。申请由“信用中国”统一受理；这里告诉您日期和材料，不收申请。',
    'ask.title': () => '先看一件事：页面上的记录和决定书一样吗？',
    'ask.same': () => '一样，我想早点结束公示：[看什么时候可以申请](when)',
    'ask.differs': () => '不一样：[提异议](mistake)，不用等，也不用申请修复',
    'ask.decision': () => '决定本身不对：[行政复议或者行政诉讼](decision)',
    who: () => '被公示行政处罚或者列入名单的企业、其他组织，或者有授权的代理人。',
    'need.1': () => '已经改正、已经履行决定书上义务的证明，例如缴款凭证、整改复查的结论。',
    'need.2': () => '信用承诺书。',
    'need.3': () => '法律、法规另外要求的材料；不得要求培训证明和信用报告。',
    long: () =>
      '公示满最短期限以后才能申请。“信用中国”收到申请后10个工作日内反馈结果；认定机关3个工作日内决定是否受理。复杂的可以延长，能延长多久没有核对到原文。',
    other: () => '政务服务大厅的线下窗口也接收申请，效力相同。',
    start: () => '算一算什么时候可以申请',
    china: () => '去“信用中国”',
    effect: () =>
      '同意以后：停止公示、停止共享和使用，评价更新，随公示而来的措施同时解除；按决定或者法律另有期限的，照它自己的期限。',
    'effect.title': () => '修复以后会怎样',
    'calc.title': () => '什么时候可以申请修复',
    'calc.lead': () => '不用登录，不保存您填的内容。结果按公布的规则计算，每条规则都写明核对情况。',
    'calc.line': () => '作出决定的机关',
    'calc.line.hint': () =>
      '看决定书的落款。市场监管、药品监管、知识产权按总局的规则，其他机关按国家发展改革委的规则。',
    'calc.line.samr': () => '市场监管、药品监管、知识产权部门',
    'calc.line.ndrc': () => '其他机关',
    'calc.kind': () => '种类和程度',
    'calc.kind.hint': () => '程度写在修复告知书上；没有告知书的选“没有写明”。',
    'calc.decided': () => '决定日期',
    'calc.shown': () => '开始公示的日期（知道就填）',
    'calc.choose': () => '请选择',
    'calc.run': () => '计算',
    'calc.fault.line': () => '请选择作出决定的机关',
    'calc.fault.kind': () => '请选择种类和程度',
    'calc.fault.decided': () => '请填决定日期，写作2026-11-24的样子',
    'calc.fault.future': (p: { today: string }) => `决定日期不能晚于今天（${p.today}）`,
    'calc.fault.shown': () => '开始公示的日期写作2026-11-24的样子，不早于决定日期，不晚于今天',
    'calc.result': () => '结果',
    'calc.of': () => '这是下面这条记录的日期：',
    tooEarlyOpen: (p: { earliest: string; rule: string; n: number }) =>
      `**还不能申请，最早${p.earliest}可以**　按${p.rule}，还差${p.n}天。申请由“信用中国”统一受理，也可以到办事大厅窗口。[先看要准备什么](need)　[我认为分类不对](wrong)`,
    neverOpen: (p: { rule: string }) =>
      `**这一类没有按期限停止的规定**　按${p.rule}，列入机关作出移出决定时停止公示。怎样移出，问列入的机关；[看怎么办](wrong)。`,
    now: (p: { earliest: string; rule: string; end: string }) =>
      `**现在可以申请**　按${p.rule}，${p.earliest}起可以申请。您什么都不做，它也会在${p.end}自动停止公示。申请在[“信用中国”](china)提出，也可以到办事大厅窗口。[先看要准备什么](need)`,
    nowOpen: (p: { earliest: string; rule: string }) =>
      `**现在可以申请**　按${p.rule}，${p.earliest}起可以申请。申请在[“信用中国”](china)提出，也可以到办事大厅窗口。[先看要准备什么](need)`,
    over: (p: { end: string; rule: string }) =>
      `**公示期已满**　按${p.rule}，最迟${p.end}停止公示，不用申请。如果现在还看得到，请[告诉我们](wrong)。`,
    hidden: (p: { rule: string }) =>
      `**这一类不公示**　按${p.rule}，这一类不公示，没有可以修复的。如果在这里看到了，请[告诉我们](wrong)。`,
    noRule: () => '**没有适用的规则**　这一天还没有这里收录的公示规则，算不出日期。请问作出决定的机关。',
    which: (p: { why: string }) => `按哪一套规则：${p.why}`,
    'why.one': () => '从决定之日到今天只有一套规则适用。',
    'why.several': () =>
      '决定之日的规则和后来施行的规则都列在下面。截止日取较早的一个；条文没有写明怎样衔接的，按对企业较有利的一套。',
    'sets.caption': () => '适用的规则和各自的日期',
    'sets.rule': () => '规则',
    'sets.earliest': () => '最早可以申请',
    'sets.end': () => '最迟停止公示',
    'sets.base': () => '从哪天算',
    'sets.basis': () => '依据和核对情况',
    'sets.none': () => '没有规定可以提前申请',
    'sets.hidden': () => '不公示',
    'sets.noEnd': () => '没有期限',
    'sets.unknown': () => '要知道开始公示的日期才能算',
    'sets.lead': () => '用上面较早的日期。',
    'from.document': (p: { day: string }) => `从决定作出之日（${p.day}）`,
    'from.display': (p: { day: string }) => `从公示之日（${p.day}）`,
    stated: (p: { day: string }) => `作出机关写明的公示截止日是${p.day}，比规则更早，以它为准。`,
    caution: () => '没有对照过官方文本的规则如实写明；与“信用中国”显示的日期不一致的，以“信用中国”为准。',
    months: (p: { n: number }) => (p.n % 12 === 0 ? `${p.n / 12}年` : `${p.n}个月`),
  },
  {
    title: () => 'End display early (credit repair)',
    nothing: () => 'Display has a term and ends by itself. **You need do nothing.**',
    free: () =>
      '**No fee, no training, no paid credit report. Anybody who charges for this has nothing to do with this platform** ([Measures on credit repair](rule); the article was not checked).',
    lead: () =>
      'To end it before its term, credit repair can be applied for. Credit China receives all applications; here you learn dates and papers, nothing is filed.',
    'ask.title': () => 'First: does the record equal the decision?',
    'ask.same': () => 'Yes, and I want display to end earlier: [when an application is possible](when)',
    'ask.differs': () => 'No: [object](mistake) now; no repair is needed',
    'ask.decision': () => 'The decision itself is wrong: [reconsideration or suit](decision)',
    who: () => 'The business or other body whose penalty or listing is on display, or an agent with a mandate.',
    'need.1': () =>
      'Proof that the fault is mended and the duties are done, such as a receipt of payment or the result of a re-inspection.',
    'need.2': () => 'A credit commitment.',
    'need.3': () =>
      'Other papers that a law or regulation asks for; certificates of training and credit reports may not be demanded.',
    long: () =>
      'An application is possible after the shortest period of display. Credit China answers within 10 working days; the organ decides on acceptance within 3. Complex cases may be extended; by how much was not found in the text.',
    other: () => 'The windows of the government service halls take applications too; they count the same.',
    start: () => 'Work out when an application is possible',
    china: () => 'To Credit China',
    effect: () =>
      'When it is agreed: display, sharing and use end, evaluations are renewed, and measures that follow display are lifted; those with a term of their own by decision or law run to it.',
    'effect.title': () => 'What follows',
    'calc.title': () => 'When repair can be applied for',
    'calc.lead': () =>
      'No sign-in; what you enter is not kept. The result follows the published rules, each with how far it was checked.',
    'calc.line': () => 'Organ that decided',
    'calc.line.hint': () =>
      "See who signed the decision. Market regulation, drugs and intellectual property follow SAMR's rules, all others NDRC's.",
    'calc.line.samr': () => 'market regulation, drugs, intellectual property',
    'calc.line.ndrc': () => 'any other organ',
    'calc.kind': () => 'Kind and severity',
    'calc.kind.hint': () => 'The severity stands in the notice of repair; without it choose "not stated".',
    'calc.decided': () => 'Date of the decision',
    'calc.shown': () => 'First day of display (if you know it)',
    'calc.choose': () => 'choose',
    'calc.run': () => 'Work it out',
    'calc.fault.line': () => 'Choose the organ that decided',
    'calc.fault.kind': () => 'Choose kind and severity',
    'calc.fault.decided': () => 'Give the date of the decision, written like 2026-11-24',
    'calc.fault.future': (p) => `The decision can't be dated after today (${p.today})`,
    'calc.fault.shown': () =>
      'Write the first day of display like 2026-11-24, not before the decision and not after today',
    'calc.result': () => 'Result',
    'calc.of': () => 'These are the dates of this record:',
    tooEarlyOpen: (p) =>
      `**Not yet: you can apply from ${p.earliest}**　Under ${p.rule}; ${counted(p.n, 'day')} to go. Applications are received by Credit China, or at a service hall. [What I will need](need)　[The class is wrong](wrong)`,
    neverOpen: (p) =>
      `**No term ends this kind**　Under ${p.rule} display ends with the decision of the organ that listed to remove it. Ask that organ how; [see what to do](wrong).`,
    now: (p) =>
      `**You can apply now**　Under ${p.rule} an application is possible from ${p.earliest}. If you do nothing, display ends by itself on ${p.end}. Apply at [Credit China](china) or at a service hall. [What I will need](need)`,
    nowOpen: (p) =>
      `**You can apply now**　Under ${p.rule} an application is possible from ${p.earliest}. Apply at [Credit China](china) or at a service hall. [What I will need](need)`,
    over: (p) =>
      `**The term is over**　Under ${p.rule} display ended on ${p.end} at the latest; no application is needed. If it is still shown, please [tell us](wrong).`,
    hidden: (p) =>
      `**This kind is not displayed**　Under ${p.rule} this kind is not displayed, so that there is nothing to repair. If you see it here, please [tell us](wrong).`,
    noRule: () =>
      '**No rule applies**　No rule of display that is kept here was in force then, and no date can be worked out. Ask the organ that decided.',
    which: (p) => `Which rules: ${p.why}`,
    'why.one': () => 'one set applies from the day of the decision until today.',
    'why.several': () =>
      'the set of the day of decision and later ones all stand below. The earlier end holds; where a text is silent on older records, the set more favourable to the business.',
    'sets.caption': () => 'Sets of rules that apply, with their dates',
    'sets.rule': () => 'Rules',
    'sets.earliest': () => 'Application from',
    'sets.end': () => 'Display ends by',
    'sets.base': () => 'Counted',
    'sets.basis': () => 'Basis, and how far it was checked',
    'sets.none': () => 'no earlier end provided',
    'sets.hidden': () => 'not displayed',
    'sets.noEnd': () => 'no term',
    'sets.unknown': () => 'needs the first day of display',
    'sets.lead': () => 'The earlier dates hold.',
    'from.document': (p) => `from the date of the decision (${p.day})`,
    'from.display': (p) => `from the first day of display (${p.day})`,
    stated: (p) => `The deciding organ stated ${p.day} as last day of display; it is earlier than the rules and holds.`,
    caution: () =>
      'Rules that were not compared with the official text say so; where Credit China shows another date, Credit China prevails.',
    months: (p) => (p.n % 12 === 0 ? counted(p.n / 12, 'year') : counted(p.n, 'month')),
  },
);
