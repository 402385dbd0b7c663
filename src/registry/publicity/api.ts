import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { CORRECTION_KINDS } from '../records/types.ts';
import {
  AmendedAnswer,
  ChangesPage,
  HeldPage,
  LatePage,
  ReleasedAnswer,
  ReviewAnswer,
  TimelinessAnswer,
  UnderWayPage,
} from './api-schemas.ts';
import { correct, heldRows, listChanges, release, reviewOf, UNDER_WAY, underWay, withdraw, WITHDRAWAL_KINDS } from './review/index.ts';
import { CorrectionPatch } from './review/patch.ts';
import { REASON_MAX } from './review/reason.ts';
import { lateActs, periodOf, timelinessFor } from './timeliness/index.ts';

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
      path: '/api/v1/publicity/held',
      face: 'api',
      summary: 'Rows held for a reviewer, longest waiting first; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.held.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, dueFrom: Type.Optional(Day), dueTo: Type.Optional(Day) }),
        response: { 200: HeldPage },
      },
      handle: ({ caller, query }) => heldRows(kernel, caller, query),
    }),
    route({
      method: 'GET',
      path: '/api/v1/publicity/under-way',
      face: 'api',
      summary:
        'What was received and is not on display yet: held rows first, then what waits for a code, each by last day; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.under-way.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum([...UNDER_WAY])) }),
        response: { 200: UnderWayPage },
      },
      handle: ({ caller, query }) => underWay(kernel, query, caller),
    }),
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
      path: '/api/v1/publicity/late',
      face: 'api',
      summary:
        'Records received after their day, in order of the day on which they were due; by: whether the period is of due days (default) or of receipt; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.late.listed',
      schemas: {
        query: Type.Object({
          ...PageQuery,
          ...Period,
          by: Type.Optional(Type.Enum(['due', 'received'])),
          organ: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
        }),
        response: { 200: LatePage },
      },
      handle: ({ caller, query }) => lateActs(kernel, periodOf(kernel, query, today()), caller, query),
    }),
    route({
      method: 'GET',
      path: '/api/v1/publicity/changes',
      face: 'api',
      summary: 'Corrections and withdrawals after display, newest first; with a stated purpose',
      permission: 'publicity.review',
      audit: 'publicity.changes.listed',
      schemas: {
        query: Type.Object({
          ...PageQuery,
          kind: Type.Optional(Type.Enum([...CORRECTION_KINDS])),
          from: Type.Optional(Day),
          to: Type.Optional(Day),
        }),
        response: { 200: ChangesPage },
      },
      handle: ({ caller, query }) => listChanges(kernel, query, caller),
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
