import { Type } from 'typebox';
import { findDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { route, type AnyRoute, type Call } from '../../kernel/http/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
import { LifeAnswer, QueuedAnswer, StatusAnswer, Stuck } from './api-schemas.ts';
import { isOn, requirePlatform } from './exchange.ts';
import { RECEIVE_JOB, SEND_JOB } from './job.ts';
import { lifeOfRecord } from './life-service.ts';
import { exchangeStatus } from './status.ts';
import { stuckRows } from './stuck.ts';

const Day = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }));
const None = Type.Object({}, { additionalProperties: false });

export function exchangeRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/exchange/send',
      face: 'api',
      summary: 'Make and publish the files that are due, by a job; for a director over the whole city',
      permission: 'exchange.run',
      audit: 'exchange.send.queued',
      rate: 10,
      schemas: { body: Type.Object({ day: Day }, { additionalProperties: false }), response: { 202: QueuedAnswer } },
      handle: (call) => queue(kernel, call, SEND_JOB, dayOf(call.body.day)),
    }),
    route({
      method: 'POST',
      path: '/api/v1/exchange/receive',
      face: 'api',
      summary: 'Take receipts and returned data, by a job; for a director over the whole city',
      permission: 'exchange.run',
      audit: 'exchange.receive.queued',
      rate: 10,
      schemas: { body: None, response: { 202: QueuedAnswer } },
      handle: (call) => queue(kernel, call, RECEIVE_JOB, {}),
    }),
    ...listRoute({
      name: 'exchange',
      path: '/api/v1/exchange/status',
      summary: 'How many records of one’s organs have come how far, by organ and day of receipt; how many are past their day',
      permission: 'exchange.read',
      audit: 'exchange.status.read',
      pages: 'whole',
      filters: {
        organ: { schema: Type.String({ minLength: 1, maxLength: 200 }), zh: '部门', en: 'Organ' },
        from: { schema: Type.String({ format: 'date' }), zh: '从', en: 'From' },
        to: { schema: Type.String({ format: 'date' }), zh: '到', en: 'To' },
      },
      shape: StatusAnswer,
      rows: async ({ caller, query }) => ({ ...(await exchangeStatus(kernel, query, caller)), next: null }),
      columns: {
        organ: { zh: '部门', en: 'Organ', kind: 'organ', heading: true },
        day: { zh: '收到之日', en: 'Received on', kind: 'day' },
        reported: { zh: '报送', en: 'Reported', kind: 'number' },
        held: { zh: '待审', en: 'Held', kind: 'number' },
        accepted: { zh: '接受', en: 'Accepted', kind: 'number' },
        due: { zh: '待上报', en: 'To be sent', kind: 'number' },
        sent: { zh: '已上报', en: 'Sent', kind: 'number' },
        open: { zh: '等回执', en: 'No receipt yet', kind: 'number' },
        receipted: { zh: '有回执', en: 'Receipt', kind: 'number' },
        returned: { zh: '退回', en: 'Returned', kind: 'number' },
        duplicate: { zh: '回执重复', en: 'Duplicate', kind: 'number', extra: true },
        shown: { zh: '公示', en: 'On display', kind: 'number' },
      },
      orders: { day: { zh: '按部门；同一部门的按收到之日，早的在前', en: 'by organ; of one organ by day of receipt, the earliest first' } },
    }),
    ...listRoute({
      name: 'exchange-stuck',
      path: '/api/v1/exchange/stuck',
      summary: 'Rows past their day, longest first: not sent, without receipt, returned and not mended; with a stated purpose',
      permission: 'exchange.read',
      audit: 'exchange.stuck.listed',
      item: Stuck,
      rows: ({ caller, cursor, limit }) => stuckRows(kernel, caller, { cursor, limit }),
      columns: {
        recordId: { zh: '记录', en: 'Record', heading: true },
        kind: {
          zh: '卡在哪里',
          en: 'Where',
          values: {
            unsent: { zh: '没有上报', en: 'not sent' },
            unreceipted: { zh: '没有回执', en: 'no receipt' },
            unmended: { zh: '退回没有改', en: 'returned, not mended' },
          },
        },
        organ: { zh: '部门', en: 'Organ', kind: 'organ' },
        file: { zh: '文件和行', en: 'File and row', cell: ({ file, row }) => (file === null ? null : `${file} ${row ?? ''}`) },
        since: { zh: '自', en: 'Since', kind: 'day' },
        due: { zh: '应办日期', en: 'Was due on' },
        code: {
          zh: '上级回的原因',
          en: 'What was answered',
          cell: ({ code, text }) => [code, text].filter((each) => each !== null).join(' '),
        },
      },
      orders: {
        due: { zh: '按应办日期，早的在前；同一天的按记录', en: 'by the day it was due, the earliest first; of one day by record' },
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/exchange/records/{id}',
      face: 'api',
      summary: 'Where one record stands, from report to display; with a stated purpose',
      permission: 'exchange.read',
      audit: 'exchange.life.read',
      schemas: {
        params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 200: LifeAnswer },
      },
      handle: ({ caller, params }) => lifeOfRecord(kernel, params.id, caller),
    }),
  ];
}

function dayOf(day: string | undefined): { day?: string } {
  if (day !== undefined && !findDate(day)) throw new XinhengError('BAD_INPUT', { what: 'day' });
  return day === undefined ? {} : { day };
}

async function queue(
  kernel: Kernel,
  call: Pick<Call, 'caller' | 'reply' | 'audit'>,
  job: string,
  payload: { day?: string },
): Promise<{ queued: true }> {
  requirePlatform(call.caller);
  if (!(await isOn(kernel))) throw new XinhengError('NOT_OPEN', { state: 'exchange.json' });
  await kernel.db.tx(async (tx) => {
    await kernel.jobs.enqueue(tx, job, payload);
    await call.audit(tx, {});
  });
  call.reply.code(202);
  return { queued: true };
}
