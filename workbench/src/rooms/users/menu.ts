import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  { 'menu.keys': () => '接口密钥', 'menu.accounts': () => '账号' },
  { 'menu.keys': () => 'Keys of systems', 'menu.accounts': () => 'Accounts' },
);
