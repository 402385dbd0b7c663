import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { CORRECTION_KINDS } from '../records/types.ts';
import { AmendedAnswer, ReleasedAnswer, ReviewAnswer, TimelinessAnswer } from './api-schemas.ts';
import { correct, release, reviewOf, withdraw, WITHDRAWAL_KINDS } from './review/index.ts';
import { CorrectionPatch } from './review/patch.ts';
import { REASON_MAX } from './review/reason.ts';
import { periodOf, timelinessFor } from './timeliness/index.ts';

const Params = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64, description: 'an act, or one record of it' }),
});
const Reason = Type.String({ minLength: 1, maxLength: REASON_MAX, pattern: '\\S' });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const DecidedOn = Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'day of the decision that triggers it' }));
const Period = {
  month: Type.Optional(Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
};

export function publicityRoutes(kernel: Kernel): AnyRoute[] {
  const today = () => kernel.clock.today().toString();
  return [
    route({
      method: 'GET',
      path: '/api/v1/publicity/{id}/review',
      face: 'api',
      summary: 'One row on the reviewers’ desk: what holds it, or who has decided and when; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.review.opened',
      schemas: { params: Params, response: { 200: ReviewAnswer } },
      handle: ({ caller, params }) => reviewOf(kernel, params.id, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/publicity/{id}/release',
      face: 'api',
      summary: 'Release a held row; not by who reported it',
      permission: 'publicity.review',
      audit: 'publicity.release',
      schemas: { params: Params, body: Type.Object({ reason: Reason }), response: { 200: ReleasedAnswer } },
      handle: ({ caller, params, body }) => release(kernel, params.id, body.reason, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/publicity/{id}/correct',
      face: 'api',
      summary: 'Propose a correction after display; another person of the deciding organ agrees (/api/v1/cases)',
      permission: 'publicity.review',
      audit: 'publicity.correct',
      schemas: {
        params: Params,
        body: Type.Object({
          kind: Type.Union(CORRECTION_KINDS.map((kind) => Type.Literal(kind))),
          reason: Reason,
          decidedOn: DecidedOn,
          patch: Type.Optional(CorrectionPatch),
        }),
        response: { 200: AmendedAnswer },
      },
      handle: ({ caller, params, body }) => correct(kernel, params.id, body, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/publicity/{id}/withdraw',
      face: 'api',
      summary: 'Propose to withdraw from display, with the published reason; another person of the organ agrees (/api/v1/cases)',
      permission: 'publicity.review',
      audit: 'publicity.withdraw',
      schemas: {
        params: Params,
        body: Type.Object({
          reason: Reason,
          kind: Type.Optional(Type.Union(WITHDRAWAL_KINDS.map((kind) => Type.Literal(kind)))),
          decidedOn: DecidedOn,
          document: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        }),
        response: { 200: AmendedAnswer },
      },
      handle: ({ caller, params, body }) => withdraw(kernel, params.id, body, caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/figures/timeliness',
      face: 'api',
      summary: 'Timeliness of reporting counted anew; as it was published, a month is at /api/v1/figures/months/{month}',
      permission: 'public',
      audit: 'none',
      schemas: { query: Type.Object(Period), response: { 200: TimelinessAnswer } },
      handle: ({ caller, query }) => timelinessFor(kernel, periodOf(kernel, query, today()), caller, today()),
    }),
  ];
}
