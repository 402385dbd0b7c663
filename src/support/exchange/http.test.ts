import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { OPERATOR } from '../../registry/intake/testing/caller.ts';
import { punish, register } from '../../registry/intake/testing/take.ts';
import { receiveAll, send } from './exchange.ts';
import { httpPort } from './http-port.ts';
import { readExchangeSettings } from './settings.ts';
import { exchangeStatus } from './status.ts';
import { openExchange } from './testing/setup.ts';
import { HttpUpper } from './testing/upper-http.ts';
import { receiptsCsv } from './testing/upper.ts';

/** Makes a certificate; Node has nothing that does. */
const OPENSSL = process.env['OPENSSL'] ?? 'openssl';
const TOKEN = 'a-token-of-the-test';
let kernel: TestKernel;
let upper: HttpUpper;
let next = 1;

beforeAll(async () => {
  kernel = await testKernel();
  upper = new HttpUpper(TOKEN);
  const tokenFile = join(mkdtempSync(join(tmpdir(), 'xh-token-')), 'token');
  await writeFile(tokenFile, `${TOKEN}\n`, { mode: 0o600 });
  await openExchange(kernel, { http: { url: await upper.listen(), tokenFile, timeoutSeconds: 1, attempts: 3 } });
  await register(kernel, 1, 2, 3, 4, 5, 6);
});
afterAll(() => upper.close());
beforeEach(async () => {
  await punish(kernel, next++);
});

describe(item(24, 'the same leg over HTTP'), () => {
  test('a file goes up with its number as idempotency key; what fails for a moment is tried again', async () => {
    upper.moods = [503, 'silent'];
    const done = await send(kernel, { caller: OPERATOR });
    expect(done).toMatchObject({ published: ['20261124-0001-penalty'], fault: null });
    expect(upper.came).toEqual(['20261124-0001-penalty']);
  });

  test('an answer that is lost after the work brings the same number again, and no second file', async () => {
    upper.moods = ['cut'];
    await send(kernel, { caller: OPERATOR });
    expect(upper.came.slice(1)).toEqual(['20261124-0002-penalty', '20261124-0002-penalty']);
    expect(upper.files.size).toBe(2);
  });

  test('while they are down nothing is lost; files keep their order; the next try comes later', async () => {
    upper.moods = [500, 500, 500];
    const down = await send(kernel, { caller: OPERATOR });
    expect(down.made).toHaveLength(1);
    expect(down).toMatchObject({ published: [] });
    expect(down.fault).toContain('UNAVAILABLE');
    expect((await exchangeStatus(kernel, {}, OPERATOR)).files).toMatchObject([{ number: '20261124-0003-penalty', attempts: 1 }]);
    // By the job, not before its time.
    expect((await send(kernel, { caller: OPERATOR, now: false })).published).toEqual([]);
    kernel.clock.set('2026-11-24T04:00:02Z');
    expect((await send(kernel, { caller: OPERATOR, now: false })).published).toEqual(['20261124-0003-penalty']);
  });

  test('what is refused for good is not tried three times in a row', async () => {
    upper.moods = [422];
    const came = upper.came.length;
    const { fault } = await send(kernel, { caller: OPERATOR });
    expect(fault).toContain('422');
    expect(upper.moods).toEqual([]);
    expect(upper.came).toHaveLength(came);
    expect((await send(kernel, { caller: OPERATOR })).published).toHaveLength(1);
  });

  test('receipts are fetched, applied once, and taken off; a broken one is refused with its reason', async () => {
    const rows = [...upper.files.keys()].map(
      (file) => ({ file, row: 1, outcome: 'accepted', code: '', text: '', at: '2026-11-24T05:00:00Z' }) as const,
    );
    upper.give('r1.csv', 'receipt', receiptsCsv(rows), rows.length);
    upper.give('r2.csv', 'receipt', receiptsCsv(rows), 99);
    // The answer to taking it off is lost each time: it comes again and is known.
    await expect(receiveLosingTheEnd()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const { received, failed } = await receiveAll(kernel, { caller: OPERATOR });
    expect(received.filter((each) => !each.earlier)).toEqual([]);
    expect(failed).toEqual([]);
    expect((await exchangeStatus(kernel, {}, OPERATOR)).items[0]).toMatchObject({ receipted: rows.length });
    upper.give('r3.csv', 'receipt', Buffer.from('x\n1\n'), 1);
    expect((await receiveAll(kernel, { caller: OPERATOR })).failed).toEqual([{ file: 'r3.csv', reason: 'HEADING' }]);
    expect(upper.refused).toEqual(['r3.csv HEADING']);
  });

  async function receiveLosingTheEnd(): Promise<void> {
    await receiveAll(kernel, {
      caller: OPERATOR,
      atStep: (step) => void (step === 'applied' && (upper.moods = [500, 500, 500])),
    });
  }
});

describe('over TLS', () => {
  // Node makes no certificates; where openssl is missing the test says so instead of failing.
  const able = spawnSync(OPENSSL, ['version']).status === 0;
  test.skipIf(!able)(
    `their certificate is checked: unknown it is refused, known it passes${able ? '' : ' (no openssl here)'}`,
    async () => {
      const directory = mkdtempSync(join(tmpdir(), 'xh-tls-'));
      const [key, cert] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
      const made = spawnSync(OPENSSL, [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        key,
        '-out',
        cert,
        '-days',
        '2',
        '-subj',
        '/CN=127.0.0.1',
        '-addext',
        'subjectAltName=IP:127.0.0.1',
      ]);
      expect(made.status, made.stderr?.toString()).toBe(0);
      const secure = new HttpUpper(TOKEN, { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') });
      const url = await secure.listen();
      const tokenFile = join(directory, 'token');
      await writeFile(tokenFile, TOKEN);
      const trusted = httpPort({ url, tokenFile, caFile: cert, attempts: 1 }, directory);
      await expect(httpPort({ url, tokenFile, attempts: 1 }, directory).arrivals()).rejects.toMatchObject({
        code: 'UNAVAILABLE',
      });
      expect(await trusted.arrivals()).toEqual({ taken: [], broken: [] });
      await secure.close();
    },
  );

  test('rows never go in the clear to another machine; a wrong setting names itself; without the file nothing leaves', async () => {
    const other = await testKernel({ policy: false });
    await openExchange(other, { http: { url: 'http://upper.example' } });
    await expect(readExchangeSettings(other)).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
    await openExchange(other, { fodler: 'x' });
    await expect(readExchangeSettings(other)).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
    other.settings.dataDirectory = mkdtempSync(join(tmpdir(), 'xh-off-'));
    expect(await readExchangeSettings(other)).toMatchObject({ on: false });
    await expect(send(other, { caller: OPERATOR })).rejects.toMatchObject({ code: 'NOT_OPEN' });
  });
});
