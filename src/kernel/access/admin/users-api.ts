import { Type } from 'typebox';
import type { Kernel } from '../../context.ts';
import { decodeCursor, encodeCursor, pageOf, route, type AnyRoute } from '../../http/index.ts';
import { DASH, listRoute } from '../../lists/index.ts';
import { roleName } from '../doors/frame.tsx';
import { closeAccount, resetPassword, reopenAccount } from './changes.ts';
import { linkIdentity, unlinkIdentities } from '../oidc/identities.ts';
import { ROLES } from '../types.ts';
import { getAccount, listAccounts, type AccountFilter } from './accounts.ts';
import { endSessionsOf } from './ending.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Account = Type.Object({ account: Type.String({ minLength: 1, maxLength: 40 }) });
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });
const Position = Type.Tuple([Type.String({ minLength: 1, maxLength: 40 })]);

const ACTIVE = { true: { zh: '可以登录', en: 'may sign in' }, false: { zh: '已停用', en: 'closed' } } as const;
const Listed = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  role: Type.Enum([...ROLES]),
  organ: Nullable,
  district: Nullable,
  active: Type.Boolean(),
  mustChange: Type.Boolean({ description: 'its password holds once' }),
  password: Type.Boolean({ description: 'it has a password' }),
  linked: Type.Array(Type.String(), { description: 'issuers at which a person is linked to it' }),
  sessions: Type.Integer(),
  createdAt: Type.String(),
  lastSignIn: Nullable,
});
const File = Type.Object({
  ...Listed.properties,
  open: Type.Array(
    Type.Object({
      id: Type.String(),
      way: Type.Enum(['password', 'oidc']),
      openedAt: Type.String(),
      seenAt: Type.String(),
      expiresAt: Type.String(),
    }),
  ),
  issuers: Type.Array(Type.String(), { description: 'providers at which it may be linked' }),
  links: Type.Array(Type.Object({ issuer: Type.String(), claim: Type.String(), linkedBy: Type.String(), linkedAt: Type.String() })),
});

/** Accounts as their administrators work with them. Making one and changing its role takes two: organisation/users. */
export function accountRoutes(kernel: Kernel): AnyRoute[] {
  return [...reads(kernel), ...states(kernel), ...identities(kernel), ...sessions(kernel)];
}

function reads(kernel: Kernel): AnyRoute[] {
  return [
    ...listRoute({
      name: 'accounts',
      path: '/api/v1/users',
      summary: 'Accounts by name, with filters',
      permission: 'users.read',
      audit: 'users.listed',
      filters: {
        q: {
          schema: Type.String({ maxLength: 100, description: 'part of the account or of the name' }),
          zh: '账号或者姓名里的字',
          en: 'Part of the account or name',
        },
        role: { schema: Type.Enum([...ROLES]), zh: '角色', en: 'Role' },
        organ: { schema: Type.String({ maxLength: 64 }), zh: '机关', en: 'Organ' },
        active: {
          schema: Type.Boolean(),
          zh: '状态',
          en: 'State',
          values: ACTIVE,
        },
        unusedSince: {
          schema: Type.String({ format: 'date', description: 'not signed in since this day' }),
          zh: '这一天以后没有登录过',
          en: 'Not signed in since',
        },
      },
      item: Listed,
      rows: ({ query: { q: text, ...filter }, cursor, limit }) => accountPage(kernel, { text, ...filter }, { cursor, limit }),
      columns: {
        account: { zh: '账号', en: 'Account', heading: true },
        displayName: { zh: '姓名', en: 'Name', kind: 'zh' },
        role: { zh: '角色', en: 'Role', cell: ({ role }, language) => roleName(role, language) },
        organ: { zh: '机关', en: 'Organ', kind: 'organ', none: DASH },
        state: { zh: '状态', en: 'State', cell: ({ active }, language) => ACTIVE[`${active}`][language === 'en' ? 'en' : 'zh'] },
        sessions: { zh: '登录中', en: 'Signed in', kind: 'number' },
        lastSignIn: { zh: '最近登录', en: 'Last sign-in', kind: 'time', none: { zh: '从未登录', en: 'never' } },
        createdAt: { zh: '建立时间', en: 'Made at', kind: 'time', extra: true },
        linked: { zh: '统一身份认证', en: 'Provider of identities', extra: true },
      },
      orders: { account: { zh: '按账号', en: 'by account' } },
    }),
    route({
      method: 'GET',
      path: '/api/v1/users/{account}',
      face: 'api',
      summary: 'One account with its open sessions and links',
      permission: 'users.read',
      audit: 'user.read',
      schemas: { params: Account, response: { 200: File } },
      handle: ({ params }) => getAccount(kernel, params.account),
    }),
  ];
}

/** Accounts page by page, for the API and the command line. Throws BAD_CURSOR. */
export async function accountPage(
  kernel: Kernel,
  filter: AccountFilter,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
) {
  const after = cursor === undefined ? null : decodeCursor('users', Position, cursor)[0];
  const rows = await listAccounts(kernel, filter, { after, limit: limit + 1 });
  return pageOf(rows, limit, (last) => encodeCursor('users', [last.account]));
}

/** Each says how it shall be afterwards, so that sending it twice does no more than once. */
function states(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'PUT',
      path: '/api/v1/users/{account}/state',
      face: 'api',
      summary: 'Close an account, which ends its sessions, or open it again; nobody the own',
      permission: 'users.manage',
      audit: 'user.state',
      schemas: {
        params: Account,
        body: Type.Object({ active: Type.Boolean(), reason: Reason }, { additionalProperties: false }),
        response: { 200: File },
      },
      async handle({ caller, params: { account }, body: { active, reason } }) {
        const change = { account, reason };
        await kernel.db.tx((tx) => (active ? reopenAccount : closeAccount)(kernel, tx, caller, change));
        return getAccount(kernel, account);
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/users/{account}/password',
      face: 'api',
      summary: 'Reset a password: a new one that holds once and is shown once; ends the sessions. Nobody the own',
      permission: 'users.manage',
      audit: 'user.password',
      rate: 10,
      schemas: {
        params: Account,
        body: Type.Object({ reason: Reason }, { additionalProperties: false }),
        response: { 200: Type.Object({ account: Type.String(), password: Type.String() }) },
      },
      // Not idempotent by a key: the answer would be kept, and it holds a password.
      async handle({ caller, params: { account }, body: { reason } }) {
        const password = await kernel.db.tx((tx) => resetPassword(kernel, tx, caller, { account, reason }));
        return { account, password };
      },
    }),
  ];
}

function identities(kernel: Kernel): AnyRoute[] {
  return [
    route({
      method: 'PUT',
      path: '/api/v1/users/{account}/identity',
      face: 'api',
      summary: 'Link a person at a provider of identities to an account; nobody the own',
      permission: 'users.manage',
      audit: 'user.linked',
      schemas: {
        params: Account,
        body: Type.Object(
          {
            issuer: Type.String({ minLength: 1, maxLength: 300 }),
            identity: Type.String({ minLength: 1, maxLength: 255, description: 'value of the configured claim' }),
          },
          { additionalProperties: false },
        ),
        response: { 200: File },
      },
      async handle({ caller, params: { account }, body }) {
        await kernel.db.tx((tx) => linkIdentity(kernel, tx, caller, { account, ...body }));
        return getAccount(kernel, account);
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/users/{account}/identity',
      face: 'api',
      summary: 'Take the links of an account; ends its sessions',
      permission: 'users.manage',
      audit: 'user.unlinked',
      schemas: { params: Account, response: { 200: File } },
      async handle({ caller, params: { account } }) {
        await kernel.db.tx((tx) => unlinkIdentities(kernel, tx, caller, account));
        return getAccount(kernel, account);
      },
    }),
  ];
}

function sessions(kernel: Kernel): AnyRoute[] {
  const Ended = Type.Object({ account: Type.String(), ended: Type.Integer() });
  return [
    route({
      method: 'DELETE',
      path: '/api/v1/users/{account}/sessions',
      face: 'api',
      summary: 'End all sessions of an account',
      permission: 'users.manage',
      audit: 'session.ended',
      schemas: { params: Account, response: { 200: Ended } },
      async handle({ caller, params: { account } }) {
        return { account, ended: await kernel.db.tx((tx) => endSessionsOf(kernel, tx, caller, { account })) };
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/users/{account}/sessions/{session}',
      face: 'api',
      summary: 'End one session of an account',
      permission: 'users.manage',
      audit: 'session.ended',
      schemas: {
        params: Type.Object({ ...Account.properties, session: Type.String({ pattern: '^[0-9a-f]{24}$' }) }),
        response: { 200: Ended },
      },
      async handle({ caller, params: { account, session } }) {
        return { account, ended: await kernel.db.tx((tx) => endSessionsOf(kernel, tx, caller, { account, session })) };
      },
    }),
  ];
}
