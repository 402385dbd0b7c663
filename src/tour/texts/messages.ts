import { messages } from '../../kernel/i18n/types.ts';

export const tourTexts = messages(
  {
    title: () => '需要字斟句酌的话',
    lead: () => '下面的每一句，都会在一个难处出现：有人提出异议，没有查到，做错了，来晚了。内容都是虚构的。',
    rule: () => '每一句都有自己的名称，都不许说出某些话。规则和测试见文档docs/texts.md。',
  },
  {
    title: () => 'Sentences to be weighed',
    lead: () => 'Each of these is said at a hard moment: an objection, nothing found, a mistake, lateness. The contents are invented.',
    rule: () => 'Each has a name, and things that it must never say. Rules and tests are told in docs/texts.md.',
  },
);
