import { messages } from '../../kernel/i18n/types.ts';

export const helpMessages = messages(
  {
    'organs.title': () => '报送部门',
    'organs.lead': () => '哪些部门向这里报送，最近一次是哪一天。报送的可以是文件、单条记录，也可以是零报告。',
    'organs.organ': () => '部门',
    'organs.district': () => '所属区县',
    'organs.district.none': () => '不属于哪个区县',
    'organs.last': () => '最近一次报送',
    'organs.never': () => '还没有报送',
    'absence.title': () => '没有查到，说明什么，不说明什么',
    'absence.lead': () => '没有查到，只说明今天没有正在公示的记录。它不是对企业的评价，也不能当作证明。',
    'absence.means.title': () => '说明什么',
    'absence.means.1': () => '向这里报送的部门，目前没有依法公示、而且没有到期的这类记录。',
    'absence.means.2': () => '这是查询那一刻的情况，明天可能不同。',
    'absence.not.title': () => '不说明什么',
    'absence.not.1': () =>
      '不说明企业没有受过处罚：有的处罚依法不公示，例如适用简易程序的、只给警告的、失信程度轻微的。',
    'absence.not.2': () => '不说明从来没有公示过：公示期满或者信用修复以后，记录停止公示，这里不留痕迹。',
    'absence.not.3': () => '不说明别处没有：有的部门不向这里报送，有的记录还在七个工作日的报送期限内。',
    'absence.not.4': () => '不说明找到的就是您要找的那一家：招牌名和登记名称常常不一样，请核对代码。',
    'ends.title': () => '为什么会停止公示',
    'ends.1': () => '公示有期限。期限最后一天过完，系统自动停止公示，企业不用申请。',
    'ends.2': () =>
      '企业改正以后可以申请信用修复，提前停止公示；由“信用中国”统一受理，不收费，不用参加培训，不用购买信用报告。',
    'ends.3': () => '决定被撤销、变更，或者报送有误，记录撤回，并公布原因。',
    'ends.4': () => '停止公示以后，原来的地址不再提供内容，也不说明是哪一种、属于哪家企业。',
    'marks.link': () => '标注是什么意思',
    'about.title': () => '关于本平台',
    'about.lead': (p: { site: string }) => `${p.site}用来公示依法应当公示的行政行为和登记信息。`,
    'about.demo': () =>
      '这是演示环境：企业、部门和记录都是虚构的，代码使用没有分配的行政区划。请不要把这里的内容当作真实信息。',
    'about.does.title': () => '做什么',
    'about.forget.title': () => '怎样忘记',
    'about.forget': () => '每条不利记录都写明公示到哪一天。到期、修复、撤回以后，页面、接口、查询和下载里都不再有它。',
    'about.privacy.title': () => '怎样保护个人',
    'about.privacy': () =>
      '自然人的行政处罚不归集。报送表里的证件号码一列在入口就被去掉，不保存。查询企业不用登录，也不用留下姓名。',
    'about.open.title': () => '开放源代码',
    'about.open': () => '本平台的软件信衡以Apache-2.0许可开放源代码，规则、期限和计算方法都可以核对。',
    'about.contact.title': () => '联系',
    'about.contact': () => '对某一条记录有疑问，请先看那一页的“记录有误”。',
    'error.title': (p: { code: string }) => `错误代码${p.code}`,
    'error.what': () => '发生了什么',
    'error.how': () => '怎么办',
    'error.status': () => 'HTTP状态',
    'error.exit': () => '命令行退出码',
  },
  {
    'organs.title': () => 'Reporting organs',
    'organs.lead': () =>
      'Which organs report here, and when they last did: a file, a single record, or a declaration that there was nothing.',
    'organs.organ': () => 'Organ',
    'organs.district': () => 'District',
    'organs.district.none': () => 'none',
    'organs.last': () => 'Last report',
    'organs.never': () => 'nothing yet',
    'absence.title': () => 'What it means, and what not, when nothing is found',
    'absence.lead': () =>
      'It means only that nothing is on display today. It is no assessment of a business and proves nothing.',
    'absence.means.title': () => 'What it means',
    'absence.means.1': () =>
      'The organs that report here have no such record that the law puts on display and whose term still runs.',
    'absence.means.2': () => 'It is so at the moment of the look-up; tomorrow may differ.',
    'absence.not.title': () => 'What it does not mean',
    'absence.not.1': () =>
      'Not that the business was never penalised: some penalties are not displayed by law, such as those of simple procedure, mere warnings and minor ones.',
    'absence.not.2': () =>
      'Not that nothing was ever on display: after its term or after credit repair a record leaves no trace here.',
    'absence.not.3': () =>
      'Not that nothing exists elsewhere: some organs do not report here, and some records are still within the seven working days.',
    'absence.not.4': () =>
      'Not that this is the business you mean: a shop sign is often not the registered name; compare the code.',
    'ends.title': () => 'Why display ends',
    'ends.1': () => 'Display has a term. When its last day is over, it ends by itself; the business need not apply.',
    'ends.2': () =>
      'A business that has put things right may apply for credit repair, which ends display earlier. Credit China receives applications; no fee, no course and no paid report is needed.',
    'ends.3': () =>
      'When a decision is revoked or varied, or was reported by mistake, the record is withdrawn and the reason published.',
    'ends.4': () => 'After the end the old address gives no content and does not say which kind it was or whose.',
    'marks.link': () => 'What the marks mean',
    'about.title': () => 'About this platform',
    'about.lead': (p) => `${p.site} displays administrative acts and registrations that the law wants displayed.`,
    'about.demo': () =>
      'This is a demonstration: businesses, organs and records are invented, and codes use a region that is not assigned. Please do not take anything here for real.',
    'about.does.title': () => 'What it does',
    'about.forget.title': () => 'How it forgets',
    'about.forget': () =>
      'Each adverse record says until when it is shown. After its term, repair or withdrawal it is on no page, in no interface, search or download.',
    'about.privacy.title': () => 'How persons are protected',
    'about.privacy': () =>
      'Penalties of natural persons are not collected. Columns of identity numbers are dropped at the door and not stored. A look-up asks for no sign-in and no name.',
    'about.open.title': () => 'Open source',
    'about.open': () =>
      'Its software, Xinheng, is open source under Apache-2.0; rules, terms and calculations can be checked.',
    'about.contact.title': () => 'Contact',
    'about.contact': () => 'About a single record, please see "Report a mistake" on its page first.',
    'error.title': (p) => `Error code ${p.code}`,
    'error.what': () => 'What happened',
    'error.how': () => 'What to do',
    'error.status': () => 'HTTP status',
    'error.exit': () => 'Exit code of commands',
  },
);
