import { Type } from 'typebox';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { listOf, route, type AnyRoute } from '../../kernel/http/index.ts';
import { POLICY_KINDS, VERIFIED, type PolicyDocument } from '../../kernel/policy/index.ts';
import { CATALOGUE, catalogueEditions, editionOn } from './editions.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Day = Type.String({ format: 'date', description: 'the edition in force on this day' });
const Edition = Type.String({ minLength: 1, maxLength: 40 });

const Head = {
  kind: Type.Enum([...POLICY_KINDS]),
  id: Type.String(),
  edition: Type.String(),
  title: Text,
  inForceFrom: Type.String(),
  inForceTo: Nullable,
  verified: Type.Enum([...VERIFIED]),
  sources: Type.Array(Type.Object({ title: Type.String(), url: Type.Optional(Type.String()), key: Type.Optional(Type.String()) })),
  note: Type.Optional(Text),
  hash: Type.String(),
};
/** Content as its schema has it: policy/schemas/<kind>.json. */
const Whole = Type.Object({ ...Head, content: Type.Any() });
const Catalogue = Type.Object({
  ...Head,
  beforeFirst: Type.Boolean(),
  content: Type.Any(),
  editions: Type.Array(Type.Object({ edition: Type.String(), inForceFrom: Type.String(), inForceTo: Nullable })),
});

export function policyRoutes(kernel: Kernel): AnyRoute[] {
  return [catalogueRoute(kernel), listRoute(kernel), documentRoute(kernel)];
}

function catalogueRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/v1/catalogue',
    face: 'api',
    summary: 'The catalogue of public credit information in force on a day (default: today)',
    permission: 'public',
    audit: 'none',
    schemas: { query: Type.Object({ day: Type.Optional(Day) }), response: { 200: Catalogue } },
    async handle({ query }) {
      const found = editionOn(kernel.policy, query.day ?? kernel.clock.today().toString());
      if (!found) throw new XinhengError('NOT_FOUND', { kind: 'catalogue', id: CATALOGUE });
      const editions = catalogueEditions(kernel.policy).map(({ edition, inForceFrom, inForceTo }) => ({
        edition,
        inForceFrom,
        inForceTo,
      }));
      return { ...found.document, beforeFirst: found.beforeFirst, editions };
    },
  });
}

/** Short and whole: `next` is always null. */
function listRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/v1/policy',
    face: 'api',
    summary: 'Policy data: every edition with its period, verification and sources',
    permission: 'public',
    audit: 'none',
    schemas: {
      query: Type.Object({ kind: Type.Optional(Type.Enum([...POLICY_KINDS])) }),
      response: { 200: listOf(Type.Object(Head)) },
    },
    async handle({ query }) {
      const kinds = query.kind === undefined ? POLICY_KINDS : [query.kind];
      return { items: kinds.flatMap((kind) => kernel.policy.all(kind).map(headOf).sort(byId)), next: null };
    },
  });
}

function documentRoute(kernel: Kernel): AnyRoute {
  return route({
    method: 'GET',
    path: '/api/v1/policy/{kind}/{id}',
    face: 'api',
    summary: 'One policy document: the named edition, the one of a day, else the one in force today',
    permission: 'public',
    audit: 'none',
    schemas: {
      params: Type.Object({ kind: Type.Enum([...POLICY_KINDS]), id: Type.String({ minLength: 1, maxLength: 80 }) }),
      query: Type.Object({ edition: Type.Optional(Edition), day: Type.Optional(Day) }),
      response: { 200: Whole },
    },
    async handle({ params: { kind, id }, query }) {
      const found =
        query.edition === undefined
          ? kernel.policy.find(kind, id, query.day ?? kernel.clock.today().toString())
          : kernel.policy.all(kind).find((each) => each.id === id && each.edition === query.edition);
      if (!found) throw new XinhengError('NOT_FOUND', { kind, id });
      return found;
    },
  });
}

function headOf(document: PolicyDocument): Omit<PolicyDocument, 'content'> {
  const { content: _, ...head } = document;
  return head;
}

function byId(a: { id: string; inForceFrom: string }, b: { id: string; inForceFrom: string }): number {
  return a.id.localeCompare(b.id) || b.inForceFrom.localeCompare(a.inForceFrom);
}
