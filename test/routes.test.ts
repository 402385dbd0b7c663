import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import type { AnyRoute } from '../src/kernel/http/index.ts';
import { declaredRoutes, isServed, routeFaults } from '../src/kernel/serving/index.ts';
import { item } from './support/item.ts';
import { testKernel, type TestKernel } from './support/kernel.ts';
import { testServer } from './support/server.ts';

let kernel: TestKernel;
let routes: AnyRoute[];
beforeAll(async () => {
  kernel = await testKernel();
  routes = declaredRoutes(kernel, capabilities);
});

describe(item(25, 'every address that the product answers'), () => {
  test('declares its schema, its permission and its audit event, once', () => {
    expect(routes.length).toBeGreaterThan(4);
    expect(routes.flatMap((route) => routeFaults(route).map((fault) => `${route.method} ${route.path}: ${fault}`))).toEqual([]);
    const names = routes.map((route) => `${route.method} ${route.path}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('of the API stands in the description with the same permission and event', async () => {
    const server = await testServer(kernel, capabilities);
    const { paths } = (await server.inject('/openapi.json')).json<{
      paths: Record<string, Record<string, { 'x-permission': string; 'x-audit': string }>>;
    }>();
    for (const route of routes.filter((each) => each.face === 'api')) {
      expect(paths[route.path]?.[route.method.toLowerCase()], route.path).toMatchObject({
        'x-permission': route.permission,
        'x-audit': route.audit,
      });
    }
    await server.close();
  });

  test('makes a description that is valid OpenAPI 3.1 by the schema of its authors', async () => {
    const server = await testServer(kernel, capabilities);
    const description = (await server.inject('/openapi.json')).json<Record<string, unknown>>();
    const check = async (document: Record<string, unknown>) => {
      const validator = new Validator();
      const { valid, errors } = await validator.validate(structuredClone(document));
      return { valid, errors, version: validator.version };
    };
    expect(await check(description)).toEqual({ valid: true, errors: undefined, version: '3.1' });
    // It can fail.
    expect((await check({ ...description, info: { title: 'x' } })).valid).toBe(false);
    await server.close();
  });

  test('and needs more than a stranger has refuses one, before it looks at anything else', async () => {
    const server = await testServer(kernel, capabilities);
    for (const route of routes.filter((each) => each.permission !== 'public')) {
      const url = route.path.replaceAll(/\{[^}]+\}/g, 'x');
      const answer = await server.inject({ method: route.method, url });
      expect(answer.statusCode, `${route.method} ${route.path}`).toBe(401);
    }
    await server.close();
  });

  test('is left out with the faces that are not served', async () => {
    for (const faces of [['portal'], ['workbench', 'field']] as const) {
      const server = await testServer(kernel, capabilities, { faces });
      for (const route of routes) {
        const url = route.path.replaceAll(/\{[^}]+\}/g, 'x');
        if (!isServed(route, faces)) expect((await server.inject({ method: route.method, url })).statusCode, url).toBe(404);
      }
      await server.close();
    }
  });
});
