import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { listRoute } from '../../../kernel/lists/index.ts';
import { REASON_MAX } from '../review/reason.ts';
import { answerComparison, RIGHTS } from './answer.ts';
import { openComparisons, sourcesOf, type OpenComparison } from './list.ts';
import { Value, Waits } from '../api-schemas.ts';

const Text = Type.String();
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) });

const Comparison = Type.Object({
  comparisonId: Text,
  recordId: Text,
  actId: Text,
  subjectId: Text,
  subject: Type.Union([Text, Type.Null()]),
  kind: Text,
  organ: Text,
  documentNo: Text,
  decided: Text,
  heldFrom: Text,
  givenBy: Text,
  openedOn: Text,
  days: Type.Integer(),
  fields: Type.Record(Text, Type.Object({ held: Value, given: Value })),
  waits: Waits,
});
const Source = Type.Object({
  subjectId: Text,
  recordId: Text,
  reportingOrgan: Text,
  firstOn: Text,
  lastOn: Text,
  agrees: Type.Boolean(),
  held: Type.Boolean(),
});
const Answer = Type.Union([
  Type.Object({ state: Type.Literal('done'), record: Text }),
  Type.Object({ state: Type.Literal('proposed'), proposal: Text }),
]);

interface Found {
  items: (OpenComparison & { field?: string; held?: unknown; given?: unknown })[];
  next: string | null;
}

const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

export function comparisonRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'comparisons',
      path: '/api/v1/publicity/comparisons',
      summary: 'Acts of which two lines say different things, longest waiting first; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.comparisons.listed',
      item: Comparison,
      rows: ({ caller, cursor, limit }): Promise<Found> => openComparisons(kernel, caller, { cursor, limit }),
      columns: {
        documentNo: { zh: '文书号', en: 'Document number', kind: 'zh', heading: true },
        subject: { zh: '主体名称', en: 'Body', kind: 'zh' },
        fields: { zh: '不同的栏目', en: 'Field that differs', cell: ({ field }) => field },
        days: { zh: '已等候天数', en: 'Days waiting', kind: 'number' },
        openedOn: { zh: '发现日期', en: 'Found on', kind: 'day' },
        heldFrom: { zh: '现存内容的报送单位', en: 'Held from', kind: 'organ', extra: true },
        decided: { zh: '决定日期', en: 'Decided on', kind: 'day', extra: true },
        organ: { zh: '决定机关代码', en: 'Deciding organ', only: 'file' },
        givenBy: { zh: '另一来源', en: 'Also from', only: 'file' },
        held: { zh: '现存', en: 'Held', only: 'file', cell: ({ held }) => textOf(held) },
        given: { zh: '另一来源的内容', en: 'From the other line', only: 'file', cell: ({ given }) => textOf(given) },
      },
      orders: {
        opened: {
          zh: '按发现日期，等得最久的在前；同一天的按编号',
          en: 'by day of finding, longest waiting first; on one day by number',
        },
      },
      file: {
        limit: 5000,
        columns: ['subject', 'documentNo', 'organ', 'decided', 'openedOn', 'days', 'heldFrom', 'givenBy', 'fields', 'held', 'given'],
        // One row a field that differs.
        rows: async ({ caller, cursor, limit }) => {
          const { items, next } = await openComparisons(kernel, caller, { cursor, limit });
          const apart = items.flatMap((row) => Object.entries(row.fields).map(([field, sides]) => ({ ...row, field, ...sides })));
          return { items: apart, next };
        },
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/publicity/comparisons/{id}/answer',
      face: 'api',
      summary: 'The deciding organ says which line is right; after display another person confirms the correction',
      permission: 'publicity.review',
      audit: 'publicity.comparison.answered',
      schemas: {
        params: Id,
        body: Type.Object({
          right: Type.Union(RIGHTS.map((each) => Type.Literal(each))),
          reason: Type.String({ minLength: 1, maxLength: REASON_MAX, pattern: '\\S' }),
        }),
        response: { 200: Answer },
      },
      handle: ({ caller, params, body }) => answerComparison(kernel, params.id, body, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/publicity/{id}/sources',
      face: 'api',
      summary: 'The lines by which an act came; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.sources.listed',
      schemas: { params: Id, response: { 200: listOf(Source) } },
      handle: ({ caller, params }) => sourcesOf(kernel, params.id, caller),
    }),
  ];
}
