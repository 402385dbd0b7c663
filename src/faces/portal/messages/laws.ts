import { messages } from '../../../kernel/i18n/types.ts';

export const lawsMessages = messages(
  {
    title: () => '依据的法律和文件',
    lead: () => '规则里引用的每一份法律、规章和文件，以及有哪些规则以它为依据。有没有对照过官方文本，写在各条规则的页面上。',
    caption: () => '法律和文件',
    law: () => '法律、文件',
    rests: () => '以它为依据的规则',
    count: (p: { n: number }) => `共${p.n}份。`,
    read: () => '读到的副本',
  },
  {
    title: () => 'Laws and documents',
    lead: () =>
      'Each law, regulation and document that the rules cite, and the rules that rest on it. Whether a rule was compared with the official text stands on its page.',
    caption: () => 'Laws and documents',
    law: () => 'Law or document',
    rests: () => 'Rules that rest on it',
    count: (p) => `${p.n} in all.`,
    read: () => 'copy that was read',
  },
);
