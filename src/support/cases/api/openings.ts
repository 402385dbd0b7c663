import { Type } from 'typebox';
import { permits } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { organName, outlineOf, ProcedureDrawing, titleOf } from '../../../kernel/procedures/index.ts';
import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { openFile } from '../files.ts';
import { proceduresOn } from '../names.ts';
import { CaseParams, DeclaredField, Nullable } from './schemas.ts';

const Openable = Type.Object({
  id: Type.String(),
  edition: Type.String(),
  title: Type.String(),
  /** This person may open one. */
  mayOpen: Type.Boolean(),
  /** Has a body as its party; else `object` is asked for. */
  party: Type.Boolean(),
  /** Kind of what it is about; null where that is the party itself. */
  object: Nullable,
  note: Nullable,
  fields: Type.Array(DeclaredField),
});

/** What may be opened, and how a procedure runs. */
export function openingRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/cases/procedures',
      face: 'api',
      summary: 'Procedures in force with the form of their opening, in the order of their ids',
      permission: 'session',
      audit: 'case.procedures.read',
      servedWith: ['workbench'],
      schemas: {
        response: {
          200: Type.Object({
            /** In whose name the caller opens. */
            organ: Nullable,
            items: Type.Array(Openable),
          }),
        },
      },
      handle: async ({ caller, language }) => ({
        organ: caller.organ === null ? null : organName(kernel, caller.organ, language),
        items: proceduresOn(kernel, kernel.clock.today().toString()).map(({ id, edition, title, note, content }) => ({
          id,
          edition,
          title: titleOf(title, language),
          mayOpen:
            permits(caller, 'case.act') &&
            content.opening.by.some(({ who, roles }) => who === 'official' && (roles === undefined || roles.includes(caller.role ?? ''))),
          party: content.party === 'subject',
          object: content.object === 'subject' ? null : content.object,
          note: note === undefined ? null : titleOf(note, language),
          fields: content.opening.fields,
        })),
      }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/cases/{id}/procedure',
      face: 'api',
      summary: 'The edition of the procedure by which a case is handled, drawn (SVG) and in words; with a stated purpose',
      permission: 'case.read',
      audit: 'case.procedure',
      schemas: {
        params: CaseParams,
        response: {
          200: Type.Object({
            number: Type.String(),
            title: Type.String(),
            svg: Type.String(),
            outline: Type.Array(Type.Object({ state: Type.String(), steps: Type.Array(Type.String()) })),
          }),
        },
      },
      async handle({ caller, language, params }) {
        const { case: of, procedure, title } = await openFile(kernel, params.id, caller, language, 'official');
        const drawing = createElement(ProcedureDrawing, { id: 'procedure', title, content: procedure, language });
        return {
          number: of.number,
          title: titleOf(title, language),
          svg: renderToStaticMarkup(drawing),
          outline: outlineOf(procedure, language).map(({ state, steps }) => ({ state, steps: [...steps] })),
        };
      },
    }),
  ];
}
