import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { route, type AnyRoute } from '../../kernel/http/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
import { differences } from './differences.ts';
import { allEditions, findEdition } from './editions.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Edition = Type.String({ minLength: 1, maxLength: 80 });

const Item = Type.Object({
  id: Type.String(),
  title: Text,
  nature: Nullable,
  legalBasis: Type.Array(Type.String()),
  level: Nullable,
  updateCycle: Type.Union([Text, Type.Null()]),
  retention: Type.Union([Text, Type.Null()]),
  sourceOrgan: Type.Union([Text, Type.Null()]),
  organs: Type.Array(Type.String()),
  lists: Type.Array(
    Type.Object({
      list: Type.Union([Type.Literal('powers'), Type.Literal('services')]),
      title: Type.String(),
      no: Type.Optional(Type.String()),
      url: Type.Optional(Type.String()),
    }),
  ),
});
/** What changed from one edition to another, item by item. */
export const Changes = Type.Object({
  added: Type.Array(Item),
  removed: Type.Array(Item),
  changed: Type.Array(Type.Object({ id: Type.String(), title: Text, fields: Type.Array(Type.String()), before: Item, after: Item })),
  categories: Type.Object({ added: Type.Array(Text), removed: Type.Array(Text) }),
  regulation: Type.Union([Type.Object({ before: Nullable, after: Nullable }), Type.Null()]),
});
const Listed = Type.Object({
  kind: Type.String(),
  id: Type.String(),
  edition: Type.String(),
  title: Text,
  inForceFrom: Type.String(),
  inForceTo: Nullable,
  hash: Type.String(),
});

export function editionRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'catalogue',
      path: '/api/v1/catalogue/editions',
      summary: 'Published editions: the nation’s, the city’s, the districts’',
      permission: 'public',
      audit: 'none',
      pages: 'whole',
      item: Listed,
      rows: () =>
        allEditions(kernel.policy).map(({ kind, id, edition, title, inForceFrom, inForceTo, hash }) => {
          return { kind, id, edition, title, inForceFrom, inForceTo, hash };
        }),
      columns: {
        title: { zh: '名称', en: 'Title', kind: 'title', heading: true },
        kind: {
          zh: '层级',
          en: 'Whose',
          values: {
            catalogue: { zh: '国家', en: 'the nation' },
            'catalogue-supplement': { zh: '本市', en: 'the city' },
            'catalogue-subset': { zh: '区县', en: 'a district' },
          },
        },
        edition: { zh: '版本', en: 'Edition', kind: 'code' },
        inForceFrom: { zh: '施行', en: 'In force from', kind: 'day' },
        inForceTo: { zh: '至', en: 'Until', kind: 'day', none: { zh: '没有终止日', en: 'no end' } },
      },
      orders: { kind: { zh: '按层级、编号，施行日早的在前', en: 'by whose it is and id; the earliest day first' } },
    }),
    route({
      method: 'GET',
      path: '/api/v1/catalogue/changes',
      face: 'api',
      summary: 'What changed from one published edition to another',
      permission: 'public',
      audit: 'none',
      schemas: { query: Type.Object({ from: Edition, to: Edition }), response: { 200: Changes } },
      async handle({ query }) {
        const [from, to] = [query.from, query.to].map((edition) => {
          const found = findEdition(kernel.policy, edition);
          if (!found) throw new XinhengError('NOT_FOUND', { what: edition });
          return found;
        });
        return differences(kernel.policy, from!, to!);
      },
    }),
  ];
}
