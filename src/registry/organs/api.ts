import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { listRoute } from '../../kernel/lists/index.ts';
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

const LINES = { samr: { zh: '市场监管', en: 'market regulation' }, ndrc: { zh: '发展改革', en: 'development and reform' } };
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
    ...listRoute({
      name: 'organs',
      path: '/api/v1/organs',
      summary: 'Organs in office on a day, with both parents and who answers for those that are gone',
      permission: 'public',
      audit: 'none',
      pages: 'whole',
      filters: {
        day: {
          schema: Day,
          zh: '日期',
          en: 'Day',
          hint: { zh: '空着就是今天；格式如2026-11-24', en: 'Empty is today; in the form 2026-11-24' },
        },
        under: {
          schema: Type.String({ maxLength: 64, description: 'code of a parent, by line or district' }),
          zh: '上级机关代码',
          en: 'Code of the superior organ',
        },
        former: {
          schema: Type.Boolean({ description: 'also organs that are out of office' }),
          zh: '也列出已撤销的机关',
          en: 'Also organs that are out of office',
        },
      },
      item: OrganItem,
      rows: ({ query }) => organsOf(kernel, query),
      columns: {
        name: { zh: '名称', en: 'Name', kind: 'title', heading: true },
        code: { zh: '机关代码', en: 'Code of the organ', kind: 'code' },
        shortName: { zh: '简称', en: 'Short name', kind: 'zh', extra: true },
        line: { zh: '条线', en: 'Line', values: LINES },
        lineParent: { zh: '条线上级', en: 'Superior in the line', kind: 'organ' },
        districtParent: { zh: '属地上级', en: 'Superior in the district', kind: 'organ' },
        district: { zh: '区划代码', en: 'Division code', kind: 'number' },
        uscc: { zh: '统一社会信用代码', en: 'USCC', kind: 'code', extra: true },
        validFrom: { zh: '自', en: 'From', kind: 'day' },
        validTo: { zh: '至', en: 'Until', kind: 'day', extra: true },
        answeredBy: { zh: '现由谁答复', en: 'Answered by', kind: 'organ', extra: true },
      },
      orders: { code: { zh: '按机关代码', en: 'by code of the organ' } },
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

function organsOf(kernel: Kernel, query: { day?: string; under?: string; former?: boolean }) {
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
  return items.sort((a, b) => a.code.localeCompare(b.code));
}

function sourcesBy<C>(documents: readonly PolicyDocument<C>[], entries: (content: C) => readonly { code: string }[]) {
  return new Map(documents.flatMap((each) => entries(each.content).map(({ code }) => [code, each.sources] as const)));
}
