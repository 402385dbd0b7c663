import { capability } from '../../kernel/capability.ts';
import { noticeReader } from './notices.ts';
import { openDataRoutes } from './open-data/routes.ts';

export const disclosuresCapability = capability({
  name: 'disclosures',
  items: [
    {
      item: 25,
      state: 'part',
      what: 'what leaves is recorded; recipients are told of corrections; anonymous data sets without adverse rows',
    },
  ],
  pages: openDataRoutes,
  readers: () => [noticeReader],
});
