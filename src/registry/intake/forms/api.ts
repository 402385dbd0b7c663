import { rm } from 'node:fs/promises';
import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { listOf, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { mayReport, openFile } from '../reading/open-file.ts';
import { runIntake } from '../batches/run.ts';
import { spool } from '../reading/spool.ts';
import { previewRows } from './preview.ts';
import { proposedForms } from './proposed.ts';
import { formOnTrial, listForms, proposeForm, showForm } from './service.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Listed = Type.Object({
  id: Type.String(),
  edition: Type.String(),
  title: Text,
  act: Type.String(),
  inForceFrom: Type.String(),
  columns: Type.Integer(),
});
const Form = Type.Object({}, { additionalProperties: true, description: 'a document of kind mapping, by its schema' });
const Proposed = Type.Object({ proposal: Type.String(), by: Type.String(), at: Type.String(), form: Form });
const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Array(Type.String())]);
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Tried = Type.Object({
  columns: Type.Array(Type.Object({ heading: Type.String(), field: Nullable, state: Type.Enum(['read', 'unknown', 'identity']) })),
  /** The first 50 rows, cell by cell. */
  rows: Type.Array(
    Type.Object({
      row: Type.Integer(),
      cells: Type.Array(Type.String()),
      values: Type.Record(Type.String(), Value),
      problems: Type.Array(
        Type.Object({
          column: Type.Union([Type.Integer(), Type.Null()]),
          code: Type.String(),
          what: Type.String(),
          how: Type.String(),
        }),
      ),
      held: Type.Array(Type.String()),
    }),
  ),
  counts: Type.Record(Type.String(), Type.Union([Type.Integer(), Type.Record(Type.String(), Type.Integer())])),
  sheet: Type.Union([Type.String(), Type.Null()]),
  unknownColumns: Type.Array(Type.String()),
});
const TRIED = 1_000;

export function formRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/intake/forms',
      face: 'api',
      summary: 'Forms of the tables that organs send, in force today',
      permission: 'intake.forms',
      audit: 'forms.listed',
      schemas: { response: { 200: listOf(Listed) } },
      handle: async ({ caller }) => ({ items: listForms(kernel, caller), next: null }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/forms/proposed',
      face: 'api',
      summary: 'Editions of forms that wait for a second person, each whole',
      permission: 'intake.forms',
      audit: 'forms.proposed.listed',
      schemas: { response: { 200: listOf(Proposed) } },
      handle: async ({ caller }) => ({
        items: (await proposedForms(kernel, caller)).map((each) => ({ ...each, form: { ...each.form } })),
        next: null,
      }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/intake/forms/{id}',
      face: 'api',
      summary: 'A form as the file that it is: columns and what they become',
      permission: 'intake.forms',
      audit: 'form.read',
      schemas: { params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 64 }) }), response: { 200: Form } },
      handle: async ({ params, caller }) => ({ ...showForm(kernel, params.id, caller) }),
    }),
    route({
      method: 'POST',
      path: '/api/v1/intake/forms',
      face: 'api',
      summary: 'Propose a form, new or a further edition; another person puts it in force',
      permission: 'intake.forms',
      audit: 'form.proposed',
      schemas: {
        body: Type.Object({ form: Form, reason: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }) }),
        response: { 200: Type.Object({ id: Type.String(), edition: Type.String(), proposal: Type.String() }) },
      },
      handle: ({ body, caller, language }) => proposeForm(kernel, body, caller, language),
    }),
    route({
      method: 'POST',
      path: '/api/v1/intake/forms/try',
      face: 'api',
      summary:
        'Read the first rows of a file by a form that is not in force, without effect: fields form (its JSON), organ, sheet, first (default 1,000); one part with the file',
      permission: 'intake.report',
      audit: 'form.tried',
      upload: true,
      rate: 30,
      schemas: { response: { 200: Tried } },
      handle: async ({ request, caller, language }) => {
        const { path, fileName, fields } = await spool(kernel, request);
        try {
          const organ = fields.get('organ') ?? caller.organ ?? '';
          mayReport(kernel, caller, organ);
          const trial = formOnTrial(kernel, parsed(fields.get('form')), language);
          const first = Math.min(Number(fields.get('first') ?? TRIED) || TRIED, TRIED);
          const request = { path, fileName, trial, organ, caller, sheet: fields.get('sheet'), first };
          const { counts, sheet, unknownColumns } = await runIntake(kernel, { ...request, dryRun: true });
          const preview = await previewRows(kernel, await openFile(kernel, { ...request, dryRun: true }), language);
          return { ...preview, counts: { ...counts }, sheet: sheet?.name ?? null, unknownColumns };
        } finally {
          await rm(path, { force: true });
        }
      },
    }),
  ];
}

function parsed(form: string | undefined): unknown {
  try {
    return JSON.parse(form ?? '') as unknown;
  } catch (cause) {
    throw new XinhengError('BAD_INPUT', { what: 'form' }, { cause });
  }
}
