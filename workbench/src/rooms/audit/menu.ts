import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  { 'menu.log': () => '操作日志', 'menu.looks': () => '查询日志', 'menu.seals': () => '日志封存', 'part.looked': () => '谁看过' },
  { 'menu.log': () => 'Audit log', 'menu.looks': () => 'Log of looks', 'menu.seals': () => 'Seals', 'part.looked': () => 'Who looked' },
);
