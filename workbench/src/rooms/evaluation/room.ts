import { t } from '../../house.ts';
import { room } from '../room.ts';
import { menuMessages } from './menu.ts';

/** Whoever may work over the register in numbers: the model's owner and the credit office. */
const RUN = ['evaluation.run'];

// A model is a rule: among the rules it takes no eighth entry from whoever already has seven.
export const evaluationRoom = room({
  name: 'evaluation',
  menu: [
    { work: 'rules', path: '/models', label: (language) => t(language, menuMessages).menu() },
    {
      work: 'rules',
      path: '/trials',
      label: (language) => t(language, menuMessages)['menu.trials'](),
      permissions: RUN,
    },
    {
      work: 'rules',
      path: '/backtests',
      label: (language) => t(language, menuMessages)['menu.backtests'](),
      permissions: RUN,
    },
  ],
  pages: [
    { path: '/models', page: 'ModelsPage' },
    { path: '/models/$id', page: 'ModelPage' },
    { path: '/models/$id/try', page: 'WorkshopPage' },
    { path: '/trials', page: 'TrialsPage' },
    { path: '/backtests', page: 'BacktestsPage' },
    { path: '/backtests/new', page: 'NewBacktestPage' },
    { path: '/backtests/$id', page: 'BacktestPage' },
  ],
  load: () => import('./pages.tsx'),
  subjectParts: [
    {
      name: 'evaluation',
      place: 40,
      label: (language) => t(language, menuMessages)['part.evaluation'](),
      load: async () => (await import('./subject/part.tsx')).EvaluationPart,
    },
  ],
});
