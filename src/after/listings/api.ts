import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, PageQuery, route, type AnyRoute } from '../../kernel/http/index.ts';
import { VERIFIED } from '../../kernel/policy/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { csvText } from '../../kernel/tables/index.ts';
import { listEntries } from './entries.ts';
import { listingMessages } from './messages.ts';
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

/** More than a list holds; the rest stands in its pages. */
const EXPORTED = 20_000;

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
    route({
      method: 'GET',
      path: '/api/v1/lists/{kind}/entries.csv',
      face: 'api',
      summary: 'The same as a table for officials; of more than 20,000 the latest decisions',
      permission: 'session',
      audit: 'list.exported',
      rate: 12,
      servedWith: ['workbench'],
      produces: 'text/csv',
      schemas: { params: Type.Object({ kind: Type.String({ minLength: 1, maxLength: 64 }) }) },
      async handle({ params, language, reply }) {
        const { items } = await listEntries(kernel, params.kind, { limit: EXPORTED });
        const say = t(language, listingMessages);
        const columns = ['name', 'code', 'document', 'organ', 'decided', 'since', 'until'] as const;
        const rows = items.map((each) => [
          each.name,
          each.uscc ?? '',
          each.documentNo,
          each.organName,
          each.decided,
          each.since ?? '',
          each.until ?? '',
        ]);
        reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="list.csv"');
        return csvText([columns.map((key) => say[`column.${key}`]()), ...rows]);
      },
    }),
  ];
}
