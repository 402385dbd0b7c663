import { capability } from '../../kernel/capability.ts';
import { evaluationRoutes } from './api.ts';
import { evaluationCommands } from './commands.ts';

export const evaluationCapability = capability({
  name: 'evaluation',
  items: [
    { item: 12, state: 'part', what: 'models as checked data, one exact evaluator over the register, explained and tried before use' },
  ],
  routes: evaluationRoutes,
  commands: evaluationCommands,
}); // prettier-ignore
