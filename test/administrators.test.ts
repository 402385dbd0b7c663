import { beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import {
  ANONYMOUS,
  levelFor,
  mayActFor,
  needsPurpose,
  permissionsOf,
  permits,
  PERMISSIONS,
  ROLES,
  type Caller,
  type Permission,
  type Role,
} from '../src/kernel/access/index.ts';
import type { AnyRoute } from '../src/kernel/http/index.ts';
import { declaredRoutes } from '../src/kernel/serving/index.ts';
import type { ProcedureContent } from '../src/kernel/policy/index.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { signIn, testServer, testUser } from './support/server.ts';

const THREE = ['system', 'security', 'audit'] as const;
const OF_EVERYBODY: readonly Permission[] = ['public', 'session'];
const own = (role: Role) => permissionsOf(role).filter((each) => !OF_EVERYBODY.includes(each));
const caller = (role: Role): Caller => ({ ...ANONYMOUS, account: role, role, organ: 'demo-drc', purpose: '工作' });

let kernel: TestKernel;
let routes: AnyRoute[];
beforeAll(async () => {
  kernel = await testKernel();
  routes = declaredRoutes(kernel, capabilities);
});

/** The whole of what each may, so that a line that is added somewhere is seen here. */
const MAY: Record<(typeof THREE)[number], Permission[]> = {
  system: ['keys.read', 'notify.read', 'readers.keep', 'calendar.read'],
  security: ['case.read', 'case.act', 'users.read', 'users.manage', 'keys.read', 'keys.manage'],
  audit: ['users.read', 'keys.read', 'audit.read', 'audit.seals', 'looks.read'],
};

describe(item(28, 'three administrators apart'), () => {
  test('each may what is named here and nothing else, over the whole table', () => {
    for (const role of THREE) expect(own(role).sort(), role).toEqual([...MAY[role]].sort());
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) {
      const held = THREE.filter((role) => permits(caller(role), permission));
      const named = THREE.filter((role) => OF_EVERYBODY.includes(permission) || MAY[role].includes(permission));
      expect(held, permission).toEqual(named);
    }
  });

  test('none reads anything of anybody above PUBLIC, whatever its organ, nor acts in an organ’s name', () => {
    for (const role of THREE) {
      for (const organ of ['demo-drc', 'demo-amr', null])
        for (const district of ['509901', null]) expect(levelFor(caller(role), { organ, district, subjectId: 's' }), role).toBe('PUBLIC');
      expect(mayActFor(caller(role), { organ: 'demo-drc', district: null }), role).toBe(false);
    }
  });

  test('what changes something is security’s alone: the others read', () => {
    for (const role of ['system', 'audit'] as const) {
      const writes = routes.filter(
        (route) => route.method !== 'GET' && !OF_EVERYBODY.includes(route.permission) && permits(caller(role), route.permission),
      );
      // What goes out, and what readers could not handle, is pushed on by whoever keeps the machines: no content is seen.
      const pushed: readonly Permission[] = ['notify.read', 'readers.keep'];
      expect(
        writes.map(({ permission }) => permission).filter((each) => !pushed.includes(each)),
        role,
      ).toEqual([]);
    }
  });

  test('logs are read by audit alone; accounts and keys are changed by security alone', () => {
    const people = ROLES.filter((role) => role !== 'operator');
    const holders = (permission: Permission) => people.filter((role) => permits(caller(role), permission));
    expect(holders('audit.read')).toEqual(['audit']);
    expect(holders('audit.seals')).toEqual(['audit']);
    expect(holders('users.manage')).toEqual(['security']);
    expect(holders('keys.manage')).toEqual(['security']);
    expect(needsPurpose('audit.read')).toBe(true);
  });

  test('security acts in no case but those about accounts', () => {
    const procedures = kernel.policy.all<ProcedureContent>('procedure');
    const acting = procedures.filter(({ content: { opening, transitions } }) =>
      [...opening.by, ...transitions.flatMap(({ by }) => by)].some(({ roles = [] }) => THREE.some((role) => roles.includes(role))),
    );
    expect(acting.length).toBeGreaterThan(0);
    for (const { id, content } of acting) expect(content.object, id).toBe('user');
  });

  test('over HTTP each is refused what is not its own, at every address', async () => {
    const server = await testServer(kernel, capabilities);
    for (const role of THREE) await testUser(kernel, { account: `the-${role}`, role, organ: 'demo-drc' });
    let refused = 0;
    for (const role of THREE) {
      const headers = { ...(await signIn(server, `the-${role}`)), 'xinheng-purpose': 'check' };
      for (const route of routes.filter(({ permission }) => !permits(caller(role), permission))) {
        const url = route.path.replaceAll(/\{[^}]+\}/g, 'x').replace('/*', '/x');
        const answer = await server.inject({ method: route.method, url, headers });
        expect(answer.statusCode, `${role}: ${route.method} ${route.path}`).toBe(403);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(3 * 50);
    await server.close();
  });
});
