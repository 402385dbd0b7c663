import { Type } from 'typebox';
import { answerExport, EXPORT_FIELDS } from '../../registry/disclosures/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { recordDetail } from './detail.ts';
import { exportRecords } from './export.ts';
import { Filter, FilterFields } from './filter.ts';
import { listRecords } from './list.ts';
import { DetailAnswer, RecordsAnswer, SummaryAnswer, TimelineAnswer } from './schemas.ts';
import { subjectSummary } from './summary.ts';
import { subjectTimeline } from './timeline.ts';

const Key = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' }),
});
export function archiveRoutes(kernel: Kernel): AnyRoute[] {
  return [...recordRoutes(kernel), ...subjectRoutes(kernel)];
}

function recordRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/records',
      face: 'api',
      summary: 'Records by filter within the caller’s level, latest decision first; with a stated purpose',
      permission: 'records.read',
      audit: 'records.listed',
      schemas: { query: Type.Object({ ...PageQuery, ...FilterFields }), response: { 200: RecordsAnswer } },
      handle: ({ caller, query: { cursor, limit, ...filter } }) => listRecords(kernel, filter, { cursor, limit }, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/records/{id}',
      face: 'api',
      summary:
        'One record: how it came, down to file and row, its versions, sources and comparisons, who was given it; with a stated purpose',
      permission: 'records.read',
      audit: 'record.opened',
      schemas: {
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 200: DetailAnswer },
      },
      handle: ({ caller, params }) => recordDetail(kernel, params.id, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/records/export',
      face: 'api',
      summary:
        'Records by filter as a file (at most 10,000); a disclosure to the caller’s organ, which is told of later corrections; with a stated purpose',
      permission: 'records.export',
      audit: 'records.exported',
      rate: 20,
      produces: 'application/octet-stream',
      schemas: {
        body: Type.Object({ filter: Filter, ...EXPORT_FIELDS }, { additionalProperties: false }),
      },
      handle: async ({ caller, body, language, reply }) => {
        return answerExport(reply, body.format, await exportRecords(kernel, body, caller, language));
      },
    }),
  ];
}

function subjectRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/summary',
      face: 'api',
      summary: 'The head of a body’s file for officials: names, keys, registrations, how much of what; with a stated purpose',
      permission: 'records.read',
      audit: 'subject.opened',
      schemas: { params: Key, response: { 200: SummaryAnswer } },
      handle: ({ caller, params }) => subjectSummary(kernel, params.key, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/timeline',
      face: 'api',
      summary:
        'What happened to a body, newest first, and what is to come; a past day or number only with the permission subject.history; with a stated purpose',
      permission: 'records.read',
      audit: 'subject.timeline.opened',
      schemas: {
        params: Key,
        query: Type.Object({
          asOf: Type.Optional(Type.String({ format: 'date', description: 'a day in Shanghai' })),
          knownAt: Type.Optional(Type.Integer({ minimum: 0, description: 'number of the journal' })),
          knownOn: Type.Optional(
            Type.String({
              format: 'date',
              description: 'instead of the number: what was known at the end of that day',
            }),
          ),
        }),
        response: { 200: TimelineAnswer },
      },
      handle: ({ caller, params, query }) => subjectTimeline(kernel, params.key, query, caller),
    }),
  ];
}
