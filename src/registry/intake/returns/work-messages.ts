import { messages } from '../../../kernel/i18n/types.ts';
import { counted } from '../../../kernel/i18n/counted.ts';

export const returnedWorkMessages = messages(
  {
    what: (p: { n: number; number: string }) => `改好${p.number}批退回的${p.n}行，再报一次`,
    came: (p: { rule: string; days: number }) => `本单位报送的，按《${p.rule}》退回，${p.days}个工作日内改好。`,
  },
  {
    what: (p) => `Mend ${counted(p.n, 'row')} of batch ${p.number} and send again`,
    came: (p) => `Sent by this organ and returned by the rule “${p.rule}”: mended within ${counted(p.days, 'working day')}.`,
  },
);
