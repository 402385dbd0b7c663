import { messages } from '../../../kernel/i18n/types.ts';

/** Words of the list of rows that are to come again. */
export const returnedMessages = messages(
  {
    'column.batch': () => '批次号',
    'column.row': () => '行号',
    'column.column': () => '列',
    'column.what': () => '问题',
    'column.how': () => '怎么改',
    'column.returnedOn': () => '退回日期',
    'column.due': () => '最迟改好日期',
    'column.workingDaysLeft': () => '还有几个工作日（负数为超期）',
    'column.code': () => '代码',
    'filter.late': () => '只看超期的',
    'order.due': () => '按最迟改好的日期，最早的在前；同一天的按批次和行号',
  },
  {
    'column.batch': () => 'Batch',
    'column.row': () => 'Row',
    'column.column': () => 'Column',
    'column.what': () => 'What is wrong',
    'column.how': () => 'What to do',
    'column.returnedOn': () => 'Went back on',
    'column.due': () => 'To come again by',
    'column.workingDaysLeft': () => 'Working days left (below zero: late)',
    'column.code': () => 'Code',
    'filter.late': () => 'Only those that are late',
    'order.due': () => 'by last day, the earliest first; on the same day by batch and row',
  },
);
