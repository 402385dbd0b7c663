import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { consequencesOf, getCase } from '../../../kernel/procedures/index.ts';
import { requirePart } from '../files.ts';
import { previewOpening } from '../previews.ts';
import { CaseParams, GivenFields, Nullable } from './schemas.ts';

const Strict = { additionalProperties: false } as const;
const Word = Type.String({ minLength: 1, maxLength: 100 });

/** What will follow, checked as the doing checks it; nothing is written. */
export function previewRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/cases/previews',
      face: 'api',
      summary: 'Check the opening of a case: the party by its registered name and what follows; nothing is opened',
      permission: 'case.act',
      audit: 'case.previewed',
      schemas: {
        body: Type.Object(
          {
            procedure: Word,
            subject: Type.Optional(Type.String({ maxLength: 100 })),
            object: Type.Optional(Type.String({ maxLength: 200 })),
            fields: Type.Optional(GivenFields),
          },
          Strict,
        ),
        response: {
          200: Type.Object({
            party: Type.Union([Type.Object({ name: Type.String(), code: Nullable }), Type.Null()]),
            follows: Type.Array(Type.String()),
          }),
        },
      },
      handle: ({ body, caller, language }) => previewOpening(kernel, { ...body, fields: body.fields ?? {} }, caller, language),
    }),
    route({
      method: 'POST',
      path: '/api/v1/cases/{id}/previews',
      face: 'api',
      summary: 'Check a step: what will follow, with numbers, or why it is refused; no step is taken; with a stated purpose',
      permission: 'case.act',
      audit: 'case.step.previewed',
      schemas: {
        params: CaseParams,
        body: Type.Object({ transition: Word, fields: Type.Optional(GivenFields) }, Strict),
        response: {
          200: Type.Object({
            follows: Type.Array(Type.String()),
            /** Of the case as it was checked; send it with the step. */
            version: Type.Integer(),
          }),
        },
      },
      async handle({ body, caller, language, params }) {
        await requirePart(kernel, params.id, caller, 'official');
        // First the version: what another does in between is a conflict then, never overlooked.
        const { version } = (await getCase(kernel, params.id, caller, language)).case;
        const follows = await consequencesOf(kernel, params.id, body.transition, body.fields ?? {}, caller, language);
        return { follows, version };
      },
    }),
  ];
}
