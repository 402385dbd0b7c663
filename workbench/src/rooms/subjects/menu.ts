import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '主体',
    'part.facts': () => '概况',
    'part.succession': () => '承接和分支',
  },
  {
    menu: () => 'Bodies',
    'part.facts': () => 'Facts',
    'part.succession': () => 'Succession, branches',
  },
);
