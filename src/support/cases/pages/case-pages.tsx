import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { noIndex, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { documentOfCase, paperOf } from '../../../kernel/procedures/index.ts';
import { href } from '../../../kernel/ui/index.ts';
import { officialsDesk } from '../desk.tsx';
import { openFile, requirePart } from '../files.ts';
import { inline } from '../inline.ts';
import { casePage } from './case.tsx';
import { procedurePage } from './procedure.tsx';
import { stepForm, stepSent } from './step-pages.tsx';

export const CASE_PATH = '/workbench/cases/{id}';
export const SEE_OTHER = 303;
const Id = Type.String({ minLength: 1, maxLength: 64 });
export const caseParams = Type.Object({ id: Id });
const StepParams = Type.Object({ id: Id, step: Type.String({ pattern: '^[a-z0-9-]{1,64}$' }) });
const FileParams = Type.Object({ id: Id, file: Id });

/** Of a page about one case: its purpose is stated once for all of them. */
export const aboutCase = { face: 'workbench', permission: 'case.read', purposeFor: CASE_PATH } as const;

export function casePages(kernel: Kernel): AnyRoute[] {
  const placeOf = (id: string, step: string) => ({
    path: `/workbench/cases/${id}/steps/${step}`,
    back: `/workbench/cases/${id}`,
  });
  return [
    route({
      ...aboutCase,
      method: 'GET',
      path: CASE_PATH,
      summary: 'One case',
      audit: 'case.opened',
      schemas: { params: caseParams, query: Type.Object({ done: Type.Optional(Type.String({ maxLength: 10 })) }) },
      async handle(call) {
        const file = await openFile(kernel, call.params.id, call.caller, call.language, 'official');
        return casePage(await officialsDesk(kernel, call), file, call.query.done);
      },
    }),
    route({
      ...aboutCase,
      method: 'GET',
      path: `${CASE_PATH}/steps/{step}`,
      summary: 'The form of a step, or why it is not open',
      audit: 'case.step.form',
      schemas: { params: StepParams },
      async handle(call) {
        const { id, step } = call.params;
        const file = await openFile(kernel, id, call.caller, call.language, 'official');
        return stepForm(await officialsDesk(kernel, call), file, step, placeOf(id, step));
      },
    }),
    route({
      ...aboutCase,
      method: 'POST',
      path: `${CASE_PATH}/steps/{step}`,
      summary: 'Check a step, or take it',
      audit: 'case.step.sent',
      upload: true,
      schemas: { params: StepParams },
      async handle(call) {
        const { id, step } = call.params;
        const desk = await officialsDesk(kernel, call);
        const answer = await stepSent(desk, id, step, placeOf(id, step), call.request.body);
        if (!('case' in answer)) return answer;
        return call.reply.redirect(href(`/workbench/cases/${id}?done=${answer.step.n}`, call.language), SEE_OTHER);
      },
    }),
    route({
      ...aboutCase,
      method: 'GET',
      path: `${CASE_PATH}/procedure`,
      summary: 'The procedure of a case, drawn and in words',
      audit: 'case.procedure',
      schemas: { params: caseParams },
      async handle(call) {
        const file = await openFile(kernel, call.params.id, call.caller, call.language, 'official');
        return procedurePage(await officialsDesk(kernel, call), file);
      },
    }),
    route({
      ...aboutCase,
      method: 'GET',
      path: `${CASE_PATH}/documents/{file}`,
      summary: 'A document of the case, in the browser',
      audit: 'case.document.read',
      schemas: { params: FileParams },
      async handle({ caller, params, reply }) {
        await requirePart(kernel, params.id, caller, 'official');
        const { bytes, number, heading } = await documentOfCase(kernel, params.id, params.file, caller);
        noIndex(reply);
        return inline(reply, { bytes, mediaType: 'application/pdf', name: `${number ?? heading}.pdf` });
      },
    }),
    route({
      ...aboutCase,
      method: 'GET',
      path: `${CASE_PATH}/papers/{file}`,
      summary: 'A paper that was put in, in the browser',
      audit: 'case.paper.read',
      schemas: { params: FileParams },
      async handle({ caller, params, reply }) {
        await requirePart(kernel, params.id, caller, 'official');
        noIndex(reply);
        return inline(reply, await paperOf(kernel, params.id, params.file, caller));
      },
    }),
  ];
}
