import { messages } from '../../house.ts';

/** Words of the menu alone: they come with the first load, the room's own with the room. */
export const menuMessages = messages(
  {
    menu: () => '报送批次',
    'returned.menu': () => '退回的行',
    'nil.menu': () => '零报告',
    'templates.menu': () => '空白模板',
    'forms.menu': () => '表样',
  },
  {
    menu: () => 'Batches',
    'returned.menu': () => 'Rows to mend',
    'nil.menu': () => 'Nil report',
    'templates.menu': () => 'Empty forms',
    'forms.menu': () => 'Forms',
  },
);
