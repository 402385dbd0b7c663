import { messages } from '../../../kernel/i18n/types.ts';

/** An act's proof in plain words, what to do about a mistake in it, and corrections at large. */
export const proofMessages = messages(
  {
    'proof.title': () => '怎样证明这条记录没有被改过',
    'proof.link': () => '怎样证明没有被改过',
    'proof.lead': () => '每收到、更正或者撤回一条记录，系统都在一本只能往后写的日志里记一行。改动记录而不留痕迹，办不到。',
    'proof.line.title': () => '日志里的这一行',
    'proof.line.of': (p: { name: string }) => `日志里的这一行：${p.name}`,
    'proof.number': () => '行号',
    'proof.at': () => '写入时间',
    'proof.digest': () => '摘要（SHA-256）',
    'proof.means.title': () => '说明什么',
    'proof.means.1': () => '摘要由这条记录的全部内容和一段随机数算出。内容差一个字，摘要就完全不同。',
    'proof.means.2': () => '今天抄下行号和摘要，以后再来对照：一样，说明内容没有变过；不一样，说明有更正，更正的日期和原因写在记录里。',
    'proof.means.3': () => '行号从1开始，一行不缺。运营单位和审计人员可以用命令journal verify逐行重算。',
    'proof.not.title': () => '不说明什么',
    'proof.not.1': () => '不说明决定本身是对的：那由复议机关和法院判断。',
    'proof.not.2': () => '从摘要看不出内容。记录停止公示以后，这一页也不再提供。',
    'proof.not.3': () => '现在还没有公开的检查点；外人还不能自己重算整本日志。',
    'mistake.title': () => '这条记录有误怎么办',
    'mistake.of': (p: { title: string; documentNo: string }) => `记录：${p.title}，${p.documentNo}`,
    'mistake.firm.title': () => '您是当事企业',
    'mistake.firm.1': () => '内容和决定书不一致：提异议。向平台运营单位或者作出机关提出都可以，不收费；代理人带授权书。',
    'mistake.firm.2': (p: { day: string }) => `今天提出，今天就标明“存在异议”；平台最迟${p.day}与来源核对。`,
    'mistake.firm.3': (p: { organ: string }) => `和来源不一致的，更正；一致的，转给${p.organ}答复，页面写明最迟哪天。`,
    'mistake.firm.centre': () => '[登录企业中心](centre)，可以看到这里保存的全部记录和收到的文书。',
    'mistake.firm.repair': () => '内容没错，只想早点结束公示：[什么时候可以申请](when)',
    'mistake.other.title': () => '您是其他人',
    'mistake.other.1': (p: { organ: string }) => `请告诉作出机关${p.organ}，写明文书号和哪里不对。这不会给记录加标注。`,
    'mistake.other.2': () => '记录公示的是企业的事，只有当事企业能提异议；机关核实以后会更正或者撤回。',
    'mistake.contact.title': () => '和谁联系',
    'mistake.contact.organ': (p: { organ: string }) => `作出机关：[${p.organ}](organ)`,
    'mistake.contact.operator': (p: { contact: string }) => `平台运营单位：${p.contact}`,
    'mistake.contact.page': () => '[本平台的联系方式](contact)',
    'corrections.title': () => '更正和撤回',
    'corrections.lead': () => '公示以后每一处改动都有种类、原因、文书和另一人的同意，并通知收到过这条记录的单位。',
    'corrections.kinds.title': () => '有哪几种',
    'corrections.kinds.1': () => '更正：录入和决定书不一致。记录留着，写明更正的日期和原因。',
    'corrections.kinds.2': () =>
      '变更、撤销、确认违法或者无效：原决定不再有效，三个工作日内撤回。原来的地址写明撤回的机关、日期和原因，不再提供内容。',
    'corrections.kinds.3': () => '误报：不该报送的，撤回，同样写明原因。',
    'corrections.figures': () => '今天的情况',
    'corrections.shown': (p: { n: string; asOf: string }) => `截至${p.asOf}，正在公示的记录里有${p.n}条更正过。`,
    'corrections.none': () => '没有一览表：把更正过的企业列在一起，等于把错的话再说一遍。',
    'corrections.public.title': () => '公开更正和致歉',
    'corrections.public': () =>
      '错误的公示造成影响的，企业可以要求公开更正和致歉；登在哪里、写哪些事实，由企业选择。请向[平台运营单位](contact)提出。',
    'corrections.copies.title': () => '您存有副本',
    'corrections.copies': () => '请按[更正表](mended)更正、按[已停止公示的编号](gone)删除。两张表只有编号和日期，随时可以下载。',
  },
  {
    'proof.title': () => 'How to prove that this record was not altered',
    'proof.link': () => 'How to prove that it was not altered',
    'proof.lead': () =>
      'Each record that arrives, is corrected or withdrawn is a line of a log that only grows. To change a record and leave no trace is not possible.',
    'proof.line.title': () => 'Its line of the log',
    'proof.line.of': (p) => `Its line of the log: ${p.name}`,
    'proof.number': () => 'Number of the line',
    'proof.at': () => 'Written',
    'proof.digest': () => 'Digest (SHA-256)',
    'proof.means.title': () => 'What it means',
    'proof.means.1': () => 'The digest is made of the whole record and a random number. One character more or less gives quite another.',
    'proof.means.2': () =>
      'Copy number and digest today and compare later. Equal: nothing has changed. Different: there was a correction, and its date and reason stand in the record.',
    'proof.means.3': () =>
      'Lines are numbered from 1 without a gap. The operator and auditors can recompute them all with the command journal verify.',
    'proof.not.title': () => 'What it does not mean',
    'proof.not.1': () => 'Not that the decision is right: that is for review bodies and courts.',
    'proof.not.2': () => 'The digest tells nothing of the content. When the record is no longer on display, this page is gone too.',
    'proof.not.3': () => 'There is no public checkpoint yet, so that an outsider can not recompute the whole log.',
    'mistake.title': () => 'What to do if this record is wrong',
    'mistake.of': (p) => `Record: ${p.title}, ${p.documentNo}`,
    'mistake.firm.title': () => 'You are the business concerned',
    'mistake.firm.1': () =>
      'It differs from the decision: object, with the operator of this platform or with the deciding organ, free of charge. An agent brings a mandate.',
    'mistake.firm.2': (p) => `Raised today, it is marked "under objection" today; the platform compares it with the source by ${p.day}.`,
    'mistake.firm.3': (p) =>
      `Where it differs from the source it is mended; otherwise ${p.organ} is asked, and the page says by when it answers.`,
    'mistake.firm.centre': () =>
      '[Sign in to the enterprise centre](centre) to see all records kept here and the papers that you received.',
    'mistake.firm.repair': () => 'It is right, but should end earlier: [when an application is possible](when)',
    'mistake.other.title': () => 'You are somebody else',
    'mistake.other.1': (p) =>
      `Please tell the deciding organ, ${p.organ}, with the number of the document and what is wrong. That does not mark the record.`,
    'mistake.other.2': () =>
      'The record concerns the business, and only it can object; once the organ has checked, the record is mended or withdrawn.',
    'mistake.contact.title': () => 'Whom to ask',
    'mistake.contact.organ': (p) => `Deciding organ: [${p.organ}](organ)`,
    'mistake.contact.operator': (p) => `Operator of this platform: ${p.contact}`,
    'mistake.contact.page': () => '[How to reach this platform](contact)',
    'corrections.title': () => 'Corrections and withdrawals',
    'corrections.lead': () =>
      'Each change after display has a kind, a reason, a document and the consent of a second person, and whoever received the record is told.',
    'corrections.kinds.title': () => 'Kinds',
    'corrections.kinds.1': () =>
      'Correction: what was entered differs from the decision. The record stays, with date and reason of the correction.',
    'corrections.kinds.2': () =>
      'Variation, revocation, held illegal or void: the decision no longer stands and is withdrawn within three working days. The old address names the organ, the day and the reason, and no content.',
    'corrections.kinds.3': () => 'Sent in error: withdrawn, with the reason.',
    'corrections.figures': () => 'Today',
    'corrections.shown': (p) => `As of ${p.asOf}, ${p.n} of the records on display have been corrected.`,
    'corrections.none': () => 'There is no list of them: to put the corrected businesses side by side would say again what was wrong.',
    'corrections.public.title': () => 'Public correction and apology',
    'corrections.public': () =>
      'Where a wrong display did harm, the business may ask for a public correction and apology; where it appears and which facts it states is for the business to choose. Ask the [operator of this platform](contact).',
    'corrections.copies.title': () => 'If you hold a copy',
    'corrections.copies': () =>
      'Mend it by the [list of corrections](mended) and delete by the [numbers that have left](gone). Both hold only numbers and dates and may be downloaded at any time.',
  },
);
