import { Type } from 'typebox';
import type { Kernel } from '../../context.ts';
import { route, type AnyRoute } from '../../http/index.ts';
import { href } from '../../ui/index.ts';
import { DOOR_FACES } from '../doors/back.ts';
import { oidcWay } from './ways.ts';

const Way = Type.Object({
  kind: Type.Enum(['password', 'oidc']),
  title: Type.Union([Type.String(), Type.Null()], {
    description: 'of the provider, in the language that was asked for',
  }),
  start: Type.Union([Type.String(), Type.Null()], { description: 'link; add &to=/workbench/… to come back there' }),
  leave: Type.Union([Type.String(), Type.Null()], { description: 'link to the sign-out at the provider' }),
});

export function wayRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/session/ways',
      face: 'api',
      summary: 'In which ways one can sign in to a face',
      permission: 'public',
      audit: 'none',
      schemas: {
        query: Type.Object({ face: Type.Optional(Type.Enum([...DOOR_FACES], { description: 'default: workbench' })) }),
        response: { 200: Type.Object({ items: Type.Array(Way) }) },
      },
      async handle({ query: { face = 'workbench' }, language }) {
        const password = { kind: 'password', title: null, start: null, leave: null } as const;
        const provider = oidcWay(kernel, face, language);
        if (provider === null) return { items: [password] };
        const { title, start, leave } = provider;
        const oidc = { kind: 'oidc', title, start: href(start, language), leave: href(leave, language) } as const;
        return { items: [password, oidc] };
      },
    }),
  ];
}
