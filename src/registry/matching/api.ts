import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
import { listDecisions } from './decisions.ts';
import { MATCH_REASONS } from './rules.ts';
import { decideMatching, listMatching, undoMatching } from './service.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Texts = Type.Array(Type.String());
const Params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });
const Organ = Type.String({ minLength: 1, maxLength: 64 });
/** More than a desk works through; the rest stands in the list. */
const EXPORTED = 20_000;
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
    ...listRoute({
      name: 'matching',
      path: '/api/v1/matching/rows',
      summary: 'Rows without a usable code beside the bodies that they may mean; with a stated purpose',
      permission: 'matching.decide',
      audit: 'matching.listed',
      filters: { organ: { schema: Organ, zh: '报送单位', en: 'Reporting organ' } },
      item: MatchingItem,
      rows: ({ caller, query, cursor, limit }) => listMatching(kernel, { ...query, cursor, limit }, caller),
      columns: {
        name: { zh: '名称', en: 'Name', kind: 'zh', heading: true },
        number: { zh: '编号', en: 'Number', cell: ({ number }) => number.text },
        title: { zh: '事项', en: 'Matter', kind: 'zh' },
        candidates: { zh: '候选', en: 'Candidates', kind: 'number', only: 'page' },
        receivedOn: { zh: '收到日期', en: 'Received on', kind: 'day' },
        batch: { zh: '批次号', en: 'Batch' },
        row: { zh: '行号', en: 'Row', kind: 'number' },
        documentNo: { zh: '文书号', en: 'Document number', kind: 'zh', extra: true },
        decided: { zh: '决定日期', en: 'Decided on', kind: 'day', extra: true },
        organ: { zh: '报送单位', en: 'Reporting organ', kind: 'code', extra: true },
      },
      orders: {
        received: {
          zh: '按收到日期，等得最久的在前；同一天的按编号',
          en: 'by day of receipt, those that wait longest first; on the same day by id',
        },
      },
      file: {
        audit: 'matching.exported',
        limit: EXPORTED,
        columns: ['batch', 'row', 'organ', 'name', 'number', 'title', 'documentNo', 'decided', 'receivedOn'],
        rows: ({ caller, query, cursor, limit }) => listMatching(kernel, { ...query, cursor, limit, exported: true }, caller),
      },
    }),
    ...listRoute({
      name: 'decisions',
      path: '/api/v1/matching/decisions',
      summary: 'Decisions that hold for the source’s later rows, the latest first; with a stated purpose',
      permission: 'matching.decide',
      audit: 'matching.decisions.listed',
      item: HeldDecision,
      rows: ({ caller, cursor, limit }) => listDecisions(kernel, { cursor, limit }, caller),
      columns: {
        sourceKey: { zh: '来源的编号和名称', en: 'Number and name at the source', kind: 'zh', heading: true },
        name: { zh: '认定为', en: 'Taken for', kind: 'zh' },
        uscc: { zh: '统一社会信用代码', en: 'USCC', only: 'file' },
        reason: { zh: '理由', en: 'Reason', kind: 'zh' },
        rows: { zh: '据此记入的行数', en: 'Rows that came by it', kind: 'number' },
        decidedAt: { zh: '决定时间', en: 'Decided at', kind: 'time' },
        decidedBy: { zh: '决定人', en: 'Decided by', kind: 'code' },
        organ: { zh: '报送单位', en: 'Reporting organ', kind: 'code', extra: true },
      },
      orders: {
        at: { zh: '按决定时间，最近的在前；同一时间的按编号', en: 'by time, the latest first; at the same time by id' },
      },
      file: {
        audit: 'matching.decisions.exported',
        limit: EXPORTED,
        columns: ['organ', 'sourceKey', 'name', 'uscc', 'reason', 'rows', 'decidedBy', 'decidedAt'],
        rows: ({ caller, cursor, limit }) => listDecisions(kernel, { cursor, limit }, caller, EXPORTED),
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
