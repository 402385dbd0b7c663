import fc from 'fast-check';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { ANONYMOUS, createApiKey, localOperator, permits, type Permission, type Role } from '../../src/kernel/access/index.ts';
import { ERROR_CODES } from '../../src/kernel/errors/index.ts';
import { declaredRoutes } from '../../src/kernel/serving/index.ts';
import { fitting, hostileText, mangled, type Schema } from '../support/hostile.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { signIn, testServer, testUser } from '../support/server.ts';
import { runs } from '../support/runs.ts';

interface Parameter {
  name: string;
  in: string;
  schema: Schema;
}
interface Operation {
  'x-permission': Permission;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema?: Schema }> };
}
interface Target {
  permission: Permission;
  method: string;
  path: string;
  parameters: readonly Parameter[];
  body: Schema | undefined;
  upload: boolean;
  program: boolean;
}

let kernel: TestKernel;
let server: FastifyInstance;
/** A stranger, each role and a machine, with the headers that make them so. */
const callers: { role: Role | null; headers: Record<string, string> }[] = [{ role: null, headers: {} }];

/** Milliseconds; fewer where only another database server is looked at (.ci/run). */
const BUDGET = Number(process.env['XINHENG_FUZZ_SECONDS'] ?? 20) * 1000;
const ROLES = ['clerk', 'reviewer', 'director', 'policy', 'system', 'security', 'audit', 'desk', 'officer', 'owner'] as const;

async function targets(): Promise<Target[]> {
  const file = (await server.inject('/openapi.json')).json<{ paths: Record<string, Record<string, Operation>> }>();
  const described = Object.entries(file.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Target => ({
      method: method.toUpperCase(),
      path,
      permission: operation['x-permission'],
      parameters: operation.parameters ?? [],
      body: operation.requestBody?.content['application/json']?.schema,
      upload: operation.requestBody?.content['multipart/form-data'] !== undefined,
      program: true,
    })),
  );
  // Pages are not in the file for programs: they come from their declarations.
  const pages = declaredRoutes(kernel, capabilities).filter((route) => route.face !== 'api');
  const properties = (schema: Schema | undefined, place: string): Parameter[] =>
    Object.entries(schema?.properties ?? {}).map(([name, each]) => ({ name, in: place, schema: each }));
  return [
    ...described,
    ...pages.map((page): Target => ({
      method: page.method,
      path: page.path,
      permission: page.permission,
      parameters: [...properties(page.schemas.params, 'path'), ...properties(page.schemas.query, 'query')],
      body: page.schemas.body,
      upload: page.upload === true,
      program: false,
    })),
  ];
}

const encoded = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  try {
    return encodeURIComponent(text);
  } catch {
    return '%ED%A0%80';
  }
};
/** What may stand in a header at all; the rest a client cannot send. */
const headerText = hostileText.map((text) => text.replaceAll(/[^\t\x20-\x7E\x80-\xFF]/g, '').slice(0, 4000));

const often = <A, B>(usual: fc.Arbitrary<A>, rare: fc.Arbitrary<B>): fc.Arbitrary<A | B> =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: rare });

function requests(target: Target): fc.Arbitrary<InjectOptions> {
  const able = callers.filter(({ role }) => permits({ ...ANONYMOUS, role }, target.permission));
  const named = (place: string) =>
    fc.record(
      Object.fromEntries(target.parameters.filter((each) => each.in === place).map((each) => [each.name, mangled(each.schema)])),
      place === 'path' ? {} : { requiredKeys: [] },
    ) as fc.Arbitrary<Record<string, unknown>>;
  return fc
    .record({
      caller: often(fc.constantFrom(...able), fc.constantFrom(...callers)),
      path: named('path'),
      query: named('query'),
      junk: often(fc.constant(undefined), fc.tuple(hostileText, hostileText)),
      body: target.body === undefined ? fc.constant(undefined) : mangled(target.body),
      raw: often(fc.constant(undefined), fc.oneof(hostileText, fc.constantFrom('{"a":', '['.repeat(50_000), 'x'.repeat(2_000_000)))),
      type: often(
        fc.constant(target.program ? 'application/json' : 'application/x-www-form-urlencoded'),
        fc.constantFrom('application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=b', ''),
      ),
      purpose: often(fc.constantFrom('核查', 'check'), fc.option(headerText, { nil: undefined })),
      key: often(fc.uuid(), fc.option(headerText, { nil: undefined })),
      language: fc.option(headerText, { nil: undefined }),
      english: fc.boolean(),
      file: fc.tuple(headerText, fc.uint8Array({ maxLength: 500 })),
    })
    .map((drawn): InjectOptions => {
      const path = target.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => encoded(drawn.path[name]));
      const pairs = Object.entries(drawn.query).map(([name, value]) => `${name}=${encoded(value)}`);
      if (drawn.junk !== undefined) pairs.push(`${encoded(drawn.junk[0])}=${encoded(drawn.junk[1])}`);
      const headers: Record<string, string> = { ...drawn.caller.headers };
      if (drawn.purpose !== undefined) headers['xinheng-purpose'] = encodeIfHan(drawn.purpose);
      if (drawn.key !== undefined) headers['idempotency-key'] = drawn.key;
      if (drawn.language !== undefined) headers['accept-language'] = drawn.language;
      const method = target.method as 'GET';
      const url = `${drawn.english && !target.program ? '/en' : ''}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
      if (target.method === 'GET') return { method, url, headers };
      if (target.upload)
        return {
          method,
          url,
          headers: { ...headers, 'content-type': 'multipart/form-data; boundary=b' },
          payload: form(...drawn.file),
        };
      if (drawn.type !== '') headers['content-type'] = drawn.type;
      const payload = drawn.raw ?? (drawn.body === undefined ? undefined : written(drawn.body, drawn.type));
      return payload === undefined ? { method, url, headers } : { method, url, headers, payload };
    });
}

function written(body: unknown, type: string): string {
  if (type !== 'application/x-www-form-urlencoded' || typeof body !== 'object' || body === null) return JSON.stringify(body);
  return Object.entries(body)
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&');
}

const encodeIfHan = (text: string): string => (/[^\x00-\xFF]/.test(text) ? encodeURIComponent(text) : text);

function form(name: string, content: Uint8Array): Buffer {
  const head = `--b\r\nContent-Disposition: form-data; name="file"; filename="${name.replaceAll('"', '')}"\r\nContent-Type: text/csv\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), content, Buffer.from('\r\n--b--\r\n')]);
}

function check(target: Target, answer: LightMyRequestResponse): void {
  expect(answer.statusCode).toBeLessThan(500);
  expect(answer.headers['x-request-id']).toBeDefined();
  if (answer.statusCode < 400) return;
  if (!target.program) {
    expect(answer.headers['content-type']).toContain('text/html');
    return;
  }
  expect(answer.headers['content-type']).toContain('application/problem+json');
  const problem = answer.json<{ code: string; status: number }>();
  expect(Object.keys(ERROR_CODES)).toContain(problem.code);
  expect(problem.status).toBe(answer.statusCode);
}

beforeAll(async () => {
  kernel = await testKernel();
  server = await testServer(kernel, capabilities);
  for (const role of ROLES) {
    const whose = role === 'owner' ? { subjectId: kernel.ids.subject() } : { organ: 'demo-amr' };
    await testUser(kernel, { account: `fuzz-${role}`, role, ...whose });
    callers.push({ role, headers: { ...(await signIn(server, `fuzz-${role}`)) } });
  }
  const by = await localOperator(kernel);
  const machine = await kernel.db.tx((tx) => createApiKey(kernel, tx, by, { organ: 'demo-amr', label: 'fuzz' }));
  callers.push({ role: 'machine', headers: { authorization: `Bearer ${machine.key}` } });
});
afterAll(() => server.close());

describe(item(25, 'whatever is sent to a declared address'), () => {
  test('is answered without a failure inside, and every refusal is a problem or a page', async () => {
    const all = await targets();
    expect(all.length).toBeGreaterThan(4);
    const reached = new Set<string>();
    for (const target of all) {
      const name = `${target.method} ${target.path}`;
      const property = fc.asyncProperty(requests(target), async (request) => {
        const answer = await server.inject(request);
        check(target, answer);
        if (![401, 403, 413, 415].includes(answer.statusCode)) reached.add(name);
        await endSideEffects(target);
      });
      // Each at least once; then bounded by time as well, about half a minute in all however many routes there are.
      await fc.assert(property, { numRuns: runs(1) });
      const outcome = await fc.check(property, { numRuns: runs(79), interruptAfterTimeLimit: BUDGET / all.length });
      if (outcome.counterexample !== null) throw new Error(fc.defaultReportMessage(outcome), { cause: outcome.errorInstance });
    }
    // A fuzz that only ever meets the door tests the door.
    expect(reached.size).toBeGreaterThan(all.length * 0.75);
    expect((await server.inject('/healthz')).statusCode).toBe(200);
  }, 300_000);

  test('and to any other address as well', async () => {
    const paths = fc.oneof(
      hostileText.map((text) => `/${encoded(text)}`),
      hostileText.map((text) => `/api/v1/${text.replaceAll(/[^\x21-\x7E]/g, '')}`),
      fc.webPath().map((path) => `/${path}`),
    );
    const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD');
    await fc.assert(
      fc.asyncProperty(paths, methods, fitting({ type: 'object' }), async (url, method, payload) => {
        const answer = await server.inject({
          method,
          url: url.startsWith('//') ? '/x' : url,
          ...(method === 'GET' || method === 'HEAD' ? {} : { payload: payload as object }),
        });
        expect(answer.statusCode).toBeLessThan(500);
      }),
      { numRuns: runs(600), interruptAfterTimeLimit: BUDGET / 5, markInterruptAsFailure: false },
    );
  });
});

/** A fuzzed sign-out may be a good one, and guesses at the door would shut it: both are undone for the next request. */
async function endSideEffects(target: Target): Promise<void> {
  if (!/^\/api\/v1\/(session|me)|\/(sign-in|sign-out|password)$/.test(target.path)) return;
  await sql`delete from sign_in_attempts`.execute(kernel.db.kysely);
  if (target.method !== 'DELETE' && !target.path.endsWith('/sign-out')) return;
  const { rows } = await sql<{ live: number }>`select count(*)::integer as live from sessions`.execute(kernel.db.kysely);
  if (rows[0]?.live === ROLES.length) return;
  for (const [index, role] of ROLES.entries()) {
    const caller = callers[index + 1];
    if (caller !== undefined) Object.assign(caller.headers, await signIn(server, `fuzz-${role}`));
  }
}
