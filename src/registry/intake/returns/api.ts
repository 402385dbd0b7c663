import { Type } from 'typebox';
import { TABLE_TYPES } from '../../../kernel/tables/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { closeReturn, listReturns, saidReturns } from './list.ts';
import { returnedTable } from './table.ts';

const Filter = {
  organ: Type.Optional(Type.String({ maxLength: 64 })),
  late: Type.Optional(Type.Boolean()),
};
const EXPORTED = 20_000;
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
    route({
      method: 'GET',
      path: '/api/v1/intake/returned',
      face: 'api',
      summary: 'Rows that went back and have not come again, the most urgent first; late: only those past their day',
      permission: 'intake.report',
      audit: 'returned.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, ...Filter }),
        response: { 200: listOf(Returned) },
      },
      handle: async ({ query, caller, language }) => {
        const { items, next } = await listReturns(kernel, query, caller);
        return { items: saidReturns(items, language), next };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/returned.csv',
      face: 'api',
      summary: 'The same as a table for people; of more than 20,000 rows the most urgent',
      permission: 'intake.report',
      audit: 'returned.exported',
      rate: 12,
      produces: 'text/csv',
      schemas: { query: Type.Object(Filter) },
      handle: async ({ query, caller, language, reply }) => {
        const { items } = await listReturns(kernel, { ...query, limit: EXPORTED }, caller, EXPORTED);
        reply.type(TABLE_TYPES.csv).header('content-disposition', 'attachment; filename="returned.csv"');
        return returnedTable(items, language);
      },
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
