import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { proposeLink, proposeOperatorChange, proposeUnlink, successionOf } from './propose.ts';
import { LINK_KINDS } from './types.ts';

const Params = Type.Object({
  key: Type.String({ minLength: 1, maxLength: 100, description: 'USCC, reg:NUMBER or id:UUID' }),
});
const Day = Type.String({ format: 'date' });
const Text = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Kind = Type.Union(LINK_KINDS.map((kind) => Type.Literal(kind)));
const Nullable = Type.Union([Type.String(), Type.Null()]);
const Proposed = Type.Object({ state: Type.Literal('proposed'), proposal: Type.String() });

export const LinkShape = Type.Object({
  linkId: Type.String(),
  kind: Type.String(),
  direction: Type.String(),
  other: Type.Object({ id: Type.String(), name: Type.String(), uscc: Nullable }),
  since: Type.String(),
  until: Nullable,
  document: Type.String(),
  organ: Type.String(),
});

export function successionRoutes(kernel: Kernel): AnyRoute[] {
  const common = { face: 'api', permission: 'subject.link' } as const;
  return [
    route({
      ...common,
      method: 'GET',
      path: '/api/v1/subjects/{key}/succession',
      summary: 'All links of a body and the periods of its operators; with a stated purpose',
      audit: 'subject.succession.opened',
      schemas: {
        params: Params,
        response: {
          200: Type.Object({
            subject: Type.Object({ id: Type.String(), name: Type.String() }),
            links: Type.Array(LinkShape),
            operators: Type.Array(Type.Object({ no: Type.Integer(), since: Nullable, until: Nullable })),
          }),
        },
      },
      handle: ({ caller, params }) => successionOf(kernel, params.key, caller),
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/subjects/{key}/links',
      summary: 'The registering organ proposes a link to the body after, or to the head office; another person confirms it',
      audit: 'subject.link',
      schemas: {
        params: Params,
        body: Type.Object({ kind: Kind, to: Text, since: Day, document: Text, reason: Text }),
        response: { 200: Proposed },
      },
      handle: ({ caller, params, body }) => proposeLink(kernel, params.key, body, caller),
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/subjects/{key}/links/end',
      summary: 'The registering organ proposes the end of a link; another person confirms it',
      audit: 'subject.unlink',
      schemas: {
        params: Params,
        body: Type.Object({ kind: Kind, to: Text, until: Day, document: Text, reason: Text }),
        response: { 200: Proposed },
      },
      handle: ({ caller, params, body }) => proposeUnlink(kernel, params.key, body, caller),
    }),
    route({
      ...common,
      method: 'POST',
      path: '/api/v1/subjects/{key}/operators',
      summary: 'The registering organ proposes that the operator of an individual business changed; no name is kept',
      audit: 'subject.operator',
      schemas: {
        params: Params,
        body: Type.Object({ since: Day, document: Text, reason: Text }),
        response: { 200: Proposed },
      },
      handle: ({ caller, params, body }) => proposeOperatorChange(kernel, params.key, body, caller),
    }),
  ];
}
