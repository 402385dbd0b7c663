import { messages } from '../i18n/index.ts';

export const listMessages = messages(
  {
    missing: (p: { n: number }) => `还有${p.n}行没有列入本文件，请缩小查询条件后分次导出。`,
    'missing.more': (p: { n: number }) => `还有${p.n}行以上没有列入本文件，请缩小查询条件后分次导出。`,
  },
  {
    missing: (p) => `${p.n} more rows are not in this file; narrow the conditions and export in parts.`,
    'missing.more': (p) => `More than ${p.n} further rows are not in this file; narrow the conditions and export in parts.`,
  },
);
