import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { VERIFIED, type DivisionsContent, type OrgansContent, type PolicyDocument } from '../../kernel/policy/index.ts';
import { organBook } from './book.ts';
import { divisionBook } from './divisions.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Day = Type.String({ format: 'date', description: 'default: today' });
const Mark = Type.Enum([...VERIFIED]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const SourceItem = Type.Object({
  title: Type.String(),
  url: Type.Optional(Type.String()),
  key: Type.Optional(Type.String()),
});

const OrganItem = Type.Object({
  code: Type.String(),
  name: Text,
  shortName: Type.String(),
  uscc: Nullable,
  line: Type.Enum(['samr', 'ndrc']),
  lineParent: Nullable,
  districtParent: Nullable,
  district: Nullable,
  aliases: Type.Array(Type.String()),
  validFrom: Type.String(),
  validTo: Nullable,
  answeredBy: Nullable,
  /** Address and telephone of the office that parties may ask; edited as an edition of the policy kind `organs`. */
  contact: Type.Union([Text, Type.Null()]),
  verified: Mark,
  sources: Type.Array(SourceItem),
});

const DivisionItem = Type.Object({
  code: Type.String(),
  name: Type.String(),
  level: Type.Enum(['province', 'city', 'district', 'functional']),
  parent: Nullable,
  aliases: Type.Array(Type.String()),
  validFrom: Type.String(),
  validTo: Nullable,
  successors: Type.Array(Type.String()),
  verified: Mark,
  sources: Type.Array(SourceItem),
});

/** The lists are short and whole: `next` is always null. */
export function organRoutes(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/organs',
      face: 'api',
      summary: 'Organs in office on a day, with both parents and who answers for those that are gone',
      permission: 'public',
      audit: 'none',
      schemas: {
        query: Type.Object({
          day: Type.Optional(Day),
          under: Type.Optional(Type.String({ maxLength: 64, description: 'code of a parent, by line or district' })),
          former: Type.Optional(Type.Boolean({ description: 'also organs that are out of office' })),
        }),
        response: { 200: listOf(OrganItem) },
      },
      async handle({ query }) {
        const day = query.day ?? kernel.clock.today().toString();
        const book = organBook(kernel.policy);
        const sources = sourcesBy(kernel.policy.all<OrgansContent>('organs'), (content) => content.organs);
        const wanted = query.under === undefined ? book.all() : book.under(query.under, day);
        const items = wanted.flatMap((organ) => {
          const answer = book.find(organ.code, day);
          if (!answer || !(answer.inOffice || query.former)) return [];
          return [
            {
              ...organ,
              uscc: organ.uscc ?? null,
              contact: organ.contact ?? null,
              aliases: organ.aliases.map((alias) => alias.name),
              answeredBy: answer.answeredBy?.code ?? null,
              sources: sources.get(organ.code) ?? [],
            },
          ];
        });
        return { items: items.sort((a, b) => a.code.localeCompare(b.code)), next: null };
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/divisions',
      face: 'api',
      summary: 'Divisions that stand on a day, functional areas as an overlay, with successors',
      permission: 'public',
      audit: 'none',
      schemas: { query: Type.Object({ day: Type.Optional(Day) }), response: { 200: listOf(DivisionItem) } },
      async handle({ query }) {
        const day = query.day ?? kernel.clock.today().toString();
        const sources = sourcesBy(kernel.policy.all<DivisionsContent>('divisions'), (content) => content.divisions);
        const items = divisionBook(kernel.policy)
          .all()
          .filter((each) => each.validFrom <= day && (each.validTo === null || day <= each.validTo))
          .map((each) => ({ ...each, sources: sources.get(each.code) ?? [] }))
          .sort((a, b) => a.code.localeCompare(b.code));
        return { items, next: null };
      },
    }),
  ];
}

function sourcesBy<C>(documents: readonly PolicyDocument<C>[], entries: (content: C) => readonly { code: string }[]) {
  return new Map(documents.flatMap((each) => entries(each.content).map(({ code }) => [code, each.sources] as const)));
}
