import { messages } from '../../kernel/i18n/types.ts';

export const gradeMessages = messages(
  {
    'export.sheet': () => '等级',
    'export.title': (p: { at: string; n: number; purpose: string }) =>
      `截至${p.at}，共${p.n}户；用途：${p.purpose}。内部使用，不得公开；不同评价的等级不能互相换算、比较。更正、撤回的，会通知导出单位。`,
    'export.large': (p: { limit: number }) => `${p.limit}户`,
    'column.recordId': () => '记录编号',
    'column.subject': () => '名称',
    'column.uscc': () => '统一社会信用代码',
    'column.scale': () => '评价名称',
    'column.grade': () => '评价结果',
    'column.issuer': () => '评价机关',
    'column.decided': () => '评价日期',
    'column.documentNo': () => '评价文书号',
    'column.usedUntil': () => '使用至',
  },
  {
    'export.sheet': () => 'Grades',
    'export.title': (p) =>
      `As of ${p.at}, ${p.n} bodies; purpose: ${p.purpose}. For internal use, never to be published; grades of different scales can't be converted or compared. The organ that exported them is told of corrections and withdrawals.`,
    'export.large': (p) => `${p.limit} bodies`,
    'column.recordId': () => 'Record',
    'column.subject': () => 'Name',
    'column.uscc': () => 'USCC',
    'column.scale': () => 'Evaluation',
    'column.grade': () => 'Grade',
    'column.issuer': () => 'Evaluating organ',
    'column.decided': () => 'Day of evaluation',
    'column.documentNo': () => 'Document',
    'column.usedUntil': () => 'Used until',
  },
);
