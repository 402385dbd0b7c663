import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { ownBack, requireVisitor } from './visitor.ts';

const request = (given: { hostname?: string; remote?: string; headers?: Record<string, string> }) =>
  ({
    hostname: given.hostname ?? 'localhost',
    headers: given.headers ?? { origin: 'http://localhost:8080' },
    socket: { remoteAddress: given.remote ?? '::ffff:127.0.0.1' },
  }) as unknown as FastifyRequest;

test('a form of the tour comes from this machine, by a name of this machine, from a browser that says where it stands', () => {
  const right: Parameters<typeof request>[0][] = [
    {},
    { hostname: '127.0.0.1' },
    { hostname: '[::1]', remote: '::1' },
    { headers: { 'sec-fetch-site': 'same-origin' } },
  ];
  for (const good of right) expect(() => requireVisitor(request(good)), JSON.stringify(good)).not.toThrow();
  const wrong: Parameters<typeof request>[0][] = [
    // A stranger's name that resolves to this machine: its origin is its own.
    { hostname: 'evil.example', headers: { origin: 'http://evil.example' } },
    { hostname: '127.0.0.1.evil.example' },
    { hostname: 'localhost.evil.example' },
    { remote: '10.0.0.7' },
    { remote: '::ffff:192.168.1.4' },
    { headers: {} },
  ];
  for (const bad of wrong) expect(() => requireVisitor(request(bad)), JSON.stringify(bad)).toThrow(/CSRF/);
});

test('the way back is an address of ours, without its language', () => {
  expect(ownBack('/en/acts?page=2')).toBe('/acts?page=2');
  expect(ownBack('/tour#changed')).toBe('/tour#changed');
  expect(ownBack('/subjects/91509900MATE5T025F')).toBe('/subjects/91509900MATE5T025F');
  for (const foreign of [undefined, '', 'https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:1'])
    expect(ownBack(foreign), foreign).toBe('/tour');
  expect(ownBack('/a/..//evil.example')).toBe('/evil.example');
});
