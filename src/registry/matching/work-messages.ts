import { counted } from '../../kernel/i18n/counted.ts';
import { messages } from '../../kernel/i18n/types.ts';

export const matchingWorkMessages = messages(
  {
    what: (p: { n: number; number: string }) => `认定${p.number}批的${p.n}行是哪一家`,
    came: () => '本单位报送的，没有可用的代码，由人认定；不利记录不在其中。',
  },
  {
    what: (p) => `Say whom ${counted(p.n, 'row')} of batch ${p.number} mean`,
    came: () => 'Sent by this organ without a usable code: a person decides. None of them is adverse.',
  },
);
