import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '重错码工单',
    'rates.menu': () => '重错码率',
  },
  {
    menu: () => 'Orders on codes',
    'rates.menu': () => 'Rate of wrong codes',
  },
);
