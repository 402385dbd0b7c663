import { messages } from '../i18n/types.ts';

export const uiMessages = messages(
  {
    skip: () => '跳到正文',
    menu: () => '主菜单',
    trail: () => '所在位置',
    ribbonLabel: () => '环境说明',
    faulty: () => '错误：',
    faultsTitle: () => '填写的内容有误',
    next: () => '下一页',
    first: () => '回到第一页',
    pager: () => '翻页',
    scrollHint: (p: { caption: string }) => `${p.caption}（可以左右滚动）`,
  },
  {
    skip: () => 'Skip to the content',
    menu: () => 'Main menu',
    trail: () => 'Where you are',
    ribbonLabel: () => 'About this installation',
    faulty: () => 'Error: ',
    faultsTitle: () => 'Something in the form needs mending',
    next: () => 'Next page',
    first: () => 'Back to the first page',
    pager: () => 'Pages',
    scrollHint: (p) => `${p.caption} (scrolls sideways)`,
  },
);
