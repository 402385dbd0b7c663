import { messages } from '../../house.ts';

export const unsavedMessages = messages(
  {
    title: () => '有没有保存的修改',
    lost: () => '离开这一页，修改就没有了。',
    kept: () => '离开以后，修改留在这个窗口里，回到这一页可以接着改；关闭窗口或者退出登录就没有了。',
    stay: () => '留下接着改',
    'go.lost': () => '不要修改，离开',
    'go.kept': () => '先离开',
  },
  {
    title: () => 'Some changes are not saved',
    lost: () => 'If you leave this page, they are gone.',
    kept: () => 'If you leave, they stay in this window and are here when you come back; closing it or signing out drops them.',
    stay: () => 'Stay and go on',
    'go.lost': () => 'Leave without them',
    'go.kept': () => 'Leave for now',
  },
);
