import { capability } from '../../kernel/capability.ts';
import { deliverNotice } from './notices/deliver.ts';
import { noticeReader } from './notices/reader.ts';
import { noticeRoutes } from './notices/routes.ts';
import { CHANNEL } from './notices/types.ts';
import { openDataRoutes } from './open-data/routes.ts';

export const disclosuresCapability = capability({
  name: 'disclosures',
  items: [
    {
      item: 25,
      state: 'part',
      what: 'what leaves is recorded; known recipients get a notice of corrections in the system; anonymous data sets without adverse rows',
    },
  ],
  routes: noticeRoutes,
  pages: openDataRoutes,
  readers: () => [noticeReader],
  channels: (kernel) => ({ [CHANNEL]: deliverNotice(kernel) }),
});
