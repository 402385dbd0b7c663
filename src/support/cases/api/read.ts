import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { PageQuery, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { endAbsence, listAbsences, setAbsence, toCaseView, workCounts } from '../../../kernel/procedures/index.ts';
import { atField } from '../at-field.ts';
import { openFile } from '../files.ts';
import { listedCases } from '../list.ts';
import { sheetOf } from '../sheet/sheet.ts';
import { namedWork } from '../work.ts';
import { AbsenceAnswer, CaseFilters, CaseList, CaseParams, Day, OfficialCaseAnswer, WorkAnswer } from './schemas.ts';

export const ListQuery = Type.Object({ ...PageQuery, ...CaseFilters });

/** What officials read: cases, one case, their work, who is away. */
export function readRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/cases',
      face: 'api',
      summary: 'Cases of the own organ or role, the latest first; with a stated purpose',
      permission: 'case.read',
      audit: 'cases.listed',
      schemas: { query: ListQuery, response: { 200: CaseList } },
      handle: ({ caller, language, query }) => listedCases(kernel, caller, language, query),
    }),
    route({
      method: 'GET',
      path: '/api/v1/cases/{id}',
      face: 'api',
      summary: 'One case: what is required now, steps, terms, papers, service, and the same in words; with a stated purpose',
      permission: 'case.read',
      audit: 'case.opened',
      schemas: { params: CaseParams, response: { 200: OfficialCaseAnswer } },
      async handle({ caller, language, params }) {
        const file = await openFile(kernel, params.id, caller, language, 'official');
        return { ...toCaseView(file, language), sheet: await sheetOf(kernel, file, caller, language) };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/work',
      face: 'api',
      summary: 'What waits for the caller, by last day, with how much is late and soon; with a stated purpose',
      permission: 'case.read',
      audit: 'work.listed',
      schemas: {
        query: Type.Object({ ...PageQuery, state: Type.Optional(Type.Enum(['late', 'soon'])) }),
        response: { 200: WorkAnswer },
      },
      handle: ({ caller, language, query }) => namedWork(kernel, caller, language, query),
    }),
    route({
      method: 'GET',
      path: '/api/v1/work/count',
      face: 'api',
      summary: 'How much waits for the caller, how much of it is late and soon: numbers alone',
      permission: 'session',
      audit: 'work.counted',
      servedWith: ['workbench'],
      schemas: { response: { 200: WorkAnswer.properties.counts } },
      handle: ({ caller, language }) => workCounts(kernel, caller, language),
    }),
    route({
      method: 'GET',
      path: '/api/v1/absences',
      face: 'api',
      summary: 'Who is away or will be, and who stands in',
      permission: 'case.act',
      audit: 'absences.listed',
      schemas: { response: { 200: Type.Object({ items: Type.Array(AbsenceAnswer) }) } },
      handle: async ({ caller }) => ({ items: await listAbsences(kernel, caller) }),
    }),
    route({
      method: 'PUT',
      path: '/api/v1/absences',
      face: 'api',
      summary: 'Say that somebody is away and who stands in',
      permission: 'case.act',
      audit: 'absence.set',
      schemas: {
        body: Type.Object(
          {
            account: Type.String({ minLength: 1, maxLength: 100 }),
            from: Day,
            to: Day,
            substitute: Type.String({ minLength: 1, maxLength: 100 }),
          },
          { additionalProperties: false },
        ),
        response: { 200: AbsenceAnswer },
      },
      handle: ({ caller, body }) => atField(['substitute', 'account', 'from', 'to'], () => setAbsence(kernel, caller, body)),
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/absences/{absence}',
      face: 'api',
      summary: 'Say that somebody is back early: from today on nobody stands in',
      permission: 'case.act',
      audit: 'absence.ended',
      schemas: {
        params: Type.Object({ absence: Type.String({ minLength: 1, maxLength: 64 }) }),
        response: { 200: AbsenceAnswer },
      },
      handle: ({ caller, params }) => endAbsence(kernel, caller, params.absence),
    }),
  ];
}
