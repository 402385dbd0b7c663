import { ROLES, type Role } from './types.ts';

interface Rule {
  roles: readonly Role[];
  /** Reads above PUBLIC: the caller must say why. */
  purpose?: true;
  /** What it lets one do, in the words of a refusal: the key is for programs. */
  zh: string;
  en: string;
}

const CASE_ROLES = ['clerk', 'reviewer', 'officer', 'legal', 'director', 'policy', 'security'] as const;

/**
 * The one table of who may do what; what is not here is denied, and what no route or command asks for is not here. The
 * three administrators are apart: system keeps machines and sees no data, security keeps users, audit reads logs. The
 * local operator works files, reads no text that is not public, and never confirms.
 */
export const PERMISSIONS = {
  public: {
    roles: ROLES,
    zh: '查看公开的信息',
    en: 'to see what is public',
  },
  // Whose role nobody else agreed to has no session.
  session: {
    roles: ROLES.filter((role) => role !== 'pending'),
    zh: '登录',
    en: 'to sign in',
  },
  'intake.report': {
    roles: ['clerk', 'machine', 'operator'],
    zh: '报送数据',
    en: 'to report data',
  },
  // What became of the own organ's batches: counts, reasons, receipts; no text of a row.
  'intake.read': {
    roles: ['clerk', 'reviewer', 'director', 'machine', 'operator'],
    zh: '查看本单位报送批次的结果',
    en: 'to see what became of the organ’s batches',
  },
  // A second person reads what a batch would change; the local operator reads no such text.
  'intake.review': {
    roles: ['clerk', 'reviewer', 'director'],
    purpose: true,
    zh: '复核报送的内容',
    en: 'to review what was reported',
  },
  'intake.forms': {
    roles: ['clerk', 'reviewer', 'director', 'policy', 'operator'],
    zh: '维护报送表样',
    en: 'to keep the forms of reports',
  },
  'intake.recall': {
    roles: ['clerk', 'reviewer', 'director', 'operator'],
    zh: '撤回报送批次',
    en: 'to recall a batch',
  },
  'publicity.review': {
    roles: ['reviewer', 'director', 'operator'],
    zh: '审核公示',
    en: 'to review what is put on display',
  },
  'exchange.read': {
    roles: ['reviewer', 'director', 'operator'],
    zh: '查看与上级平台的交换情况',
    en: 'to see the exchange with the platform above',
  },
  // Sets the national leg going: everybody's rows, so that a director needs the whole city besides (requirePlatform).
  'exchange.run': {
    roles: ['director', 'operator'],
    zh: '与上级平台交换数据',
    en: 'to exchange data with the platform above',
  },
  'codes.read': {
    roles: ['clerk', 'reviewer', 'director', 'operator'],
    zh: '查看代码核查的结果',
    en: 'to see the checks of codes',
  },
  // Not the local operator: only the registering organ's own people say whose a code is.
  'codes.answer': {
    roles: ['clerk', 'reviewer', 'director'],
    zh: '答复代码核查工单',
    en: 'to answer work orders on codes',
  },
  // Likewise: succession is what the registering organ says it is. Links that only organs see need a purpose.
  'subject.link': {
    roles: ['clerk', 'reviewer', 'director'],
    purpose: true,
    zh: '登记主体之间的承继和关联',
    en: 'to record succession and links between bodies',
  },
  'matching.decide': {
    roles: ['clerk', 'reviewer', 'director'],
    purpose: true,
    zh: '判定记录属于哪个主体',
    en: 'to decide whose a record is',
  },
  'policy.edit': {
    roles: ['policy', 'operator'],
    zh: '编辑规则',
    en: 'to edit rules',
  },
  // Who signs and who publishes reads what differs first.
  'policy.drafts': {
    roles: ['policy', 'legal', 'director', 'operator'],
    zh: '查看和签批规则草案',
    en: 'to read and sign drafts of rules',
  },
  'figures.answer': {
    roles: ['reviewer', 'director'],
    zh: '说明本单位的数据质量',
    en: 'to answer for the organ’s figures',
  },
  'figures.sample': {
    roles: ['director', 'operator'],
    zh: '录入抽查结果',
    en: 'to enter the results of samples',
  },
  'proposal.confirm': {
    roles: ['reviewer', 'director'],
    zh: '确认他人提出的事项',
    en: 'to confirm what another proposed',
  },
  // Cases: which step is whose stands in the procedure's own file; these only open the door.
  'case.read': {
    roles: [...CASE_ROLES],
    purpose: true,
    zh: '查看案件',
    en: 'to read cases',
  },
  'case.act': {
    roles: [...CASE_ROLES],
    zh: '办理案件',
    en: 'to take steps in cases',
  },
  'case.party': {
    roles: ['owner'],
    zh: '以当事人的身份办理案件',
    en: 'to act as a party to a case',
  },
  'subject.history': {
    roles: ['reviewer', 'director'],
    purpose: true,
    zh: '查看主体过去的情况',
    en: 'to see the past of a body',
  },
  // The credit file at work: each row by the level that the caller has of it (`levelFor`).
  'records.read': {
    roles: ['clerk', 'reviewer', 'officer', 'legal', 'director'],
    purpose: true,
    zh: '查看信用档案',
    en: 'to read credit files',
  },
  // What leaves stays bound to who took it: fewer people, and every file is a disclosure.
  'records.export': {
    roles: ['reviewer', 'officer', 'director'],
    purpose: true,
    zh: '导出信用档案',
    en: 'to export credit files',
  },
  'views.keep': {
    roles: ['clerk', 'reviewer', 'officer', 'legal', 'director', 'policy'],
    zh: '保存常用查询',
    en: 'to keep views',
  },
  // Counts by organ and the lists behind them, no body; the caller's district bounds them.
  'bulletins.read': {
    roles: ['director', 'operator'],
    zh: '查看周报和各单位的清单',
    en: 'to read the weekly bulletin and its lists',
  },
  // Grades with what they rest on, each record by the level that the caller has of it.
  'evaluation.read': {
    roles: ['reviewer', 'officer', 'director'],
    purpose: true,
    zh: '查看评价和依据',
    en: 'to read evaluations and what they rest on',
  },
  // Counts by grade over the whole register, no body.
  'evaluation.run': {
    roles: ['director', 'policy', 'operator'],
    zh: '试算和运行评价模型',
    en: 'to try and run evaluation models',
  },
  // Counts by grade of the bodies of an organ's plan, no body; the caller's reach and district bound them.
  'supervision.figures': {
    roles: ['reviewer', 'officer', 'director'],
    zh: '查看分级监管的统计',
    en: 'to see the figures of graded supervision',
  },
  // Accounts, their sessions and links; whoever reads the logs must know whose names stand there.
  'users.read': {
    roles: ['security', 'audit', 'operator'],
    zh: '查看账号',
    en: 'to see accounts',
  },
  'users.manage': {
    roles: ['security', 'operator'],
    zh: '管理账号',
    en: 'to manage accounts',
  },
  // Whoever keeps the machines sees which systems call; only security lets one in.
  'keys.read': {
    roles: ['system', 'security', 'audit', 'operator'],
    zh: '查看访问密钥',
    en: 'to see access keys',
  },
  'keys.manage': {
    roles: ['security', 'operator'],
    zh: '管理访问密钥',
    en: 'to manage access keys',
  },
  // An investigation's look is told later: proposed by who investigates, confirmed by another.
  'looks.defer': {
    roles: ['officer', 'director'],
    zh: '申请暂不显示一次查看',
    en: 'to ask that a look is told later',
  },
  // Which messages go out and which don't: neither their words nor an address, so that it is a machine's affair.
  'notify.read': {
    roles: ['system', 'operator'],
    zh: '查看通知的发送情况',
    en: 'to see which notices went out',
  },
  // How far the readers of the journal are and what they could not handle: numbers and a fault, no content.
  'readers.keep': {
    roles: ['system', 'operator'],
    zh: '维护日志的读取程序',
    en: 'to look after the readers of the journal',
  },
  'audit.read': {
    roles: ['audit'],
    purpose: true,
    zh: '查看审计日志',
    en: 'to read the audit log',
  },
  // Numbers and hashes of the log, no row of it.
  'audit.seals': {
    roles: ['audit'],
    zh: '核对审计日志的封签',
    en: 'to check the seals of the audit log',
  },
  // Who read the file of a body: those whose reach it is in, and the reader of all logs.
  'looks.read': {
    roles: ['reviewer', 'officer', 'director', 'audit'],
    purpose: true,
    zh: '查看谁看过主体的档案',
    en: 'to see who read the file of a body',
  },
  // How many terms rest on a year that is not announced yet: counts alone.
  'calendar.read': {
    roles: ['clerk', 'reviewer', 'officer', 'legal', 'director', 'policy', 'system', 'operator'],
    zh: '查看暂定的期限',
    en: 'to see provisional terms',
  },
  // The box on top: names, codes and numbers that lead on; beyond what is public only with a purpose.
  find: {
    roles: ['clerk', 'reviewer', 'officer', 'legal', 'director', 'operator'],
    zh: '在工作台查找',
    en: 'to find things in the workbench',
  },
} as const satisfies Record<string, Rule>;

/** What a route or command needs. A permission that no role has is refused at start. */
export type Permission = keyof typeof PERMISSIONS;

export function ruleOf(permission: string): Rule | undefined {
  return Object.hasOwn(PERMISSIONS, permission) ? PERMISSIONS[permission as Permission] : undefined;
}
