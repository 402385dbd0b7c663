import { messages } from '../../../kernel/i18n/types.ts';

/** Around a record that is not on display yet, drawn as the public would see it. */
export const previewMessages = messages(
  {
    lead: (p: { on: string }) => `预览：如果在${p.on}同意公示，公众看到的就是下面这些。现在还没有公示。`,
    'none.title': () => '不会公示',
    none: () => '按现行规则，这条记录即使同意也不会公示。',
  },
  {
    lead: (p) => `Preview: if it is released on ${p.on}, this is what the public sees. It is not on display now.`,
    'none.title': () => 'Would not be displayed',
    none: () => 'By the rules in force this record would not be displayed even if it were released.',
  },
);
