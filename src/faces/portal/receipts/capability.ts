import { capability } from '../../../kernel/capability.ts';
import { receiptApi } from './api.ts';
import { receiptCommand } from './command.ts';
import { makePages } from './make-page.tsx';
import { verifyPages } from './verify-pages.tsx';

export const receiptsCapability = capability({
  name: 'receipts',
  items: [
    {
      item: 25,
      state: 'part',
      what: 'a look at what is on display kept as a numbered, signed PDF, and its verification, which tells nothing of what has ended',
    },
  ],
  routes: receiptApi,
  pages: (kernel) => [...makePages(kernel), ...verifyPages(kernel)],
  commands: receiptCommand,
});
