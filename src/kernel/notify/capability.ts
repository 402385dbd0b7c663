import { capability } from '../capability.ts';
import { notifyRoutes } from './api.ts';
import { notifyChannels } from './send.ts';

export const notifyCapability = capability({
  name: 'notify',
  items: [],
  routes: notifyRoutes,
  channels: notifyChannels,
});
