import { expect, test } from 'vitest';
import { busyPort, dataDirectory, query, serve, xinheng } from './program.ts';

test('a second server on the same data directory is refused in one line; commands attach to the first', async () => {
  const data = dataDirectory();
  const served = await serve(data);
  const second = xinheng(data, ['serve', '--demo', '--port', '0']);
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
  const data = dataDirectory();
  const served = await serve(data, []);
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

  const again = await serve(data, []);
  expect(await query(data, 'select * from users')).toEqual(before);
  again.process.kill('SIGTERM');
  await again.ended;
});

test('a directory in which only commands ran becomes a demonstration', async () => {
  const data = dataDirectory();
  expect(xinheng(data, ['calendar', 'due', '2026-01-05', '7', '--json'])).toMatchObject({ code: 0 });
  const served = await serve(data);
  expect(await query(data, 'select jurisdiction, demo from instance')).toEqual([{ jurisdiction: 'demo', demo: true }]);
  served.process.kill('SIGTERM');
  expect(await served.ended).toBe(0);
});

test('what is used wrongly ends with 2', () => {
  const data = dataDirectory();
  expect(xinheng(data, ['serve', '--port', 'high'])).toMatchObject({ code: 2, out: '' });
  expect(xinheng(data, ['no-such-command'])).toMatchObject({ code: 2, out: '' });
  expect(xinheng(data, ['db', 'status'], { XINHENG_JURISDICTION: 'elsewhere' })).toMatchObject({ code: 2, out: '' });
});
