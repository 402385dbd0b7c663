import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '公示进度',
    'held.menu': () => '暂缓公示',
    'late.menu': () => '迟报',
    'compare.menu': () => '来源比对',
    'changes.menu': () => '更正和撤回',
  },
  {
    menu: () => 'On the way',
    'held.menu': () => 'Held',
    'late.menu': () => 'Reported late',
    'compare.menu': () => 'Sources compared',
    'changes.menu': () => 'Corrected, withdrawn',
  },
);
