import { counted } from '../../../kernel/i18n/counted.ts';
import { messages } from '../../../kernel/i18n/types.ts';

/** What was handed in for a firm, what was not, and what waits under entries merged into it. */
export const filedMessages = messages(
  {
    'home.drafts': (p: { n: number }) => `有${p.n}份没有提交的草稿，在“办理”里接着填。`,
    'merged.title': () => '并入的登记',
    'merged.lead': () => '下面的登记已并入本企业。并入以前送到那里的通知、留下的草稿，在那里接着办，期限照常。',
    'merged.waiting': (p: { tasks: number; drafts: number }) => `要办的事${p.tasks}件，草稿${p.drafts}份。`,
    'merged.stranger': () => '由原来的账号办理；找不到原来账号的，请带营业执照到办事窗口，或者联系经办机关。',
    'merged.code': (p: { code: string }) => `原代码${p.code}`,
    'filed.title': () => '办理',
    'filed.lead': () => '提交过的内容和没有提交的草稿。每一件都写明是谁办理的。',
    'filed.drafts': () => '草稿',
    'filed.drafts.lead': () => '草稿属于企业：填写的人授权结束以后，也留在这里。',
    'filed.draft': (p: { account: string; time: string }) => `账号${p.account}填写，${p.time}`,
    'filed.go': () => '接着填',
    'filed.done': () => '提交过的',
    'filed.none': () => '还没有提交过内容。',
    'filed.what': () => '办理的事',
    'filed.number': () => '案件编号',
    'filed.at': () => '提交时间',
    'filed.by': () => '谁办理的',
    'filed.ways': () => '想办别的事',
    'filed.repair': () => '想提前结束公示：在“我的档案”里打开那条记录，看日期和材料；申请由“信用中国”统一受理。',
    'filed.wrong': () => '记录和决定书不一样：在“我的档案”里打开那条记录，看怎样提出。',
    'filed.notice': () => '收到告知书，想陈述、申辩或者要求听证：在“通知和送达”里打开那一件。',
  },
  {
    'home.drafts': (p) => `${counted(p.n, 'draft')} not handed in; go on with it under "Filings".`,
    'merged.title': () => 'Entries merged into this one',
    'merged.lead': () =>
      'The entries below were merged into this business. Notices and drafts from before are dealt with there; their terms run on.',
    'merged.waiting': (p) => `${counted(p.tasks, 'matter')} to do, ${counted(p.drafts, 'draft')}.`,
    'merged.stranger': () =>
      'Its former account deals with them. If there is none, bring the business licence to a service hall, or turn to the organ in charge.',
    'merged.code': (p) => `former code ${p.code}`,
    'filed.title': () => 'Filings',
    'filed.lead': () => 'What was handed in, and drafts. Each says who did it.',
    'filed.drafts': () => 'Drafts',
    'filed.drafts.lead': () => 'Drafts belong to the business: they stay here when the mandate of whoever wrote them has ended.',
    'filed.draft': (p) => `written by account ${p.account}, ${p.time}`,
    'filed.go': () => 'Go on',
    'filed.done': () => 'Handed in',
    'filed.none': () => 'Nothing has been handed in yet.',
    'filed.what': () => 'What it was',
    'filed.number': () => 'Case',
    'filed.at': () => 'Handed in at',
    'filed.by': () => 'Who did it',
    'filed.ways': () => 'Something else',
    'filed.repair': () =>
      'To end a display early, open the record under "My file": dates and papers are there; Credit China receives the application.',
    'filed.wrong': () => 'A record differs from the decision: open it under "My file" to see how to say so.',
    'filed.notice': () => 'To answer a notice or ask for a hearing, open it under "Notices".',
  },
);
