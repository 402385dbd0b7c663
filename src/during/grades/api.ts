import { Type, type TSchema } from 'typebox';
import { answerExport, EXPORT_FIELDS } from '../../registry/disclosures/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { exportGrades } from './export.ts';
import { listGrades } from './list.ts';
import { GRADE_STATES, receivedGrades } from './received.ts';

const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Day = Type.String({ description: 'ISO day in Shanghai' });

const Grade = {
  recordId: Type.String(),
  scale: Type.Object({ id: orNull(Type.String()), name: Type.String(), kind: orNull(Type.String()), title: Text }),
  value: Type.String({ description: 'on its own scale: never compared with one of another' }),
  valueTitle: Text,
  issuer: Type.Object({ code: Type.String(), name: Text }),
  reportedBy: Type.String(),
  decided: Day,
  documentNo: Type.String(),
  year: orNull(Type.String()),
  usedUntil: orNull(Day),
  receivedOn: Day,
  state: Type.Enum([...GRADE_STATES]),
  published: Type.Boolean({ description: 'its issuer publishes it; all others are internal' }),
};
const Listed = Type.Object({
  ...Grade,
  subject: Type.Object({ id: Type.String(), name: orNull(Type.String()), uscc: orNull(Type.String()), district: orNull(Type.String()) }),
});

const FilterFields = {
  scale: Type.String({ minLength: 1, maxLength: 100, description: 'id of a grade-scale' }),
  value: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  district: Type.Optional(Type.String({ pattern: '^[0-9]{2,12}$', description: 'of the body' })),
};
export function gradeRoutes(kernel: Kernel): AnyRoute[] {
  return [
    // Of one body that is asked for by its code, any department and any district reads it: received grades are passed on to
    // departments and districts by purpose (issue 6 §1), since a firm is checked and buys and sells beyond its own district. The
    // purpose is asked and each look is logged and told to the body. A list is no such question: it is of the caller's own
    // district alone (`listGrades`), so that nobody collects the grades of another's bodies.
    route({
      method: 'GET',
      path: '/api/v1/subjects/{key}/grades',
      face: 'api',
      summary: 'Grades that others issued of one body, each on its own scale, by scale and the latest first; with a stated purpose',
      permission: 'evaluation.read',
      audit: 'subject.grades',
      schemas: {
        params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: listOf(Type.Object(Grade)) },
      },
      handle: async ({ caller, params }) => ({ items: await receivedGrades(kernel, params.key, caller), next: null }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/grades',
      face: 'api',
      summary: 'Grades of one scale that hold today, of the bodies in the caller’s reach, latest first; with a stated purpose',
      permission: 'evaluation.read',
      audit: 'grades.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, ...FilterFields }),
        response: {
          200: Type.Object({
            items: Type.Array(Listed),
            next: orNull(Type.String()),
            order: Type.Literal('decided-desc', { description: 'latest first; on one day by record' }),
          }),
        },
      },
      handle: ({ caller, query: { cursor, limit, ...filter } }) => listGrades(kernel, filter, { cursor, limit }, caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/grades/export',
      face: 'api',
      summary:
        'The same as a file (at most 10,000 bodies); a disclosure to the caller’s organ, which is told of later corrections; with a stated purpose',
      permission: 'records.export',
      audit: 'grades.exported',
      rate: 20,
      produces: 'application/octet-stream',
      schemas: {
        body: Type.Object(
          { filter: Type.Object(FilterFields, { additionalProperties: false }), ...EXPORT_FIELDS },
          { additionalProperties: false },
        ),
      },
      handle: async ({ caller, body, language, reply }) => {
        return answerExport(reply, body.format, await exportGrades(kernel, body, caller, language));
      },
    }),
  ];
}
