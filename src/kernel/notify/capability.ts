import { capability } from '../capability.ts';
import { notifyRoutes } from './api.ts';
import { noticeKinds, reminder } from './kinds.ts';
import { notifyChannels } from './send.ts';

export const notifyCapability = capability({
  name: 'notify',
  items: [],
  gives: [noticeKinds.give(reminder)],
  routes: notifyRoutes,
  channels: notifyChannels,
});
