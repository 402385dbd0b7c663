import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { REASON_MAX } from '../review/reason.ts';
import { answerComparison, RIGHTS } from './answer.ts';
import { openComparisons, sourcesOf } from './list.ts';
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

export function comparisonRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/publicity/comparisons',
      face: 'api',
      summary: 'Acts of which two lines say different things, longest waiting first; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.comparisons.listed',
      schemas: { query: Type.Object(PageQuery), response: { 200: listOf(Comparison) } },
      handle: ({ caller, query }) => openComparisons(kernel, caller, query),
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
