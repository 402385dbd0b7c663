import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { route, type AnyRoute } from '../../../kernel/http/index.ts';
import { STAYED_BY } from '../../records/types.ts';
import { REASON_MAX } from '../review/reason.ts';
import { proposeLift, proposeShield, proposeStay } from './propose.ts';

const Params = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64, description: 'an act, or one record of it' }),
});
const Reason = Type.String({ minLength: 1, maxLength: REASON_MAX, pattern: '\\S' });
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Term = {
  from: Type.Optional(Type.String({ format: 'date', description: 'default today' })),
  until: Type.Optional(Type.String({ format: 'date', description: 'the last day' })),
};
const Proposed = Type.Object({
  state: Type.Literal('proposed'),
  proposal: Type.String(),
  records: Type.Array(Type.String()),
});

export function facetRoutes(kernel: Kernel): AnyRoute[] {
  const common = { method: 'POST', face: 'api', permission: 'publicity.review' } as const;
  return [
    route({
      ...common,
      path: '/api/v1/publicity/{id}/stay',
      summary: 'Propose that enforcement is stayed; another person confirms it',
      audit: 'publicity.facet.stay',
      schemas: {
        params: Params,
        body: Type.Object({
          by: Type.Union(STAYED_BY.map((each) => Type.Literal(each))),
          organ: Name,
          document: Name,
          ...Term,
          reason: Reason,
        }),
        response: { 200: Proposed },
      },
      handle: ({ caller, params, body }) => proposeStay(kernel, params.id, body, caller),
    }),
    route({
      ...common,
      path: '/api/v1/publicity/{id}/shield',
      summary: 'Propose that a record is shielded for a time; another person confirms it',
      audit: 'publicity.facet.shield',
      schemas: {
        params: Params,
        body: Type.Object({ organ: Name, basis: Name, ends: Type.Optional(Name), ...Term, reason: Reason }),
        response: { 200: Proposed },
      },
      handle: ({ caller, params, body }) => proposeShield(kernel, params.id, body, caller),
    }),
    route({
      ...common,
      path: '/api/v1/publicity/{id}/lift',
      summary: 'Propose the end of a stay or a shield; another person confirms it',
      audit: 'publicity.facet.lift',
      schemas: {
        params: Params,
        body: Type.Object({ what: Type.Union([Type.Literal('stay'), Type.Literal('shield')]), reason: Reason }),
        response: { 200: Proposed },
      },
      handle: ({ caller, params, body }) =>
        proposeLift(kernel, params.id, body.what === 'stay' ? 'unstay' : 'unshield', body.reason, caller),
    }),
  ];
}
