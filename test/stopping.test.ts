import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { capability } from '../src/kernel/capability.ts';
import { startServer } from '../src/server.ts';
import { testKernel } from './support/kernel.ts';
import { probe } from './support/server.ts';

test('a server that is stopped answers what is under way and waits for nobody who only keeps a connection', async () => {
  const kernel = await testKernel();
  const asked = new EventEmitter();
  const slow = probe('/api/v1/slow', async () => {
    asked.emit('begun');
    await pause(500);
    return { said: 'all' };
  });
  const rooms = [capability({ name: 'probe', items: [], routes: () => [slow] })];
  const running = await startServer(kernel, rooms, { host: '127.0.0.1', port: 0, limits: null });
  const begun = once(asked, 'begun');
  // fetch keeps its connection for the next request.
  const answer = fetch(`${running.address}/api/v1/slow`).then((each) => each.json());
  await begun;
  // Waiting for the connection would outlast the test's own bound: it is kept alive for 72 seconds.
  await running.stop();
  expect(await answer).toEqual({ said: 'all' });
}, 60_000);
