import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capabilities } from '../../src/capabilities.ts';
import { runnerOf } from '../../src/during/trials/runner.ts';
import { exportedPolicy } from '../../src/kernel/policy/index.ts';
import { penalty, registration } from '../../src/registry/intake/testing/files.ts';
import { punish, register } from '../../src/registry/intake/testing/take.ts';
import { item } from '../support/item.ts';
import { testKernel, type TestKernel } from '../support/kernel.ts';
import { signIn, testServer, testUser } from '../support/server.ts';
import { official, settled } from './official.ts';
import { launch } from './support.ts';

const OLD = 80;
const YOUNG = 10;
const PATH = '/api/v1/models/backtests';

let kernel: TestKernel;
let browser: Browser;
let base: string;
let id: string;
let close: () => Promise<void>;

const fine = (from: number, to: number, series: number, decided: string) =>
  punish(
    kernel,
    ...Array.from({ length: to - from + 1 }, (_, n) => n + from).map((n) =>
      penalty(n, { CF_JDRQ: decided, CF_WSH: `示市监罚〔2026〕${series + n}号` }),
    ),
  );

/** Eighty old bodies and ten young ones; fifteen are penalised in June, and from the sixth to the fortieth in November. */
beforeAll(async () => {
  kernel = await testKernel();
  kernel.clock.set('2026-05-20T04:00:00Z');
  const founded = (n: number) => (n > OLD ? { 成立日期: '2025-09-01' } : {});
  await register(kernel, ...Array.from({ length: OLD + YOUNG }, (_, n) => registration(n + 1, founded(n + 1))));
  kernel.clock.set('2026-06-20T04:00:00Z');
  await fine(1, 15, 0, '2026-06-15');
  kernel.clock.set('2026-11-24T04:00:00Z');
  await fine(6, 40, 100, '2026-11-20');
  await testUser(kernel, { account: 'director', role: 'director', organ: 'demo-drc', displayName: '示例人员' });
  const server = await testServer(kernel, capabilities);
  const headers = { ...(await signIn(server, 'director')) };
  const model = exportedPolicy(kernel.policy.get('model', 'example-supervision'));
  const payload = { model, asOf: '2026-06-30', until: '2026-11-24', outcome: { items: ['penalty'] } };
  id = (await server.inject({ method: 'POST', url: PATH, headers, payload })).json().id;
  await runnerOf(kernel).idle();
  base = await server.listen({ host: '127.0.0.1', port: 0 });
  browser = await launch();
  close = async () => {
    await browser.close();
    await server.close();
  };
});
afterAll(() => close());

describe(item(12, 'a back-test on its page'), () => {
  test.each([
    ['' as const, '成立时间'],
    ['/en' as const, 'Age'],
  ])('draws its groups beside the table, and says where the cut is (%s/)', async (prefix, age) => {
    const director = await official(browser, base, 'director', prefix);
    const { page, faults } = director;
    await director.open(`/backtests/${id}?by=age`);
    await settled(page);
    const groups = page.locator('[data-part=groups]');
    const drawn = () =>
      groups
        .locator('figure li')
        .evaluateAll((all) =>
          all.map(
            (each) =>
              [
                (each as HTMLElement).dataset['key']!,
                each.querySelector('span[data-value]')!.textContent,
                each.querySelectorAll('.bar-after').length,
              ] as const,
          ),
        );
    const inTable = async (key: string, cell: string) => groups.locator(`tbody tr[data-key="${key}"] [data-cell=${cell}]`).innerText();

    // The drawing has a name, and the numbers of the table.
    expect(await page.getByRole('figure', { name: age }).count()).toBe(1);
    expect((await drawn()).map(([key]) => key)).toEqual(['5-10', '0-1']);
    for (const [key, value, bars] of await drawn()) expect([value, bars]).toEqual([await inTable(key, 'rate'), 1]);
    expect(await groups.locator('figure .bar-line').count()).toBe(2);
    expect(await page.getByRole('figure', { name: age }).locator('figcaption').innerText()).toContain(await inTable('', 'rate'));
    await director.examine();

    // Thirty-five of the old ones to whom it came and forty-five others have an AUC; ten young ones have none and no bar.
    await groups.locator('button[data-choice=auc]').click();
    await page.waitForURL(/figure=auc/);
    await groups.locator('figure[data-drawn=auc]').waitFor();
    const [old, ...others] = await drawn();
    expect(Number(old![1])).toBeGreaterThan(0.5);
    expect([old![1], old![2]]).toEqual([await inTable('5-10', 'auc'), 1]);
    expect([await inTable('0-1', 'auc'), await inTable('0-1', 'psi'), others]).toEqual(['—', '—', []]);
    expect(await groups.locator('[data-fewest]').innerText()).toContain('30');
    expect(await page.locator('[data-figure-of=AUC] strong').innerText()).toBe(await inTable('', 'auc'));
    await director.examine();

    // Above the cut twenty-five to whom it came, at it or below five to whom it did not: who was ranked rightly is not listed.
    const cut = await page.locator('[data-cut]').innerText();
    expect(cut).toContain(await page.locator('[data-cut]').getAttribute('data-cut'));
    expect(cut).toMatch(/25.*5/u);
    await page.waitForSelector('[data-part=wrong] table[data-named=true]');
    expect(await page.locator('[data-part=wrong] tbody tr').count()).toBe(30);
    expect(faults).toEqual([]);
    await director.context.close();
  });
});
