import { Temporal } from 'temporal-polyfill';
import { Type, type Static } from 'typebox';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { OUTCOMES } from '../../../kernel/delivery/index.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { recordServiceIn, recordServiceOutcome } from '../../../kernel/procedures/index.ts';
import { atField } from '../at-field.ts';
import { requirePart } from '../files.ts';
import { METHODS } from '../methods.ts';
import { doneOf } from './answers.ts';
import { CaseParams, Day, Done } from './schemas.ts';

const Strict = { additionalProperties: false } as const;

/** What became of a service. */
export const OutcomeBody = Type.Object(
  {
    outcome: Type.Enum([...OUTCOMES]),
    on: Day,
    proof: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 500 }), { maxProperties: 10 })),
    reason: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  Strict,
);

/** Service of documents: an attempt, and what became of it. */
export function serviceRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/cases/{id}/services',
      face: 'api',
      summary: 'Record that a document was handed over, posted, sent or published, with what goes in its envelope',
      permission: 'case.act',
      audit: 'case.service',
      idempotent: true,
      schemas: {
        params: CaseParams,
        body: Type.Object(
          {
            document: Type.String({ minLength: 1, maxLength: 64 }),
            method: Type.Enum([...METHODS]),
            sentOn: Day,
            recipient: Type.String({ minLength: 1, maxLength: 200 }),
            address: Type.String({ minLength: 1, maxLength: 300 }),
          },
          Strict,
        ),
        response: { 201: Type.Object({ ...Done.properties, deliveryId: Type.String() }) },
      },
      async handle({ body, caller, params, reply, remember }) {
        await requirePart(kernel, params.id, caller, 'official');
        const input = { ...body, caseId: params.id, sentOn: dayIn(body.sentOn, 'sentOn') };
        return atField(['method', 'sentOn', 'recipient', 'address'], () =>
          kernel.db.tx(async (tx) => {
            const { case: of, deliveryId } = await recordServiceIn(tx, kernel, input, caller);
            const answer = { ...doneOf(of), deliveryId };
            await remember(tx, { status: 201, body: answer });
            reply.code(201);
            return answer;
          }),
        );
      },
    }),
    outcomeRoute(kernel, 'official'),
    outcomeRoute(kernel, 'party'),
  ];
}

/** The party itself confirms what came electronically. */
function outcomeRoute(kernel: Kernel, as: 'official' | 'party'): AnyRoute {
  return route({
    method: 'POST',
    path: as === 'official' ? '/api/v1/cases/{id}/services/{delivery}' : '/api/v1/my/cases/{id}/services/{delivery}',
    face: 'api',
    summary: 'Record what became of a service, with its proof; a valid one starts the terms that run from it',
    permission: as === 'official' ? 'case.act' : 'case.party',
    ...(as === 'party' ? { servedWith: ['centre'] as const } : {}),
    audit: 'case.served',
    schemas: {
      params: Type.Object({ ...CaseParams.properties, delivery: Type.String({ minLength: 1, maxLength: 64 }) }),
      body: OutcomeBody,
      response: { 200: Done },
    },
    async handle({ body, caller, params }) {
      await requirePart(kernel, params.id, caller, as);
      const input = outcomeOf(params, body);
      return doneOf(await atField(OUTCOME_FIELDS, () => recordServiceOutcome(kernel, input, caller)));
    },
  });
}

export const OUTCOME_FIELDS = ['outcome', 'on', 'proof', 'reason'] as const;

export function outcomeOf(params: { id: string; delivery: string }, body: Static<typeof OutcomeBody>) {
  const { outcome, proof, reason } = body;
  return {
    caseId: params.id,
    deliveryId: params.delivery,
    outcome,
    on: dayIn(body.on, 'on'),
    ...(proof === undefined ? {} : { proof }),
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Throws BAD_INPUT for a day that no calendar has. */
export function dayIn(text: string, what: string): Temporal.PlainDate {
  const day = findDate(text);
  if (day === undefined) throw new XinhengError('BAD_INPUT', { what });
  return Temporal.PlainDate.from(day);
}
