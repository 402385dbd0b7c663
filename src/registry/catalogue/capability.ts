import { capability } from '../../kernel/capability.ts';
import { policyRoutes } from './api.ts';
import { policyCommands } from './command.ts';

export const catalogueCapability = capability({
  name: 'catalogue',
  items: [
    {
      item: 7,
      state: 'part',
      what: 'three editions with record types, the edition of the act’s day; differences and a district’s subset come later',
    },
    { item: 33, state: 'part', what: 'every rule as dated data with sources and verification, checked by command' },
  ],
  routes: policyRoutes,
  commands: policyCommands,
});
