import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '规则',
    'menu.drafts': () => '规则草稿',
    'menu.unverified': () => '待核对的依据',
  },
  {
    menu: () => 'Rules',
    'menu.drafts': () => 'Drafts of rules',
    'menu.unverified': () => 'Not yet verified',
  },
);
