import { capability } from '../capability.ts';
import { caseWork } from './case-work.ts';
import { noticeKinds } from '../notify/index.ts';
import { caseHome } from './content-home.ts';
import { deadlinePast, deadlineSoon, paperArrived } from './notices.ts';
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
  gives: [noticeKinds.give(paperArrived, deadlineSoon, deadlinePast)],
  daily: (kernel) => [{ name: 'cases', run: async () => void (await runCases(kernel)) }],
  work: (kernel) => [caseWork(kernel)],
});
