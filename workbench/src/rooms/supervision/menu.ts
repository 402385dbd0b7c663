import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '监管名册',
    'menu.plans': () => '监管计划',
    'part.supervision': () => '分级监管',
  },
  {
    menu: () => 'Bodies by grade',
    'menu.plans': () => 'Plans of supervision',
    'part.supervision': () => 'Supervision',
  },
);
