import { messages } from '../../../kernel/i18n/types.ts';

export const orderWorkMessages = messages(
  {
    what: (p: { kind: string }) => `答复代码工单：${p.kind}`,
    'came.registering': (p: { rule: string }) => `本机关登记的，按《${p.rule}》由登记机关答复。`,
    'came.escalated': (p: { rule: string }) => `登记机关到期没有答复，按《${p.rule}》报到上级。`,
  },
  {
    what: (p) => `Answer a work order of codes: ${p.kind}`,
    'came.registering': (p) => `Registered by this organ, which answers by the rule “${p.rule}”.`,
    'came.escalated': (p) => `The registering organ let its day pass: reported upwards by the rule “${p.rule}”.`,
  },
);
