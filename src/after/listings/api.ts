import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { VERIFIED } from '../../kernel/policy/index.ts';
import { listEntries } from './entries.ts';
import { listKinds } from './lists.ts';

const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Nullable = Type.Union([Type.String(), Type.Null()]);

const Kind = Type.Object({
  kind: Type.String(),
  edition: Type.String(),
  title: Text,
  criteria: Text,
  leaving: Text,
  basis: Type.Array(
    Type.Object({
      instrument: Type.String(),
      article: Type.String(),
      level: Type.String(),
      verified: Type.Enum([...VERIFIED]),
    }),
  ),
});
const Entry = Type.Object({
  subjectId: Type.String(),
  name: Type.String(),
  uscc: Nullable,
  actId: Type.String(),
  organ: Type.String(),
  organName: Type.String(),
  documentNo: Type.String(),
  decided: Type.String(),
  since: Nullable,
  until: Nullable,
});

export function listingRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/lists',
      face: 'api',
      summary: 'Lists that are kept here: on what they rest, who comes on them, how one leaves',
      permission: 'public',
      audit: 'none',
      schemas: { response: { 200: listOf(Kind) } },
      handle: async () => ({
        items: listKinds(kernel.policy, kernel.clock.today().toString()).map((each) => ({
          ...each,
          basis: [...each.basis],
        })),
        next: null,
      }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/lists/{kind}/entries',
      face: 'api',
      summary: 'Who is on a list today, the latest decision first',
      permission: 'public',
      audit: 'none',
      schemas: {
        params: Type.Object({ kind: Type.String({ minLength: 1, maxLength: 64 }) }),
        query: Type.Object(PageQuery),
        response: { 200: listOf(Entry) },
      },
      async handle({ params, query, reply }) {
        reply.header('x-robots-tag', 'noindex, noarchive');
        const { items, next } = await listEntries(kernel, params.kind, query);
        return { items, next };
      },
    }),
  ];
}
