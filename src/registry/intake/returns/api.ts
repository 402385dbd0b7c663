import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listRoute } from '../../../kernel/lists/index.ts';
import { intakeMessages } from '../messages.ts';
import { closeReturn, listReturns, saidReturn } from './list.ts';
import { returnedMessages } from './messages.ts';

const Filter = {
  organ: Type.Optional(Type.String({ maxLength: 64 })),
  late: Type.Optional(Type.Boolean()),
};
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
      filters: Filter,
      unshown: ['organ'],
      item: Returned,
      rows: ({ query, caller, cursor, limit }) => listReturns(kernel, { ...query, cursor, limit }, caller),
      answer: (row, language) => saidReturn(row, language),
      words: returnedMessages,
      columns: {
        batch: { heading: true },
        row: { kind: 'number' },
        column: { extra: true },
        what: { cell: (row, language) => saidReturn(row, language).what },
        how: { only: 'file', cell: ({ code, params }, language) => t(language, intakeMessages)[`${code}.how`](params) },
        returnedOn: { kind: 'day', extra: true },
        due: { kind: 'day' },
        workingDaysLeft: { only: 'file' },
        code: { only: 'file' },
      },
      orders: ['due'],
      file: { name: 'returned', audit: 'returned.exported', limit: 20_000 },
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
