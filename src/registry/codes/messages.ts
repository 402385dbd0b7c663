import { messages } from '../../kernel/i18n/types.ts';

interface Order {
  number: string;
}

/** Texts of codes over the register: what is wrong, why, what is asked and answered. */
export const codesMessages = messages(
  {
    'kind.invalid': () => '错码',
    'kind.shared_code': () => '重码：一码多户',
    'kind.several_codes': () => '重码：一户多码',
    'kind.name_differs': () => '同码不同名',
    'kind.warning': () => '提示',
    'cause.placeholder': () => '“没有代码”的占位，不计入比率',
    'cause.old_15': () => '15位旧注册号',
    'cause.old_13': () => '13位旧注册号',
    'cause.old_organisation': () => '旧组织机构代码',
    'cause.text': () => '填的是文字或者证书编号',
    'cause.separators': () => '代码中间有空格或连接号',
    'cause.full_width': () => '全角字符',
    'cause.lower_case': () => '小写字母',
    'cause.letter_for_digit': () => '用了代码没有的字母（I、O、S、V、Z）',
    'cause.confused': () => '形近字符混淆',
    'cause.transposed': () => '相邻两位颠倒',
    'cause.one_character': () => '有一位写错',
    'cause.organisation_code': () => '第17位校验不符，可能赋码时就错了',
    'cause.several_characters': () => '不止一位写错',
    'cause.missing_character': () => '少一位',
    'cause.extra_character': () => '多一位',
    'cause.length': () => '位数不对',
    'cause.department': () => '第1位不是已知的登记管理部门',
    'cause.category': () => '第2位不是该部门已知的机构类别',
    'cause.region': () => '第3至8位不是已知的行政区划',
    'cause.former_name': () => '其中一个是曾用名',
    'cause.spelling': () => '名称只是写法不同',
    'cause.names': () => '各来源名称不同',
    'cause.two_bodies': () => '两户以上使用同一代码',
    'cause.same_number': () => '注册号相同，可能是同一户',
    'cause.one_entry': () => '各来源给同一户不同的代码',
    'cause.same_name_place_day': () => '名称、区县、成立日期都相同，可能是同一户',
    'settle.confirmed': (p: Order) => `工单${p.number}：登记机关确认现状无误。`,
    'settle.corrected': (p: Order) => `工单${p.number}：按登记机关的答复更正代码。`,
    'settle.same_body': (p: Order) => `工单${p.number}：按登记机关的答复认定为同一户，合并。`,
    'settle.different_bodies': (p: Order) => `工单${p.number}：按登记机关的答复认定为不同的户，分别处理代码。`,
    'settle.forward': (p: Order) => `工单${p.number}：转给其他机关。`,
    'separate.describe': (p: Order) => `工单${p.number}：撤销合并，各归原处。`,
    'check.summary': (p: { standing: number; opened: number; gone: number; orders: number }) =>
      `现有问题${p.standing}个；本次新发现${p.opened}个，消失${p.gone}个，新开工单${p.orders}张。`,
    'check.count': (p: { kind: string; cause: string; n: number; candidates: number }) =>
      `　　${p.kind}　${p.cause}　${p.n}个，有唯一候选的${p.candidates}个`,
    'orders.none': () => '没有工单。',
    'orders.line': (p: {
      number: string;
      kind: string;
      cause: string;
      codes: string;
      organ: string;
      due: string;
      state: string;
      name: string;
    }) => `${p.number}　${p.kind}（${p.cause}）　${p.name}　${p.codes}　${p.organ}　${p.due}前　${p.state}`,
    'orders.candidate': (p: { code: string }) => `　　可能是${p.code}，请核实`,
    'orders.late': (p: { organ: string; open: number; late: number; since: string }) =>
      `${p.organ}　未答复${p.open}张，其中超期${p.late}张，最早应于${p.since}答复`,
    'orders.more': () => '还有更多工单未列出。',
    'state.open': () => '待答复',
    'state.late': () => '超期，已提示上级',
    'state.answered': () => '已答复，待确认',
    'state.settled': () => '办结',
    'state.lapsed': () => '问题已消失，作废',
    'reply.proposed': (p: { number: string; proposal: string }) =>
      `工单${p.number}已答复，由另一人确认后生效：proposals confirm ${p.proposal}。`,
    'reply.forwarded': (p: { number: string; organ: string; due: string }) =>
      `工单${p.number}已转给${p.organ}，${p.due}前答复。`,
    'undo.proposed': (p: { number: string; proposal: string }) =>
      `工单${p.number}的合并已提出撤销，由另一人确认后生效：proposals confirm ${p.proposal}。`,
    'rate.head': (p: { month: string; asOf: string; target: number }) =>
      `${p.month}重错码率（截至${p.asOf}），目标：每万户${p.target}户。`,
    'rate.line': (p: { name: string; rate: string; wrong: number; bodies: number }) =>
      `${p.name}　每万户${p.rate}户（${p.wrong}/${p.bodies}）`,
    'rate.unrated': (p: { name: string; wrong: number; bodies: number }) =>
      `${p.name}　户数太少，不计比率（${p.wrong}/${p.bodies}）`,
    'rate.total': () => '合计',
    'rate.unknown': () => '区县不明',
    'table.number': () => '工单号',
    'table.kind': () => '问题',
    'table.cause': () => '原因',
    'table.codes': () => '现有代码',
    'table.candidate': () => '可能的代码（须核实）',
    'table.bodies': () => '主体',
    'table.organ': () => '登记机关代码',
    'table.opened': () => '开单日期',
    'table.due': () => '最迟答复日期',
    'table.state': () => '状态',
    'table.settled': () => '办结日期',
    'table.large': (p: { limit: number }) => `${p.limit}张工单`,
  },
  {
    'kind.invalid': () => 'wrong code',
    'kind.shared_code': () => 'duplicate: one code, several bodies',
    'kind.several_codes': () => 'duplicate: one body, several codes',
    'kind.name_differs': () => 'one code, different names',
    'kind.warning': () => 'warning',
    'cause.placeholder': () => 'stands for "no code"; in no rate',
    'cause.old_15': () => 'old registration number of 15 digits',
    'cause.old_13': () => 'old registration number of 13 digits',
    'cause.old_organisation': () => 'old organisation code',
    'cause.text': () => 'words, or the number of a certificate',
    'cause.separators': () => 'spaces or dashes inside the code',
    'cause.full_width': () => 'full-width characters',
    'cause.lower_case': () => 'lower-case letters',
    'cause.letter_for_digit': () => 'letters that no code holds (I, O, S, V, Z)',
    'cause.confused': () => 'characters that look alike',
    'cause.transposed': () => 'two neighbours swapped',
    'cause.one_character': () => 'one character wrong',
    'cause.organisation_code': () => 'the 17th check does not fit: perhaps given out wrong',
    'cause.several_characters': () => 'more than one character wrong',
    'cause.missing_character': () => 'one character missing',
    'cause.extra_character': () => 'one character too many',
    'cause.length': () => 'wrong length',
    'cause.department': () => 'the first character is no known registration department',
    'cause.category': () => 'the second is no known category of that department',
    'cause.region': () => '3 to 8 are no known division',
    'cause.former_name': () => 'one of them is a former name',
    'cause.spelling': () => 'the names differ in spelling only',
    'cause.names': () => 'the sources give different names',
    'cause.two_bodies': () => 'several bodies use one code',
    'cause.same_number': () => 'one registration number: perhaps one body',
    'cause.one_entry': () => 'the sources give one body different codes',
    'cause.same_name_place_day': () => 'name, district and day of founding are the same: perhaps one body',
    'settle.confirmed': (p) => `Order ${p.number}: the registering organ confirms that it is right as it stands.`,
    'settle.corrected': (p) => `Order ${p.number}: the code is corrected as the registering organ answered.`,
    'settle.same_body': (p) => `Order ${p.number}: one body by the registering organ’s answer; merged.`,
    'settle.different_bodies': (p) =>
      `Order ${p.number}: different bodies by the registering organ’s answer; each with its own code.`,
    'settle.forward': (p) => `Order ${p.number}: passed on to another organ.`,
    'separate.describe': (p) => `Order ${p.number}: the merger is undone, everything goes back.`,
    'check.summary': (p) =>
      `${p.standing} findings stand; ${p.opened} are new, ${p.gone} are gone, ${p.orders} work orders opened.`,
    'check.count': (p) => `    ${p.kind}  ${p.cause}  ${p.n}, of which ${p.candidates} with one candidate`,
    'orders.none': () => 'No work orders.',
    'orders.line': (p) =>
      `${p.number}  ${p.kind} (${p.cause})  ${p.name}  ${p.codes}  ${p.organ}  by ${p.due}  ${p.state}`,
    'orders.candidate': (p) => `    perhaps ${p.code}; please check`,
    'orders.late': (p) => `${p.organ}  ${p.open} unanswered, ${p.late} of them late, the oldest due on ${p.since}`,
    'orders.more': () => 'There are more orders than are listed here.',
    'state.open': () => 'open',
    'state.late': () => 'late, the superior was told',
    'state.answered': () => 'answered, waits for a second person',
    'state.settled': () => 'settled',
    'state.lapsed': () => 'lapsed: the finding is gone',
    'reply.proposed': (p) =>
      `Order ${p.number} is answered and takes effect when another person confirms: proposals confirm ${p.proposal}`,
    'reply.forwarded': (p) => `Order ${p.number} was passed on to ${p.organ}, to be answered by ${p.due}.`,
    'undo.proposed': (p) =>
      `The merger of order ${p.number} is undone when another person confirms: proposals confirm ${p.proposal}`,
    'rate.head': (p) =>
      `Wrong and duplicate codes, ${p.month} (as of ${p.asOf}); target: ${p.target} in 10,000 bodies.`,
    'rate.line': (p) => `${p.name}  ${p.rate} in 10,000 (${p.wrong}/${p.bodies})`,
    'rate.unrated': (p) => `${p.name}  too few to be rated (${p.wrong}/${p.bodies})`,
    'rate.total': () => 'all',
    'rate.unknown': () => 'district unknown',
    'table.number': () => 'Order',
    'table.kind': () => 'Finding',
    'table.cause': () => 'Cause',
    'table.codes': () => 'Codes as they stand',
    'table.candidate': () => 'Code that may be meant (to be checked)',
    'table.bodies': () => 'Bodies',
    'table.organ': () => 'Registering organ',
    'table.opened': () => 'Opened on',
    'table.due': () => 'To be answered by',
    'table.state': () => 'State',
    'table.settled': () => 'Settled on',
    'table.large': (p) => `${p.limit} orders`,
  },
);
