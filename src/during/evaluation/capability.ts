import { capability } from '../../kernel/capability.ts';
import { evaluationRoutes } from './api.ts';
import { evaluationCommands } from './commands.ts';
import { renewDue } from './due.ts';
import { reconcileEvaluations } from './nightly.ts';
import { evaluationReader } from './reader.ts';

export const evaluationCapability = capability({
  name: 'evaluation',
  items: [
    { item: 12, state: 'built', what: 'models as checked data, one exact evaluator over the register, explained and tried before use' },
  ],
  routes: evaluationRoutes,
  readers: (kernel) => [evaluationReader(kernel)],
  daily: (kernel) => [
    { name: 'evaluation-due', run: async (today) => void (await renewDue(kernel, today.toString())) },
    { name: 'evaluation-full', run: async (today) => void (await reconcileEvaluations(kernel, today.toString())) },
  ],
  commands: evaluationCommands,
});
