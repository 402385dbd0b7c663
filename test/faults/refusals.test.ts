import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { busyPort, dataDirectory, query, serve, serveToLoading, startedOnce, xinheng } from './program.ts';

test('a second server on the same data directory is refused in one line; commands attach to the first', async () => {
  const data = startedOnce();
  const served = await serve(data);
  const second = xinheng(data, ['serve', '--port', '0']);
  expect(second).toMatchObject({ code: 3, out: '' });
  expect(second.err).toHaveLength(1);
  expect(second.err[0]).toContain(String(served.process.pid));
  expect(second.err[0]).toContain('SERVER_RUNNING');
  const status = xinheng(data, ['db', 'status', '--json']);
  expect(status).toMatchObject({ code: 0, err: [] });
  expect(JSON.parse(status.out)).toMatchObject({ pending: [], embedded: true });
  expect((await fetch(`${served.address}/healthz`)).status).toBe(200);
  // Ctrl-C under npm arrives twice.
  served.process.kill('SIGINT');
  served.process.kill('SIGINT');
  expect(await served.ended).toBe(0);
});

test('a busy port is one line and exit 3, and starts nothing', async () => {
  const data = dataDirectory();
  const busy = await busyPort();
  const refused = xinheng(data, ['serve', '--demo', '--port', String(busy.port)]);
  busy.free();
  expect(refused).toMatchObject({ code: 3, out: '' });
  expect(refused.err).toHaveLength(1);
  expect(refused.err[0]).toContain(`${busy.port}`);
  expect(refused.err[0]).toContain('PORT_BUSY');
});

test('the demonstration listens on loopback only', () => {
  const refused = xinheng(dataDirectory(), ['serve', '--demo', '--host', '0.0.0.0', '--port', '0']);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toHaveLength(1);
  expect(refused.err[0]).toContain('DEMO_REFUSED');
});

test('the demonstration refuses a database that holds other data, and a day of one’s choosing is for the demonstration only', async () => {
  const data = startedOnce();
  const served = await serve(data);
  await query(
    data,
    `insert into users (user_id, account, display_name, role, created_at) values ('01990000-0000-7000-8000-000000000001', 'somebody', 'x', 'clerk', '2026-01-01')`,
  );
  const before = await query(data, 'select * from users');
  served.process.kill('SIGTERM');
  expect(await served.ended).toBe(0);

  const demo = xinheng(data, ['serve', '--demo', '--port', '0']);
  expect(demo).toMatchObject({ code: 1, out: '' });
  expect(demo.err.join('\n')).toContain('DEMO_REFUSED');
  const day = xinheng(data, ['calendar', 'due', '2026-01-05', '7'], { XINHENG_TODAY: '2026-01-01' });
  expect(day).toMatchObject({ code: 1, out: '' });
  expect(day.err.join('\n')).toContain('DEMO_REFUSED');

  const again = await serve(data);
  expect(await query(data, 'select * from users')).toEqual(before);
  again.process.kill('SIGTERM');
  await again.ended;
});

test('a directory in which only commands ran becomes a demonstration', async () => {
  const data = dataDirectory();
  expect(xinheng(data, ['calendar', 'due', '2026-01-05', '7', '--json'])).toMatchObject({ code: 0 });
  const served = await serveToLoading(data);
  expect(await query(data, 'select jurisdiction, demo from instance')).toEqual([{ jurisdiction: 'demo', demo: true }]);
  served.process.kill('SIGKILL');
  await served.ended;
});

test('only the faces of config.json are served and announced, with the version of the program', async () => {
  const data = startedOnce();
  const token = 'steelyard-and-weights-7';
  writeFileSync(join(data, 'config.json'), JSON.stringify({ faces: ['portal'], metricsToken: token }));
  const served = await serve(data);
  expect(served.out().map((line) => line.split(' ')[0])).toEqual(['READY', 'portal']);
  const { info } = (await (await fetch(`${served.address}/openapi.json`)).json()) as { info: { version: string } };
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(info.version).toBe(version);
  // Through a proxy, with and without the token.
  const metrics = (authorization: string) =>
    fetch(`${served.address}/metrics`, { headers: { 'x-forwarded-for': '192.0.2.1', authorization } });
  expect((await metrics(`Bearer ${token}`)).status).toBe(200);
  expect((await metrics('Bearer none')).status).toBe(404);
  served.process.kill('SIGTERM');
  expect(await served.ended).toBe(0);

  writeFileSync(join(data, 'config.json'), '{"faces": ["portal", "shop"]}');
  const refused = xinheng(data, ['serve', '--port', '0']);
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err.join('\n')).toMatch(/"shop".*portal, centre, desk, workbench, field.*SETTINGS_INVALID/);
});

test('a file that is not there is named, and not taken for a database that is down', () => {
  const data = startedOnce();
  const intake = ['intake', 'run', '/nonexistent/acts.csv', '--mapping', 'penalties-2018', '--organ', 'cq-amr'];
  for (const argv of [intake, ['db', 'backup', '/nonexistent/all.gz']]) {
    const refused = xinheng(data, argv);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err.at(-1)).toMatch(/no such file.*\/nonexistent\/.*FILE_UNUSABLE/);
  }
});

test('what is used wrongly ends with 2', () => {
  const data = dataDirectory();
  expect(xinheng(data, ['serve', '--port', 'high'])).toMatchObject({ code: 2, out: '' });
  expect(xinheng(data, ['no-such-command'])).toMatchObject({ code: 2, out: '' });
  expect(xinheng(data, ['db', 'status'], { XINHENG_JURISDICTION: 'elsewhere' })).toMatchObject({ code: 2, out: '' });
});
