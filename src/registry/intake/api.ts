import { Type } from 'typebox';
import { TABLE_TYPES } from '../../kernel/tables/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { FATES, FINDING_FATES, type Fate, type FindingCode } from './fates/fates.ts';
import { formRoutes } from './forms/api.ts';
import { getBatch } from './batches/list.ts';
import { listNil, reportNil } from './batches/nil.ts';
import { proposeRecall } from './batches/recall.ts';
import { recallEffect } from './batches/recall-effect.ts';
import { rejectsXlsx } from './batches/rejects.ts';
import { returnedRoutes } from './returns/api.ts';
import { ReasonGroups, resultRoutes } from './results/api.ts';
import { batchDetail } from './results/detail.ts';
import { reviewRoutes } from './review/api.ts';
import { takeSingle } from './writing/single.ts';
import { receiveUpload } from './reading/upload.ts';

const Params = Type.Object({ id: Type.String({ minLength: 1, maxLength: 64, description: 'id of a batch' }) });
const CODES = Object.keys(FINDING_FATES) as FindingCode[];
const Id = Type.String();
const fates = Object.fromEntries((Object.keys(FATES) as Fate[]).map((fate) => [fate, Type.Integer()])) as Record<
  Fate,
  ReturnType<typeof Type.Integer>
>;

const ReceivedAnswer = Type.Object({ batch: Id, number: Type.String(), earlier: Type.Boolean(), state: Type.String() });
const OpenProposalAnswer = Type.Union([Type.Object({ proposal: Id, by: Type.String(), at: Type.String() }), Type.Null()]);
const RecallEffectAnswer = Type.Object({
  records: Type.Integer(),
  shown: Type.Integer({ description: 'of them: those that were on display' }),
  waiting: Type.Integer(),
  toMend: Type.Integer(),
});
const ReceiptAnswer = Type.Object({
  batch: Id,
  number: Type.String(),
  mapping: Type.String(),
  organ: Type.String(),
  file: Type.String(),
  state: Type.String(),
  receivedAt: Type.String(),
  finishedAt: Type.Union([Type.String(), Type.Null()]),
  read: Type.Integer(),
  ...fates,
  held: Type.Integer(),
  reasons: Type.Record(Type.String(), Type.Integer()),
  mostUrgent: Type.Union([Type.Object({ due: Type.String(), workingDaysLeft: Type.Integer() }), Type.Null()]),
  unknownColumns: Type.Array(Type.String()),
  /** Of a workbook: the sheet that was taken. */
  sheet: Type.Union([Type.String(), Type.Null()]),
  /** Number of the batch whose rows it mends. */
  mends: Type.Union([Type.String(), Type.Null()]),
  /** Penalties without a severity: shown for the shortest period until the organ states it. */
  severityMissing: Type.Integer(),
  /** First day by which a row that went back is to come again. */
  mendBy: Type.Union([Type.String(), Type.Null()]),
  /** Rows by reason, what goes back first, the largest first. */
  groups: ReasonGroups,
  /** Rows that went back and have not come again. */
  open: Type.Integer(),
  reportedBy: Type.String(),
  /** What waits for a second person: the batch itself, its recall. */
  review: OpenProposalAnswer,
  recall: OpenProposalAnswer,
});
const SingleAnswer = Type.Object({
  batch: Id,
  number: Type.String(),
  fate: Type.Union((Object.keys(FATES) as Fate[]).map((fate) => Type.Literal(fate))),
  record: Type.Union([Id, Type.Null()]),
  findings: Type.Array(
    Type.Object({
      code: Type.String(),
      column: Type.Union([Type.String(), Type.Null()]),
      what: Type.String(),
      how: Type.String(),
    }),
  ),
});
const NilDeclared = Type.Object({
  number: Type.String(),
  month: Type.String(),
  declaredBy: Type.String(),
  declaredAt: Type.String(),
});
const NilAnswer = Type.Object({
  number: Type.String(),
  organ: Type.String(),
  month: Type.String(),
  declaredAt: Type.String(),
  earlier: Type.Boolean(),
  actsHeld: Type.Integer(),
});
const RecallAnswer = Type.Object({ proposal: Id, batch: Id, number: Type.String(), records: Type.Integer() });

export function intakeRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...formRoutes(kernel),
    ...reviewRoutes(kernel),
    ...returnedRoutes(kernel),
    ...resultRoutes(kernel),
    route({
      method: 'POST',
      path: '/api/v1/intake/batches',
      face: 'api',
      summary:
        'Send a file of rows (.xlsx, .xls, CSV, JSON lines): fields form (else known by its headings; mapping is the same), organ (default: the caller’s), sheet (where several of a workbook fit), amountsChecked, review, again; one part with the file. Worked through by a job, after a second person where it waits for one',
      permission: 'intake.report',
      audit: 'batch.received',
      upload: true,
      rate: 30,
      schemas: { response: { 202: ReceivedAnswer } },
      handle: async ({ request, reply, caller }) => {
        const received = await receiveUpload(kernel, request, caller);
        reply.code(202);
        return received;
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/batches/{id}',
      face: 'api',
      summary: 'The receipt of a batch with its reasons, also while it is being worked through',
      permission: 'intake.read',
      audit: 'batch.read',
      schemas: { params: Params, response: { 200: ReceiptAnswer } },
      handle: ({ params, caller, language }) => batchDetail(kernel, params.id, caller, language),
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/batches/{id}/rejects.xlsx',
      face: 'api',
      summary: 'Rows to mend (code: those with this reason), with what is wrong and how to mend it in front; identity columns are blank',
      permission: 'intake.report',
      audit: 'batch.rejects.read',
      produces: TABLE_TYPES.xlsx,
      schemas: { params: Params, query: Type.Object({ code: Type.Optional(Type.Enum(CODES)) }) },
      handle: async ({ params, query, caller, language, reply }) => {
        const batch = await getBatch(kernel, caller, params.id);
        const workbook = await rejectsXlsx(kernel, batch, language, query.code);
        reply.type(TABLE_TYPES.xlsx).header('content-disposition', `attachment; filename="${batch.number}.xlsx"`);
        return workbook;
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/batches/{id}/recall',
      face: 'api',
      summary: 'What recalling the batch would do, in numbers; without effect',
      permission: 'intake.read',
      audit: 'batch.recall.weighed',
      schemas: { params: Params, response: { 200: RecallEffectAnswer } },
      handle: ({ params, caller }) => recallEffect(kernel, params.id, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/intake/batches/{id}/recall',
      face: 'api',
      summary: 'Propose to take a whole batch back; another person confirms',
      permission: 'intake.recall',
      audit: 'batch.recall.proposed',
      schemas: {
        params: Params,
        body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
        response: { 200: RecallAnswer },
      },
      handle: ({ params, body, caller }) => proposeRecall(kernel, { batch: params.id, reason: body.reason, caller }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/nil',
      face: 'api',
      summary: 'Nil reports of the caller’s organ, the latest month first, of two years',
      permission: 'intake.read',
      audit: 'nil.listed',
      schemas: { response: { 200: listOf(NilDeclared) } },
      handle: async ({ caller }) => ({ items: await listNil(kernel, caller), next: null }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/intake/nil',
      face: 'api',
      summary: 'A nil report is a report: nothing to report for this month',
      permission: 'intake.report',
      audit: 'nil.reported',
      schemas: {
        body: Type.Object({
          organ: Type.String({ minLength: 1, maxLength: 200 }),
          month: Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }),
        }),
        response: { 200: NilAnswer },
      },
      handle: ({ body, caller }) => reportNil(kernel, { ...body, caller }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/records',
      face: 'api',
      summary: 'One act from an organ’s system; its fate as in a file',
      permission: 'intake.report',
      audit: 'record.reported',
      idempotent: true,
      rate: 6000,
      schemas: {
        body: Type.Object({
          mapping: Type.String({ minLength: 1, maxLength: 64 }),
          row: Type.Record(Type.String({ maxLength: 100 }), Type.String({ maxLength: 20_000 }), { maxProperties: 100 }),
        }),
        response: { 200: SingleAnswer },
      },
      handle: (call) =>
        kernel.db.tx(async (tx) => {
          const answer = await takeSingle(tx, kernel, call.body, call.caller, call.language);
          await call.remember(tx, { body: answer });
          await call.audit(tx, { object: answer.batch });
          return answer;
        }),
    }),
  ];
}
