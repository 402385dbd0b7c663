import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Type } from 'typebox';
import { createUser, localOperator, type NewUser } from '../../src/kernel/access/index.ts';
import { accessCapability } from '../../src/kernel/access/capability.ts';
import { capability, type Capability } from '../../src/kernel/capability.ts';
import type { Kernel } from '../../src/kernel/context.ts';
import type { AnyRoute } from '../../src/kernel/http/index.ts';
import { buildServer, type ServerOptions } from '../../src/kernel/serving/index.ts';

import { addRooms } from '../../src/kernel/testing/rooms.ts';

export const TEST_PASSWORD = 'steelyard-and-weights-7';

/** The real server without a port, with sign-in and without rate limits unless asked for. */
export async function testServer(
  kernel: Kernel,
  capabilities: readonly Capability[] = [],
  options: ServerOptions = {},
): Promise<FastifyInstance> {
  const all = [accessCapability, ...capabilities.filter((each) => each.name !== accessCapability.name)];
  addRooms(kernel, all);
  const server = await buildServer(kernel, all, { limits: null, ...options });
  await server.ready();
  return server;
}

/** A public route of the API that does what the test says. */
export function probe(path: string, handle: AnyRoute['handle'], more: Partial<AnyRoute> = {}): AnyRoute {
  const schemas = { response: { 200: Type.Unknown() } };
  const plain = { method: 'GET', face: 'api', summary: 'a probe', permission: 'public', audit: 'none' } as const;
  return { ...plain, path, schemas, handle, ...more };
}

export function serveRoutes(kernel: Kernel, routes: AnyRoute[], options: ServerOptions = {}): Promise<FastifyInstance> {
  return testServer(kernel, [capability({ name: 'probe', items: [], routes: () => routes })], options);
}

export async function testUser(kernel: Kernel, user: Omit<NewUser, 'password'>): Promise<void> {
  const by = await localOperator(kernel);
  await kernel.db.tx((tx) => createUser(kernel, tx, by, { password: TEST_PASSWORD, ...user }));
}

export interface SignedIn {
  cookie: string;
  'x-csrf-token': string;
}

/** Headers of a signed-in browser. */
export async function signIn(server: FastifyInstance, account: string, password = TEST_PASSWORD): Promise<SignedIn> {
  const answer = await server.inject({ method: 'POST', url: '/api/v1/session', payload: { account, password } });
  if (answer.statusCode !== 201) throw new Error(`sign-in of ${account}: ${answer.statusCode} ${answer.body}`);
  return { cookie: cookiesOf(answer), 'x-csrf-token': answer.json<{ csrf: string }>().csrf };
}

export function cookiesOf(answer: LightMyRequestResponse): string {
  return answer.cookies.map((each) => `${each.name}=${each.value}`).join('; ');
}
