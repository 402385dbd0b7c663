import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { VERIFIED } from '../../kernel/policy/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
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
    ...listRoute({
      name: 'list',
      path: '/api/v1/lists/{kind}/entries',
      summary: 'Who is on a list today, the latest decision first',
      permission: 'public',
      audit: 'none',
      params: { kind: Type.String({ minLength: 1, maxLength: 64 }) },
      item: Entry,
      async rows({ params, cursor, limit, reply }) {
        reply.header('x-robots-tag', 'noindex, noarchive');
        const { items, next } = await listEntries(kernel, params.kind, { cursor, limit });
        return { items, next };
      },
      columns: {
        name: { zh: '名称', en: 'Name', kind: 'zh', heading: true },
        uscc: { zh: '统一社会信用代码', en: 'USCC', only: 'file' },
        documentNo: { zh: '文书号', en: 'Document number', kind: 'zh' },
        organName: { zh: '作出机关', en: 'Decided by', kind: 'zh' },
        decided: { zh: '决定日期', en: 'Decided on', kind: 'day' },
        since: { zh: '列入自', en: 'On the list from', kind: 'day' },
        until: { zh: '列入和公示到', en: 'On the list and on display until', kind: 'day' },
      },
      orders: { decided: { zh: '决定日期晚的在前；同一天的按编号', en: 'the latest decision first; of one day by number' } },
      // More than a list holds.
      file: { permission: 'session', audit: 'list.exported', servedWith: ['workbench'] },
    }),
  ];
}
