import { capability } from '../../kernel/capability.ts';
import { intakeRoutes } from './api.ts';
import { attachReader } from './attach.ts';
import { intakeCommands } from './commands.ts';
import { intakeJob } from './job.ts';

export const intakeCapability = capability({
  name: 'intake',
  items: [
    { item: 25, state: 'part', what: 'an organ’s file becomes acts and records, each row with one fate and one code' },
  ],
  routes: intakeRoutes,
  readers: (kernel) => [attachReader(kernel)],
  jobs: (kernel) => [intakeJob(kernel)],
  commands: intakeCommands,
});
