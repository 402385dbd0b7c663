import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { changeView, dropView, listViews, saveView } from './store.ts';

const Page = Type.String({
  pattern: '^/workbench(/[a-z0-9-]+)*$',
  maxLength: 100,
  description: 'address of the page, without language and query',
});
const Name = Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' });
const Query = Type.String({ maxLength: 2000, pattern: '^[^?#\\s]*$', description: 'query of the address, without ?' });
const Params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const View = Type.Object({
  id: Type.String(),
  name: Type.String(),
  page: Type.String(),
  query: Type.String(),
  shared: Type.Boolean(),
  position: Type.Integer(),
  own: Type.Boolean(),
  by: Type.String(),
  savedAt: Type.String(),
});
const closed = { additionalProperties: false };

export function viewRoutes(kernel: Kernel): AnyRoute[] {
  const common = { face: 'api', permission: 'views.keep' } as const;
  return [
    route({
      ...common,
      method: 'GET',
      path: '/api/v1/views',
      summary: 'Saved views of lists: the caller’s own, then those that colleagues share',
      audit: 'views.listed',
      schemas: {
        query: Type.Object({ page: Type.Optional(Page) }),
        response: { 200: Type.Object({ items: Type.Array(View) }) },
      },
      handle: async ({ caller, query }) => ({ items: await listViews(kernel, query.page, caller) }),
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/views',
      summary: 'Save the filters of a list under a name; at most 30 a page',
      audit: 'view.saved',
      schemas: {
        body: Type.Object({ name: Name, page: Page, query: Query, shared: Type.Optional(Type.Boolean()) }, closed),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
      handle: async ({ caller, body, reply }) => {
        const saved = await saveView(kernel, body, caller);
        reply.code(201);
        return saved;
      },
    }),
    route({
      ...common,
      method: 'PATCH',
      path: '/api/v1/views/{id}',
      summary: 'Change a view of one’s own: name, filters, sharing, place in the menu',
      audit: 'view.changed',
      schemas: {
        params: Params,
        body: Type.Object(
          {
            name: Type.Optional(Name),
            query: Type.Optional(Query),
            shared: Type.Optional(Type.Boolean()),
            position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
          },
          { ...closed, minProperties: 1 },
        ),
        response: { 204: Type.Null() },
      },
      handle: ({ caller, params, body }) => changeView(kernel, params.id, body, caller),
    }),
    route({
      ...common,
      method: 'DELETE',
      path: '/api/v1/views/{id}',
      summary: 'Drop a view of one’s own',
      audit: 'view.dropped',
      schemas: { params: Params, response: { 204: Type.Null() } },
      handle: ({ caller, params }) => dropView(kernel, params.id, caller),
    }),
  ];
}
