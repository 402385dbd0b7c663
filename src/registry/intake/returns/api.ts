import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listRoute } from '../../../kernel/lists/index.ts';
import { intakeMessages } from '../messages.ts';
import { closeReturn, listReturns, saidReturn } from './list.ts';

const Returned = Type.Object({
  batch: Type.String(),
  batchId: Type.String(),
  row: Type.Integer(),
  organ: Type.String(),
  fate: Type.String(),
  code: Type.String(),
  column: Type.Union([Type.String(), Type.Null()]),
  what: Type.String(),
  returnedOn: Type.String(),
  due: Type.String(),
  provisional: Type.Boolean(),
  /** Negative when late. */
  workingDaysLeft: Type.Integer(),
});

export function returnedRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'returned',
      path: '/api/v1/intake/returned',
      summary: 'Rows that went back and have not come again, the most urgent first; late: only those past their day',
      permission: 'intake.report',
      audit: 'returned.listed',
      filters: {
        organ: { schema: Type.String({ maxLength: 64 }) },
        late: { schema: Type.Boolean(), zh: '只看超期的', en: 'Only those that are late' },
      },
      item: Returned,
      rows: ({ query, caller, cursor, limit }) => listReturns(kernel, { ...query, cursor, limit }, caller),
      answer: (row, language) => saidReturn(row, language),
      columns: {
        batch: { zh: '批次号', en: 'Batch', heading: true },
        row: { zh: '行号', en: 'Row', kind: 'number' },
        column: { zh: '列', en: 'Column', kind: 'zh', extra: true },
        what: { zh: '问题', en: 'What is wrong', cell: (row, language) => saidReturn(row, language).what },
        how: {
          zh: '怎么改',
          en: 'What to do',
          only: 'file',
          cell: ({ code, params }, language) => t(language, intakeMessages)[`${code}.how`](params),
        },
        returnedOn: { zh: '退回日期', en: 'Went back on', kind: 'day', extra: true },
        due: { zh: '最迟改好日期', en: 'To come again by', kind: 'day' },
        workingDaysLeft: { zh: '还有几个工作日（负数为超期）', en: 'Working days left (below zero: late)', only: 'file' },
        code: { zh: '代码', en: 'Code', only: 'file' },
      },
      orders: {
        due: {
          zh: '按最迟改好的日期，最早的在前；同一天的按批次和行号',
          en: 'by last day, the earliest first; on the same day by batch and row',
        },
      },
      file: { audit: 'returned.exported' },
    }),
    route({
      method: 'POST',
      path: '/api/v1/intake/batches/{id}/rows/{row}/close',
      face: 'api',
      summary: 'A row that went back and will not come again, with the reason',
      permission: 'intake.report',
      audit: 'return.closed',
      schemas: {
        params: Type.Object({
          id: Type.String({ minLength: 1, maxLength: 64 }),
          row: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
        }),
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
        response: { 200: Type.Object({ batch: Type.String(), row: Type.Integer(), closedOn: Type.String() }) },
      },
      handle: ({ params, body, caller }) => closeReturn(kernel, { batch: params.id, row: params.row, reason: body.reason }, caller),
    }),
  ];
}
