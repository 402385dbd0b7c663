import { Type } from 'typebox';
import type { Kernel } from '../../../kernel/context.ts';
import { listOf, route, type AnyRoute } from '../../../kernel/http/index.ts';
import { listRoute } from '../../../kernel/lists/index.ts';
import { exportedPolicy, getDraft, keyOf, nameOf, POLICY_KINDS, VERIFIED } from '../../../kernel/policy/index.ts';
import { Changes } from '../editions-api.ts';
import { discardDraft, draftDifferences, draftPolicy, draftsOfPolicy } from './drafts.ts';
import { namedBy } from './named-by.ts';
import { proposePolicy, SIGN } from './propose.ts';
import { unverifiedPolicy } from './unverified.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Text = Type.Object({ zh: Type.String(), en: Type.String() });
const Kind = Type.Enum([...POLICY_KINDS]);
const Params = Type.Object({
  kind: Kind,
  id: Type.String({ minLength: 1, maxLength: 80 }),
  edition: Type.String({ minLength: 1, maxLength: 80 }),
});
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

const Draft = Type.Object({
  kind: Kind,
  id: Type.String(),
  edition: Type.String(),
  name: Type.String(),
  title: Text,
  inForceFrom: Type.String(),
  hash: Type.String(),
  draftedBy: Type.String(),
  draftedAt: Type.String(),
  against: Nullable,
  changes: Type.Array(
    Type.Object({
      what: Type.Enum(['added', 'removed', 'changed']),
      path: Type.String(),
      title: Type.Union([Text, Type.Null()]),
      before: Nullable,
      after: Nullable,
    }),
  ),
  items: Type.Union([Changes, Type.Null()]),
});
const Unverified = Type.Object({
  day: Type.String(),
  open: Type.Array(
    Type.Object({
      file: Type.String(),
      kind: Kind,
      id: Type.String(),
      edition: Type.String(),
      verified: Type.Enum([...VERIFIED]),
      missing: Type.Array(Type.Enum(['official', 'countersignature'])),
      marks: Type.Record(Type.String(), Type.Integer()),
    }),
  ),
});
const Naming = Type.Object({
  kind: Kind,
  id: Type.String(),
  edition: Type.String(),
  title: Text,
  inForceFrom: Type.String(),
  inForceTo: Nullable,
  places: Type.Array(Type.String(), { description: 'where it is named, as JSON pointers; five at most' }),
});
const Proposed = Type.Object({
  name: Type.String(),
  case: Type.String(),
  number: Type.String(),
  inForceFrom: Type.String(),
  next: Type.Enum(Object.values(SIGN)),
});

export function publicationRoutes(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'policy-drafts',
      path: '/api/v1/policy/drafts',
      summary: 'Drafts of policy documents with their differences',
      permission: 'policy.drafts',
      audit: 'policy.drafts.listed',
      pages: 'whole',
      item: Draft,
      rows: ({ caller }) => draftsOfPolicy(kernel, caller),
      columns: {
        title: { zh: '名称', en: 'Title', kind: 'title', heading: true },
        name: { zh: '编号', en: 'Id', kind: 'code' },
        inForceFrom: { zh: '施行', en: 'In force', kind: 'day' },
        draftedBy: { zh: '起草人', en: 'Drafted by', kind: 'code' },
        draftedAt: { zh: '起草时间', en: 'Drafted at', kind: 'time' },
        changes: { zh: '改动', en: 'Changes', kind: 'number', cell: ({ changes }) => changes.length },
      },
      orders: { at: { zh: '按起草时间，晚的在前', en: 'by the time of drafting, the latest first' } },
    }),
    route({
      method: 'PUT',
      path: '/api/v1/policy/drafts',
      face: 'api',
      summary: 'Check and store a document (policy/schemas) as a draft',
      permission: 'policy.edit',
      audit: 'policy.drafted',
      schemas: { body: Type.Record(Type.String(), Type.Unknown()), response: { 200: Draft } },
      handle: ({ caller, body, language }) => draftPolicy(kernel, body, caller, language),
    }),
    route({
      method: 'GET',
      path: '/api/v1/policy/drafts/{kind}/{id}/{edition}',
      face: 'api',
      summary: 'A draft: what it changes, place by place',
      permission: 'policy.drafts',
      audit: 'policy.draft.read',
      schemas: { params: Params, response: { 200: Draft } },
      handle: ({ caller, params }) => draftDifferences(kernel, nameOf(params), caller),
    }),
    route({
      method: 'GET',
      path: '/api/v1/policy/drafts/{kind}/{id}/{edition}/file',
      face: 'api',
      summary: 'A draft as a file, to go on writing it',
      permission: 'policy.drafts',
      audit: 'policy.draft.read',
      schemas: { params: Params, response: { 200: Type.Object({}, { additionalProperties: true }) } },
      handle: async ({ params }) => {
        const { document } = await kernel.db.tx((tx) => getDraft(tx, keyOf(nameOf(params))));
        return exportedPolicy(document);
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/policy/drafts/{kind}/{id}/{edition}',
      face: 'api',
      summary: 'Delete a draft',
      permission: 'policy.edit',
      audit: 'policy.discarded',
      schemas: { params: Params, response: { 200: Type.Object({ name: Type.String() }) } },
      handle: ({ caller, params }) => discardDraft(kernel, nameOf(params), caller),
    }),
    route({
      method: 'POST',
      path: '/api/v1/policy/{kind}/{id}/{edition}/proposal',
      face: 'api',
      summary: 'Put a draft, or a published document without signature, before the legal office; goes on at /api/v1/cases',
      permission: 'policy.edit',
      audit: 'policy.proposed',
      schemas: {
        params: Params,
        body: Type.Object({
          reason: Reason,
          read: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
          organ: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
        }),
        response: { 200: Proposed },
      },
      handle: ({ caller, params, body, language }) => proposePolicy(kernel, { name: nameOf(params), ...body }, caller, language),
    }),
    route({
      method: 'GET',
      path: '/api/v1/policy/{kind}/{id}/named-by',
      face: 'api',
      summary: 'Policy documents that name this one: what rests on it',
      permission: 'public',
      audit: 'none',
      schemas: { params: Type.Object({ kind: Kind, id: Params.properties.id }), response: { 200: listOf(Naming) } },
      handle: async ({ params }) => ({ items: namedBy(kernel.policy, params), next: null }),
    }),
    route({
      method: 'GET',
      path: '/api/v1/policy/unverified',
      face: 'api',
      summary: 'What is in force here and not official throughout and countersigned: it carries no adverse effect',
      permission: 'policy.drafts',
      audit: 'policy.unverified.read',
      schemas: { response: { 200: Unverified } },
      handle: ({ caller }) => unverifiedPolicy(kernel, caller),
    }),
  ];
}
