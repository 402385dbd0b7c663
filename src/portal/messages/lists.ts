import { messages } from '../../kernel/i18n/types.ts';

export const listsMessages = messages(
  {
    title: () => '名单',
    lead: () => '本平台按程序认定的名单：依据什么、什么情形会列入、怎样移出，今天有哪些主体在名单上。',
    none: () => '本平台现在没有按程序认定的名单。',
    elsewhere: () => '法院和其他机关认定的名单，记录在各主体的信用档案里，由认定机关负责。',
    criteria: () => '列入情形',
    leaving: () => '怎样移出',
    basis: () => '依据',
    checked: (p: { word: string }) => `（${p.word}）`,
    entries: () => '今天在名单上的主体',
    'entries.note': () => '只列今天正在公示的。移出、撤销列入或者期满以后，这里不留痕迹。',
    'entries.none': () => '今天没有主体在这份名单上。这不表示以前没有，也不表示别处没有。',
    subject: () => '主体',
    code: () => '统一社会信用代码',
    document: () => '列入决定书',
    organ: () => '决定机关',
    since: () => '列入日期',
    until: () => '公示到',
  },
  {
    title: () => 'Lists',
    lead: () =>
      'Lists that are kept here by due process: on what they rest, who comes on them, how one leaves, and who is on them today.',
    none: () => 'No list is kept here by due process now.',
    elsewhere: () =>
      'Lists of courts and other organs stand in the credit file of each body; the organ that determined them answers for them.',
    criteria: () => 'Who comes on it',
    leaving: () => 'How one leaves',
    basis: () => 'Basis',
    checked: (p) => ` (${p.word})`,
    entries: () => 'Who is on it today',
    'entries.note': () =>
      'Only what is on display today. After removal, revocation or the end of the term nothing of it is left here.',
    'entries.none': () =>
      'Nobody is on this list today. That does not mean that nobody was, nor that there is nothing elsewhere.',
    subject: () => 'Body',
    code: () => 'Unified social credit code',
    document: () => 'Decision',
    organ: () => 'Deciding organ',
    since: () => 'Listed on',
    until: () => 'On display until',
  },
);
