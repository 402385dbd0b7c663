import { counted, messages } from '../../kernel/i18n/index.ts';

/** What became different between two days. */
export const changeMessages = messages(
  {
    title: (p: { from: string; to: string }) => `从${p.from}到${p.to}，变了什么`,
    yesterday: () => '还没有推进过时间，先看看从昨天到今天。',
    'ended.none': () => '没有公示期满的。',
    ended: (p: { n: number }) => `${p.n}个行政行为公示期满，没有人动手，自己停止了公示。原来的网址回答410：`,
    'ended.link': (p: { n: number }) => `第${p.n}个网址`,
    'late.none': () => '没有新的逾期。',
    late: (p: { n: number }) => `${p.n}件事逾期了，下面写明是哪个单位：`,
    'late.row': (p: { organ: string; n: number; due: string }) =>
      `${p.organ}：退回的${p.n}行应于${p.due}前重报，没有报来`,
    'late.duty': (p: { organ: string; what: string; due: string }) =>
      `${p.organ}：“${p.what}”应于${p.due}前办完，没有办完`,
    'due.none': () => '没有到期的答复。',
    due: (p: { n: number }) => `${p.n}项答复到期：`,
    'due.window': (p: { what: string; due: string }) => `企业的“${p.what}”到${p.due}为止`,
    'due.objection': (p: { organ: string; due: string }) => `${p.organ}应于${p.due}前答复一件异议`,
    'look.rows': () => '以填报人员的身份看退回的行',
    'look.case': () => '以承办人员的身份看案件',
    'look.act': () => '看这个行政行为',
    grades: (p: { n: number }) => `${p.n}家企业的等级更新了。等级只供机关分级监管，不公示，所以这里不写是哪几家。`,
    'grades.none': () => '没有企业的等级更新。',
    'organ.none': () => '没有单位',
  },
  {
    title: (p) => `What changed from ${p.from} to ${p.to}`,
    yesterday: () => 'No time was passed yet; this is since yesterday.',
    'ended.none': () => 'No display ended.',
    ended: (p) =>
      `The display of ${counted(p.n, 'act')} ended by itself, and nobody lifted a hand. The old address answers 410:`,
    'ended.link': (p) => `Address ${p.n}`,
    'late.none': () => 'Nothing turned late.',
    late: (p) => `${counted(p.n, 'matter')} turned late, with the organ that is:`,
    'late.row': (p) => `${p.organ}: ${counted(p.n, 'row')} that went back should have come again by ${p.due}`,
    'late.duty': (p) => `${p.organ}: “${p.what}” should have been done by ${p.due}`,
    'due.none': () => 'No answer fell due.',
    due: (p) => `${counted(p.n, 'answer')} fell due:`,
    'due.window': (p) => `The firm’s “${p.what}” lasted until ${p.due}`,
    'due.objection': (p) => `${p.organ} was to answer an objection by ${p.due}`,
    'look.rows': () => 'See the rows, as the clerk',
    'look.case': () => 'See the case, as the officer',
    'look.act': () => 'See the act',
    grades: (p) =>
      `${counted(p.n, 'business', 'businesses')} got another grade. Grades serve the supervision of organs and are not public, so nobody is named here.`,
    'grades.none': () => 'No grade changed.',
    'organ.none': () => 'No organ',
  },
);
