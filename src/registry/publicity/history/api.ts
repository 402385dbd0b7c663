import { Type } from 'typebox';
import { LEVELS } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { Content } from '../api-schemas.ts';
import { pastFile } from './past.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

const PastRecord = Type.Object({
  recordId: Type.String(),
  actId: Type.String(),
  version: Type.Integer(),
  item: Type.String(),
  edition: Type.String(),
  kind: Type.String(),
  nature: Type.String(),
  severity: Nullable,
  organ: Type.String(),
  reportingOrgan: Type.String(),
  documentNo: Type.String(),
  decided: Type.String(),
  permitNo: Nullable,
  validity: Type.String(),
  receivedOn: Type.String(),
  releasedOn: Nullable,
  ended: Type.Union([Type.Object({ on: Type.String(), kind: Type.String(), reason: Nullable }), Type.Null()]),
  disputes: Type.Array(Type.Object({ raisedOn: Type.String(), due: Type.String(), state: Type.String() })),
  corrections: Type.Array(
    Type.Object({
      on: Type.String(),
      kind: Type.String(),
      reason: Type.String(),
      document: Type.Optional(Type.String()),
    }),
  ),
  display: Type.Object({ state: Type.String(), until: Nullable, ruleSet: Nullable }),
  operator: Type.Union([Type.Object({ no: Type.Integer(), since: Nullable, until: Nullable, present: Type.Boolean() }), Type.Null()]),
  stay: Type.Union([Type.Record(Type.String(), Nullable), Type.Null()]),
  shield: Type.Union([Type.Record(Type.String(), Nullable), Type.Null()]),
  level: Type.Union(LEVELS.map((level) => Type.Literal(level))),
  content: Content,
});

const PastShape = Type.Object({
  subject: Type.Object({ id: Type.String(), name: Nullable, usccGiven: Nullable }),
  asOf: Type.String(),
  knownAt: Type.Integer(),
  complete: Type.Boolean(),
  registrations: Type.Array(
    Type.Object({
      source: Type.String(),
      name: Type.String(),
      usccGiven: Nullable,
      regNo: Nullable,
      findings: Type.Array(Type.String()),
      receivedOn: Type.String(),
      content: Content,
    }),
  ),
  records: Type.Array(PastRecord),
  apart: Type.Array(Type.Object({ subjectId: Type.String(), name: Type.String() })),
});

export function historyRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/history',
      face: 'api',
      summary: 'The file of a body as of a past day and as known at a number of the journal; with a stated purpose',
      permission: 'subject.history',
      audit: 'subject.history.opened',
      schemas: {
        params: Type.Object({
          key: Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' }),
        }),
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
        response: { 200: PastShape },
      },
      handle: ({ caller, params, query }) => pastFile(kernel, params.key, query, caller),
    }),
  ];
}
