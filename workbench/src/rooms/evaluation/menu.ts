import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '评价模型',
    'menu.trials': () => '试算记录',
    'menu.backtests': () => '回测',
    'part.evaluation': () => '评价',
  },
  {
    menu: () => 'Models of evaluation',
    'menu.trials': () => 'Trials of models',
    'menu.backtests': () => 'Back-tests',
    'part.evaluation': () => 'Evaluation',
  },
);
