import { Type } from 'typebox';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { appointAgent, assign, endAgent, extend, fireIn, openCase, recuse, resume, suspend } from '../../../kernel/procedures/index.ts';
import { requirePart } from '../files.ts';
import { openingOf } from '../opening.ts';
import { actRoute } from './act.ts';
import { doneOf, firedOf } from './answers.ts';
import { CaseParams, Day, Done, FiredAnswer, GivenFields } from './schemas.ts';

const Strict = { additionalProperties: false } as const;
const Word = Type.String({ minLength: 1, maxLength: 100 });
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
export const Transition = Type.Object(
  { transition: Word, fields: Type.Optional(GivenFields), version: Type.Optional(Type.Integer({ minimum: 0 })) },
  Strict,
);

export function openRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'POST',
    path: '/api/v1/cases',
    face: 'api',
    summary: 'Open a case under the edition of the procedure in force',
    permission: 'case.act',
    audit: 'case.opened',
    idempotent: true,
    schemas: {
      body: Type.Object(
        {
          procedure: Word,
          subject: Type.Optional(Word),
          object: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          handling: Type.Optional(Word),
          reporting: Type.Optional(Word),
          handler: Type.Optional(Word),
          fields: Type.Optional(GivenFields),
        },
        Strict,
      ),
      response: { 201: Done },
    },
    handle: ({ body, caller, reply, remember }) =>
      kernel.db.tx(async (tx) => {
        const wanted = await openingOf(tx, kernel, { ...body, fields: body.fields ?? {} }, caller);
        const answer = doneOf(await openCase(tx, kernel, wanted, caller));
        await remember(tx, { status: 201, body: answer });
        reply.code(201);
        return answer;
      }),
  });
}

/** The same step for officials and for the party: who may is the procedure's matter, whose case it is is the door's. */
export function transitionRoute(kernel: Kernel, as: 'official' | 'party'): AnyRoute {
  return route({
    method: 'POST',
    path: as === 'official' ? '/api/v1/cases/{id}/transitions' : '/api/v1/my/cases/{id}/transitions',
    face: 'api',
    summary: 'Take a step; a refusal says why, by which rule, what next and whom to ask',
    permission: as === 'official' ? 'case.act' : 'case.party',
    ...(as === 'official' ? {} : { servedWith: ['centre'] as const }),
    audit: 'case.step',
    idempotent: true,
    schemas: { params: CaseParams, body: Transition, response: { 200: FiredAnswer } },
    handle: async ({ body, caller, params, remember }) => {
      await requirePart(kernel, params.id, caller, as);
      return kernel.db.tx(async (tx) => {
        const answer = firedOf(await fireIn(tx, kernel, { caseId: params.id, ...body }, caller));
        await remember(tx, { body: answer });
        return answer;
      });
    },
  });
}

export function actRoutes(kernel: Kernel): AnyRoute[] {
  return [
    actRoute(
      kernel,
      'suspend',
      'Let time stand still, on a ground of the procedure',
      Type.Object({ ground: Word, reason: Reason }, Strict),
      suspend,
    ),
    actRoute(kernel, 'resume', 'Let time run again', Type.Object({ reason: Reason }, Strict), resume),
    actRoute(
      kernel,
      'extend',
      'Make a running period longer',
      Type.Object({ period: Word, length: Type.Integer({ minimum: 1, maximum: 1200 }), reason: Reason }, Strict),
      extend,
    ),
    actRoute(kernel, 'recuse', 'Take a person out of the case', Type.Object({ account: Word, reason: Reason }, Strict), recuse),
    actRoute(kernel, 'assign', 'Give the case to an officer', Type.Object({ account: Word }, Strict), assign),
  ];
}

/** Agents are the party's matter. */
export function agentRoutes(kernel: Kernel): AnyRoute[] {
  const common = { face: 'api', permission: 'case.party', servedWith: ['centre'] } as const;
  return [
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/my/cases/{id}/agents',
      summary: 'Appoint somebody who acts for the party in this case, until a day',
      audit: 'case.agent',
      schemas: {
        params: CaseParams,
        body: Type.Object({ account: Word, until: Type.Optional(Type.Union([Day, Type.Null()])) }, Strict),
        response: { 200: Done },
      },
      handle: async ({ body, caller, params }) => {
        await requirePart(kernel, params.id, caller, 'party');
        const until = body.until ?? null;
        if (until !== null && findDate(until) === undefined) throw new XinhengError('BAD_INPUT', { what: 'until' });
        return doneOf(await appointAgent(kernel, { caseId: params.id, account: body.account, until }, caller));
      },
    }),
    route({
      ...common,
      method: 'DELETE',
      path: '/api/v1/my/cases/{id}/agents/{account}',
      summary: 'End a mandate today',
      audit: 'case.agent-ended',
      schemas: {
        params: Type.Object({ ...CaseParams.properties, account: Word }),
        response: { 200: Done },
      },
      handle: async ({ caller, params }) => {
        await requirePart(kernel, params.id, caller, 'party');
        return doneOf(await endAgent(kernel, { caseId: params.id, account: params.account }, caller));
      },
    }),
  ];
}
