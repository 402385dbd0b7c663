import { capability } from '../../kernel/capability.ts';
import { intakeRoutes } from './api.ts';
import { attachReader } from './fates/attach.ts';
import { intakeCommands } from './commands.ts';
import { heldPlaces } from './checking/held/places.ts';
import { intakeJob } from './batches/job.ts';
import { reasonWord } from './messages/reasons.ts';
import { heldReasons } from '../publicity/index.ts';
import { recall } from './batches/recall.ts';
import { formPublication } from './forms/publish.ts';
import { review } from './review/wait.ts';
import { recountReports } from './batches/recount.ts';
import { recountReturns } from './returns/recount.ts';
import { returnedWork } from './returns/work.ts';

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
  effects: [formPublication, recall, review],
  gives: [heldReasons.give({ places: heldPlaces, word: reasonWord })],
  work: (kernel) => [returnedWork(kernel)],
  commands: intakeCommands,
});
