import { messages } from '../../../kernel/i18n/types.ts';

/** A table of a form to fill in. */
export const templateMessages = messages(
  {
    sheet: () => '填报',
    note: (p: { title: string; organ: string }) =>
      `${p.title}（${p.organ}）。表头下面开始填，一行一份文书。上一行灰色的是示例，不会当作数据读入，可以不删。每一格都是文本：日期写2026-11-24，代码不要让Excel改成数字。`,
    date: () => '日期，例如2026-11-24',
    list: () => '请从列表中选，也可以填列表中的几项，用“、”隔开',
    choice: () => '请从列表中选',
    own: () => '本单位名称',
  },
  {
    sheet: () => 'Report',
    note: (p: { title: string; organ: string }) =>
      `${p.title} (${p.organ}). Fill in below the heading, one document a row. The grey row above it is an example, is never read as data and may stay. Every cell is text: write dates as 2026-11-24, and let no spreadsheet turn a code into a number.`,
    date: () => 'A date such as 2026-11-24',
    list: () => 'Choose from the list; several may stand together, parted by 、',
    choice: () => 'Choose from the list',
    own: () => 'Name of your own organ',
  },
);
