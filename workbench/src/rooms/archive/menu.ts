import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '记录',
    'part.timeline': () => '时间线',
  },
  {
    menu: () => 'Records',
    'part.timeline': () => 'Timeline',
  },
);
