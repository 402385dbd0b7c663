import { capability } from '../../kernel/capability.ts';
import { publicityRoutes } from './api.ts';
import { comparisonRoutes } from './comparisons/api.ts';
import { comparison } from './comparisons/effect.ts';
import { publicityCommands } from './commands.ts';
import { facetRoutes } from './facets/api.ts';
import { facetSplit } from './facets/effect.ts';
import { journalEnded } from './ended.ts';
import { historyRoutes } from './history/api.ts';
import { reviewLists } from './lists.ts';
import { amendment } from './review/effect.ts';
import { heldWork } from './review/work.ts';

export const publicityCapability = capability({
  name: 'publicity',
  items: [
    {
      item: 25,
      state: 'built',
      what: 'display by rule and its end by itself, release, correction, withdrawal; timeliness by organ and district',
    },
  ],
  effects: [comparison, facetSplit],
  caseEffects: [amendment],
  routes: (kernel) => [
    ...publicityRoutes(kernel),
    ...comparisonRoutes(kernel),
    ...facetRoutes(kernel),
    ...historyRoutes(kernel),
    ...reviewLists(kernel),
  ],
  daily: (kernel) => [{ name: 'publicity.ended', run: async (today) => void (await journalEnded(kernel, today.toString())) }],
  work: (kernel) => [heldWork(kernel)],
  commands: publicityCommands,
});
