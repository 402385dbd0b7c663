import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    'menu.outbox': () => '外发消息',
    'menu.readers': () => '后台处理',
    'menu.keys': () => '接口密钥',
    'menu.accounts': () => '账号',
    'menu.log': () => '操作日志',
    'menu.looks': () => '查询日志',
    'menu.seals': () => '日志封存',
  },
  {
    'menu.outbox': () => 'Outgoing messages',
    'menu.readers': () => 'Readers',
    'menu.keys': () => 'Keys of systems',
    'menu.accounts': () => 'Accounts',
    'menu.log': () => 'Audit log',
    'menu.looks': () => 'Log of looks',
    'menu.seals': () => 'Seals',
  },
);
