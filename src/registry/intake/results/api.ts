import { Type, type TSchema } from 'typebox';
import { TABLE_TYPES } from '../../../kernel/tables/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import { listRoute, valuesOf } from '../../../kernel/lists/index.ts';
import { FATES, FINDING_FATES, type Fate, type FindingCode } from '../fates/fates.ts';
import { decideRows } from './decide.ts';
import { DECISION_NAMES } from './decisions.ts';
import { listedBatches } from './list.ts';
import { batchMessages } from './messages.ts';
import { streamProgress } from './progress.ts';
import { receiptPdf } from './receipt.ts';
import { recogniseUpload } from './recognise.ts';
import { templateXlsx } from './template.ts';
import { usualForms } from './usual.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.String();
const Whole = Type.Integer();
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64, description: 'id of a batch' }) });
const Day = Type.String({ format: 'date' });
const STATES = ['received', 'running', 'done', 'refused', 'recalled'] as const;
const State = Type.Enum([...STATES]);
const Title = Type.Object({ zh: Text, en: Text });
const fates = Object.fromEntries((Object.keys(FATES) as Fate[]).map((fate) => [fate, Whole])) as Record<Fate, typeof Whole>;

const Urgent = orNull(Type.Object({ due: Text, workingDaysLeft: Whole }));
const BatchFilter = {
  organ: { schema: Type.String({ maxLength: 64, description: 'for the local operator' }) },
  form: { schema: Type.String({ maxLength: 64 }), zh: '表样', en: 'Form' },
  state: { schema: State, zh: '状态', en: 'State', values: valuesOf(batchMessages, 'state', STATES) },
  from: { schema: Day, zh: '收到日期自', en: 'Received from' },
  to: { schema: Day, zh: '收到日期至', en: 'Received until' },
  open: { schema: Type.Boolean(), zh: '只看还有行没改好的', en: 'Only those with rows to mend' },
  mine: { schema: Type.Boolean(), zh: '只看我报送的', en: 'Only those that I sent' },
};
const Batch = Type.Object({
  batch: Text,
  number: Text,
  mapping: Text,
  organ: Text,
  file: Text,
  state: State,
  receivedAt: Text,
  finishedAt: orNull(Text),
  read: Whole,
  ...fates,
  held: Whole,
  mostUrgent: Urgent,
  sheet: orNull(Text),
  mends: orNull(Text),
  open: Type.Integer({ description: 'rows that went back and have not come again' }),
  reportedBy: Text,
});

/** Of a batch: rows by reason, the largest first. */
export const ReasonGroups = Type.Array(
  Type.Object({
    code: Type.Enum(Object.keys(FINDING_FATES) as FindingCode[]),
    fate: Text,
    n: Whole,
    open: Whole,
    reason: Text,
    examples: Type.Array(Type.Object({ row: Whole, column: orNull(Text), what: Text, how: Text, open: Type.Boolean() })),
    decisions: Type.Array(Type.Enum([...DECISION_NAMES])),
  }),
);

const Fit = Type.Object({ id: Text, title: Title, known: Whole });
const RecognisedAnswer = Type.Object({
  fileName: Text,
  form: orNull(Text),
  asked: Type.Array(Fit),
  mends: orNull(Text),
  rows: orNull(Whole),
  sheet: orNull(Text),
  unknownColumns: Type.Array(Text),
  last: orNull(Type.Object({ number: Text, receivedOn: Text, rows: Whole, file: Text })),
});
const UsualAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      form: Text,
      title: Title,
      batch: Text,
      number: Text,
      file: Text,
      receivedOn: Text,
      rows: Whole,
      sentThisMonth: Type.Boolean(),
    }),
  ),
});

export function resultRoutes(kernel: Kernel): AnyRoute[] {
  return [...batchRoutes(kernel), ...beforeRoutes(kernel)];
}

function batchRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'batches',
      path: '/api/v1/intake/batches',
      summary: 'Batches of the caller’s organ, newest first; open: only those with rows that are to come again',
      permission: 'intake.read',
      audit: 'batches.listed',
      filters: BatchFilter,
      item: Batch,
      rows: ({ caller, query, cursor, limit }) => listedBatches(kernel, { ...query, cursor, limit }, caller),
      columns: {
        number: { zh: '批次号', en: 'Batch', heading: true },
        file: { zh: '文件', en: 'File', kind: 'zh' },
        form: { zh: '表样', en: 'Form', cell: ({ mapping }) => mapping },
        state: { zh: '状态', en: 'State', cell: ({ state }, language) => t(language, batchMessages)[`state.${state}`]() },
        receivedAt: { zh: '收到时间', en: 'Received', kind: 'time' },
        read: { zh: '行数', en: 'Rows', kind: 'number' },
        taken: { zh: '已收下', en: 'Taken', kind: 'number', only: 'page' },
        back: { zh: '退回', en: 'Gone back', kind: 'number', only: 'page' },
        accepted: { zh: '接受', en: 'Accepted', only: 'file' },
        replaced: { zh: '替换', en: 'Replaced', only: 'file' },
        unchanged: { zh: '未变', en: 'Unchanged', only: 'file' },
        stale: { zh: '比已有的旧', en: 'Older than held', only: 'file' },
        waiting: { zh: '等待主体', en: 'Wait for a body', only: 'file' },
        returned: { zh: '退回核对', en: 'Back for a check', only: 'file' },
        rejected: { zh: '要改', en: 'To mend', only: 'file' },
        open: { zh: '还没改好', en: 'Not mended yet', kind: 'number' },
        mostUrgent: { zh: '最急的一条', en: 'Most urgent', only: 'page' },
        mends: { zh: '改的是哪一批', en: 'Mends batch', extra: true, only: 'page' },
        reportedBy: { zh: '报送人', en: 'Sent by', kind: 'code', extra: true },
      },
      orders: {
        receivedAt: {
          zh: '按收到时间，最近的在前；同一时间的按编号',
          en: 'by time of receipt, the latest first; at the same time by number',
        },
      },
      file: { audit: 'batches.exported' },
    }),
    route({
      method: 'POST',
      path: '/api/v1/intake/batches/{id}/decisions',
      face: 'api',
      summary:
        'One decision of the clerk for all rows that went back for one reason (unit of amounts, order of day and month); they come again as a further part of the batch. Never for codes or names',
      permission: 'intake.report',
      audit: 'batch.rows.decided',
      rate: 30,
      schemas: {
        params: Id,
        body: Type.Object(
          { code: Type.Enum(['AMOUNT_UNIT', 'BAD_DATE']), decision: Type.Enum([...DECISION_NAMES]) },
          { additionalProperties: false },
        ),
        response: {
          202: Type.Object({
            batch: Text,
            number: Text,
            state: State,
            earlier: Type.Boolean(),
            rows: Whole,
            left: Type.Integer({ description: 'rows with the reason that stay as they are' }),
          }),
        },
      },
      handle: async ({ caller, params, body, reply }) => {
        const taken = await decideRows(kernel, { batch: params.id, ...body }, caller);
        reply.code(202);
        return taken;
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/batches/{id}/progress',
      face: 'api',
      summary:
        'Server-sent events while a batch is worked through: progress, then end with the receipt; goes on after Last-Event-ID, 204 once the end was seen',
      permission: 'intake.read',
      audit: 'batch.watched',
      produces: 'text/event-stream',
      schemas: { params: Id },
      handle: ({ caller, params, request, reply }) => streamProgress(kernel, { caller, id: params.id, request, reply }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/batches/{id}/receipt.pdf',
      face: 'api',
      summary: 'The receipt as a paper: number, time, counts, whether in time',
      permission: 'intake.read',
      audit: 'batch.receipt.read',
      produces: 'application/pdf',
      schemas: { params: Id },
      handle: async ({ caller, params, language, reply }) => {
        const { bytes, number } = await receiptPdf(kernel, params.id, caller, language);
        reply.type('application/pdf').header('content-disposition', `inline; filename="${number}.pdf"`);
        return bytes;
      },
    }),
  ];
}

function beforeRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/intake/recognise',
      face: 'api',
      summary: 'What a file is before it is sent: its form, rows, sheet; without effect. Fields organ, sheet; one part with the file',
      permission: 'intake.report',
      audit: 'file.recognised',
      upload: true,
      rate: 30,
      schemas: { response: { 200: RecognisedAnswer } },
      handle: ({ caller, request }) => recogniseUpload(kernel, request, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/usual',
      face: 'api',
      summary: 'Forms that the caller’s organ sent about this time last month, those not sent yet this month first',
      permission: 'intake.read',
      audit: 'forms.usual.listed',
      schemas: { response: { 200: UsualAnswer } },
      handle: async ({ caller }) => ({ items: await usualForms(kernel, caller) }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/forms/{id}/template.xlsx',
      face: 'api',
      summary: 'A form as a workbook to fill in: lists to choose from, the own organ, one example row; every cell text',
      permission: 'intake.forms',
      audit: 'form.template.read',
      produces: TABLE_TYPES.xlsx,
      schemas: { params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }) },
      handle: async ({ caller, params, language, reply }) => {
        const workbook = await templateXlsx(kernel, params.id, caller, language);
        reply.type(TABLE_TYPES.xlsx).header('content-disposition', `attachment; filename="${params.id}.xlsx"`);
        return workbook;
      },
    }),
  ];
}
