import { messages } from '../../../kernel/i18n/types.ts';

export const heldWorkMessages = messages(
  {
    what: (p: { documentNo: string }) => `看过扣下的行，放行或者不公示：${p.documentNo}`,
    'came.reviewer': (p: { rule: string }) => `本机关作出的，按《${p.rule}》扣下，由审核员看过再公示。`,
    'came.director': (p: { rule: string }) => `本机关作出的，按《${p.rule}》扣下；审核员看，负责人也可以看。`,
  },
  {
    what: (p) => `Look at a held row and release it or not: ${p.documentNo}`,
    'came.reviewer': (p) => `Decided by this organ and held by the rule “${p.rule}”: a reviewer looks before it is displayed.`,
    'came.director': (p) => `Decided by this organ and held by the rule “${p.rule}”: a reviewer looks, and its head may.`,
  },
);
