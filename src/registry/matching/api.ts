import { Type } from 'typebox';
import { TABLE_TYPES } from '../../kernel/tables/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { listDecisions } from './decisions.ts';
import { MATCH_REASONS } from './rules.ts';
import { decideMatching, listMatching, undoMatching } from './service.ts';
import { decisionsTable, matchingTable } from './table.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Texts = Type.Array(Type.String());
const Params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const Organ = Type.Optional(Type.String({ minLength: 1, maxLength: 64 }));
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

const Candidate = Type.Object({
  subjectId: Type.String(),
  name: Type.String(),
  formerNames: Texts,
  uscc: Nullable,
  numbers: Texts,
  kind: Type.String(),
  state: Type.String(),
  founded: Nullable,
  district: Nullable,
  addresses: Texts,
  points: Type.Integer(),
  reasons: Type.Array(Type.Union(MATCH_REASONS.map((reason) => Type.Literal(reason)))),
});
const MatchingItem = Type.Object({
  id: Type.String(),
  batch: Type.String(),
  row: Type.Integer(),
  organ: Type.String(),
  number: Type.Object({ kind: Type.String(), text: Type.String() }),
  name: Type.String(),
  kind: Type.String(),
  title: Type.String(),
  documentNo: Type.String(),
  decided: Type.String(),
  receivedOn: Type.String(),
  district: Nullable,
  address: Nullable,
  candidates: Type.Array(Candidate),
});
const Decision = Type.Object({
  decision: Type.String(),
  row: Type.String(),
  subject: Type.String(),
  record: Type.String(),
});

const HeldDecision = Type.Object({
  decision: Type.String(),
  organ: Type.String(),
  sourceKey: Type.String(),
  subjectId: Type.String(),
  name: Type.String(),
  uscc: Nullable,
  rows: Type.Integer(),
  decidedBy: Type.String(),
  decidedAt: Type.String(),
  reason: Type.String(),
});

export function matchingRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/matching/rows',
      face: 'api',
      summary: 'Rows without a usable code beside the bodies that they may mean; with a stated purpose',
      permission: 'matching.decide',
      audit: 'matching.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, organ: Organ }),
        response: { 200: listOf(MatchingItem) },
      },
      handle: ({ caller, query }) => listMatching(kernel, query, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/matching/rows.csv',
      face: 'api',
      summary: 'The rows as a table for people, without candidates; of more than 20,000 those that wait longest; with a stated purpose',
      permission: 'matching.decide',
      audit: 'matching.exported',
      rate: 12,
      produces: 'text/csv',
      schemas: { query: Type.Object({ organ: Organ }) },
      handle: async ({ caller, query, language, reply }) => {
        const table = await matchingTable(kernel, query, caller, language);
        reply.type(TABLE_TYPES.csv).header('content-disposition', 'attachment; filename="matching.csv"');
        return table;
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/matching/decisions',
      face: 'api',
      summary: 'Decisions that hold for the source’s later rows, the latest first; with a stated purpose',
      permission: 'matching.decide',
      audit: 'matching.decisions.listed',
      schemas: { query: Type.Object(PageQuery), response: { 200: listOf(HeldDecision) } },
      handle: ({ caller, query }) => listDecisions(kernel, query, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/matching/decisions.csv',
      face: 'api',
      summary: 'The same as a table for people; of more than 20,000 the latest; with a stated purpose',
      permission: 'matching.decide',
      audit: 'matching.decisions.exported',
      rate: 12,
      produces: 'text/csv',
      schemas: {},
      handle: async ({ caller, language, reply }) => {
        const table = await decisionsTable(kernel, caller, language);
        reply.type(TABLE_TYPES.csv).header('content-disposition', 'attachment; filename="decisions.csv"');
        return table;
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/matching/rows/{id}/decide',
      face: 'api',
      summary: 'Decide whom a row means; remembered for the source’s later rows',
      permission: 'matching.decide',
      audit: 'matching.decided',
      schemas: {
        params: Params,
        body: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 64 }), reason: Reason }),
        response: { 200: Decision },
      },
      handle: ({ caller, params, body }) => decideMatching(kernel, { row: params.id, ...body }, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/matching/decisions/{id}/undo',
      face: 'api',
      summary: 'Take a decision back: its records end, its rows wait again',
      permission: 'matching.decide',
      audit: 'matching.undone',
      schemas: {
        params: Params,
        body: Type.Object({ reason: Reason }),
        response: { 200: Type.Object({ decision: Type.String(), rows: Type.Integer() }) },
      },
      handle: ({ caller, params, body }) => undoMatching(kernel, params.id, body.reason, caller),
    }),
  ];
}
