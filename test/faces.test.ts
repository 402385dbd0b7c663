import { afterAll, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { ALL_FACES } from '../src/kernel/http/index.ts';
import { buildServer, declaredRoutes, isServed } from '../src/kernel/serving/index.ts';
import { errorPage } from '../src/faces/portal/index.ts';
import { item } from './support/item.ts';
import { testKernel } from './support/kernel.ts';
import { looked } from './support/looked.ts';

/* ux.md P5: what a process is not told to serve is not there, page or API, whichever faces it serves. */

const kernel = await testKernel();
const routes = declaredRoutes(kernel, capabilities);
const servers: Awaited<ReturnType<typeof buildServer>>[] = [];
afterAll(() => Promise.all(servers.map((each) => each.close())));

const sets = [...ALL_FACES.map((face) => [face]), ['portal', 'centre'], ['workbench', 'desk', 'field']] as const;

test.each(sets.map((faces) => [faces.join(','), faces] as const))(
  item(25, 'P5: with --faces %s, every other address answers 404'),
  async (_, faces) => {
    const server = await buildServer(kernel, capabilities, {
      errorPage: (given) => errorPage(kernel, given),
      limits: null,
      faces,
    });
    servers.push(server);
    const others = routes.filter((route) => !isServed(route, faces));
    const there = routes.filter((route) => isServed(route, faces));
    expect(there.length).toBeGreaterThan(5);
    const open: string[] = [];
    for (const { method, path } of others) {
      const url = path.replaceAll(/\{[^}]+\}/g, 'x');
      // An address of the workbench's own application is nobody's else: its shell answers below /workbench alone.
      const { statusCode } = await server.inject({ method, url });
      // The same address may be served by a page with parameters of a face that is here.
      const twin = there.some((each) => each.method === method && fits(each.path, url));
      if (statusCode !== 404 && !twin) open.push(`${statusCode} ${method} ${url}`);
    }
    expect(open).toEqual([]);
    looked('P5', `addresses that ${faces.join(',')} does not serve`, others.length);
  },
);

function fits(path: string, url: string): boolean {
  return new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+').replaceAll('*', '.*')}$`).test(url);
}
