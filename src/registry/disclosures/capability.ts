import { capability } from '../../kernel/capability.ts';
import { deliverNotice } from './notices/deliver.ts';
import { noticeReader } from './notices/reader.ts';
import { noticeRoutes } from './notices/routes.ts';
import { CHANNEL } from './notices/types.ts';

export const disclosuresCapability = capability({
  name: 'disclosures',
  items: [
    {
      item: 25,
      state: 'part',
      what: 'what leaves is recorded; known recipients get a notice of corrections in the system',
    },
  ],
  routes: noticeRoutes,
  readers: () => [noticeReader],
  channels: (kernel) => ({ [CHANNEL]: deliverNotice(kernel) }),
});
