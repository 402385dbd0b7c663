import { capability } from '../../kernel/capability.ts';
import { intakeRoutes } from './api.ts';
import { attachReader } from './fates/attach.ts';
import { intakeCommands } from './commands.ts';
import { heldPlaces } from './checking/held/places.ts';
import { intakeJob } from './batches/job.ts';
import { reasonWord } from './messages/reasons.ts';
import { registerHeldFinder } from '../publicity/index.ts';
import { recountReports } from './batches/recount.ts';
import { recountReturns } from './returns/recount.ts';
import { returnedWork } from './returns/work.ts';

registerHeldFinder(heldPlaces, reasonWord);

export const intakeCapability = capability({
  name: 'intake',
  items: [{ item: 25, state: 'part', what: 'an organ’s file becomes acts and records, each row with one fate and one code' }],
  routes: intakeRoutes,
  readers: (kernel) => [attachReader(kernel)],
  jobs: (kernel) => [intakeJob(kernel)],
  daily: (kernel) => [
    { name: 'intake.recount', run: async () => void (await recountReports(kernel)) },
    { name: 'intake.returns', run: () => recountReturns(kernel) },
  ],
  work: (kernel) => [returnedWork(kernel)],
  commands: intakeCommands,
});
