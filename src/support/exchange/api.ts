import { Type } from 'typebox';
import { findDate } from '../../kernel/calendar/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { PageQuery, route, type AnyRoute, type Call } from '../../kernel/http/index.ts';
import { LifeAnswer, QueuedAnswer, StatusAnswer, StuckPage } from './api-schemas.ts';
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
    route({
      method: 'GET',
      path: '/api/v1/exchange/status',
      face: 'api',
      summary: 'How many records of one’s organs have come how far, by organ and day of receipt; how many are past their day',
      permission: 'exchange.read',
      audit: 'exchange.status.read',
      schemas: {
        query: Type.Object({ organ: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), from: Day, to: Day }),
        response: { 200: StatusAnswer },
      },
      handle: ({ caller, query }) => exchangeStatus(kernel, query, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/exchange/stuck',
      face: 'api',
      summary: 'Rows past their day, longest first: not sent, without receipt, returned and not mended; with a stated purpose',
      permission: 'exchange.read',
      audit: 'exchange.stuck.listed',
      schemas: { query: Type.Object(PageQuery), response: { 200: StuckPage } },
      handle: ({ caller, query }) => stuckRows(kernel, caller, query),
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
