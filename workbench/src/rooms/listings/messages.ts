import { messages } from '../../house.ts';

export const listMessages = messages(
  {
    title: () => '名单',
    lead: () => '这里依法管理的名单：依据、什么情形列入、怎样移出。',
    criteria: () => '什么情形列入',
    leaving: () => '怎样移出',
    basis: () => '依据',
    edition: () => '版本',
    unofficial: () => '还没有与官方文本核对',
    open: (p: { name: string }) => `查看在名单上的：${p.name}`,
    none: () => '现在没有依法管理的名单。',
    unknown: () => '没有这个名单。',
    caption: () => '在名单上的主体',
    'empty.why': () => '现在没有主体在这个名单上。',
    'empty.what': () => '列入要经过立案、告知、答复、复核和决定，从“案件”立案。',
  },
  {
    title: () => 'Lists',
    lead: () => 'Lists that are kept here by law: their basis, who comes on them, and how one leaves.',
    criteria: () => 'Who comes on it',
    leaving: () => 'How one leaves',
    basis: () => 'Basis',
    edition: () => 'Edition',
    unofficial: () => 'not yet compared with the official text',
    open: (p) => `Who is on it: ${p.name}`,
    none: () => 'No list is kept here now.',
    unknown: () => 'There is no such list.',
    caption: () => 'Bodies on the list',
    'empty.why': () => 'Nobody is on this list now.',
    'empty.what': () => 'Entry takes a case: notice, answer, review and decision. Open one under "Cases".',
  },
);
