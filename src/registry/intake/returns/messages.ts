import { messages } from '../../../kernel/i18n/types.ts';

/** Headings of the table of rows that are to come again. */
export const returnedTableMessages = messages(
  {
    batch: () => '批次号',
    row: () => '行号',
    column: () => '列',
    what: () => '问题',
    how: () => '怎么改',
    returned: () => '退回日期',
    due: () => '最迟改好日期',
    left: () => '还有几个工作日（负数为超期）',
    code: () => '代码',
  },
  {
    batch: () => 'Batch',
    row: () => 'Row',
    column: () => 'Column',
    what: () => 'What is wrong',
    how: () => 'What to do',
    returned: () => 'Went back on',
    due: () => 'To come again by',
    left: () => 'Working days left (below zero: late)',
    code: () => 'Code',
  },
);
