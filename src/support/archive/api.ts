import { Type } from 'typebox';
import { answerExport, EXPORT_FIELDS } from '../../registry/disclosures/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
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
    ...listRoute({
      name: 'records',
      path: '/api/v1/records',
      summary: 'Records by filter within the caller’s level, latest decision first; with a stated purpose',
      permission: 'records.read',
      audit: 'records.listed',
      filters: {
        kind: { schema: FilterFields.kind, zh: '类别', en: 'Kind' },
        subject: {
          schema: FilterFields.subject,
          zh: '统一社会信用代码',
          en: 'USCC',
          hint: { zh: '也可以写“reg:旧注册号”', en: 'Or reg: and an old registration number' },
        },
        documentNo: { schema: FilterFields.documentNo, zh: '文书号', en: 'Document number' },
        display: { schema: FilterFields.display, zh: '公示状态', en: 'Display' },
        decidedFrom: { schema: FilterFields.decidedFrom, zh: '决定日期自', en: 'Decided from' },
        decidedTo: { schema: FilterFields.decidedTo, zh: '决定日期至', en: 'Decided until' },
        nature: { schema: FilterFields.nature, zh: '性质', en: 'Nature' },
        mark: { schema: FilterFields.mark, zh: '标注', en: 'Mark' },
        organ: { schema: FilterFields.organ, zh: '决定机关代码', en: 'Code of the deciding organ' },
        reportingOrgan: { schema: FilterFields.reportingOrgan, zh: '报送单位代码', en: 'Code of the reporting organ' },
        district: { schema: FilterFields.district, zh: '决定机关的区划代码', en: 'Division code of the deciding organ' },
        receivedFrom: { schema: FilterFields.receivedFrom, zh: '收到日期自', en: 'Received from' },
        receivedTo: { schema: FilterFields.receivedTo, zh: '收到日期至', en: 'Received until' },
        objectedTo: {
          schema: FilterFields.objectedTo,
          zh: '异议在这一天以前提出、还没有答复',
          en: 'Under an objection raised on this day or before',
        },
        item: { schema: FilterFields.item, zh: '目录信息项', en: 'Item of the catalogue' },
        batch: { schema: FilterFields.batch, zh: '报送批次编号', en: 'Id of the batch' },
      },
      shape: RecordsAnswer,
      rows: ({ caller, query, cursor, limit }) => listRecords(kernel, query, { cursor, limit }, caller),
      columns: {
        documentNo: { zh: '文书号', en: 'Document number', kind: 'zh', heading: true },
        subject: { zh: '主体', en: 'Body' },
        kind: { zh: '类别', en: 'Kind', kind: 'act' },
        organ: { zh: '决定机关', en: 'Deciding organ' },
        decided: { zh: '决定日期', en: 'Decided on', kind: 'day' },
        display: { zh: '公示状态', en: 'Display' },
        until: { zh: '公示到', en: 'On display until' },
        nature: { zh: '性质', en: 'Nature', extra: true },
        item: { zh: '目录信息项', en: 'Item of the catalogue', kind: 'code', extra: true },
        reportingOrgan: { zh: '报送单位', en: 'Reporting organ', extra: true },
        receivedOn: { zh: '收到日期', en: 'Received on', kind: 'day', extra: true },
        due: { zh: '最迟公示日期', en: 'Last day for display', kind: 'day', extra: true },
        daysLate: { zh: '迟报工作日数', en: 'Working days late', kind: 'number', extra: true },
      },
      file: { none: 'Records leave as a disclosure, POST /api/v1/records/export, which has a recipient.' },
      orders: {
        decided: {
          zh: '按决定日期，最近的在前；同一天的按文书、再按记录编号',
          en: 'latest decision first; on one day by act, then by record',
        },
      },
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
