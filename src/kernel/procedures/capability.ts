import { capability } from '../capability.ts';
import { caseWork } from './case-work.ts';
import { caseHome } from './content-home.ts';
import { runCases } from './service/daily.ts';

export const proceduresCapability = capability({
  name: 'procedures',
  items: [
    {
      item: 28,
      state: 'part',
      what: 'due process as data: cases with their steps, terms, papers, services, refusals and work lists',
    },
  ],
  contentHomes: [caseHome],
  daily: (kernel) => [{ name: 'cases', run: async () => void (await runCases(kernel)) }],
  work: (kernel) => [caseWork(kernel)],
});
