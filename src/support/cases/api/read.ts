import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { endAbsence, setAbsence, toCaseView, workCounts } from '../../../kernel/procedures/index.ts';
import { atField } from '../at-field.ts';
import { openFile } from '../files.ts';
import { sheetOf } from '../sheet/sheet.ts';
import { AbsenceAnswer, CaseParams, Day, OfficialCaseAnswer, WorkCounts } from './schemas.ts';

/** What officials read: cases, one case, their work, who is away. */
export function readRoutes(kernel: Kernel): AnyRoute[] {
  return [
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
      path: '/api/v1/work/count',
      face: 'api',
      summary: 'How much waits for the caller, how much of it is late and soon: numbers alone',
      permission: 'session',
      audit: 'work.counted',
      servedWith: ['workbench'],
      schemas: { response: { 200: WorkCounts } },
      handle: ({ caller, language }) => workCounts(kernel, caller, language),
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
