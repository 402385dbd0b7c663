import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exampleCode } from '../../src/registry/intake/testing/files.ts';
import type { City } from './city.ts';

const FIRM = exampleCode(1);

/** Figures, evaluation, key areas, the week, the national leg. */
export function supervisionCommands(city: () => City): void {
  test('figures of a month: published, sampled, answered by the organ', async () => {
    const { reads, prints, says, writes, refuses } = city();
    expect(await prints(null, ['figures', 'publish'])).toMatchObject({ frozen: expect.arrayContaining(['2026-10']) as string[] });
    await refuses('reviewer', ['figures', 'publish'], 'FORBIDDEN');
    await reads(null, ['figures', 'month', '2026-10'], '/api/v1/figures/months/2026-10');
    await refuses(null, ['figures', 'month', '2031-01'], 'NOT_FOUND');
    const list = join(await mkdtemp(join(tmpdir(), 'xh-sample-')), 'list.txt');
    await writeFile(list, '示市监罚〔2026〕11号\n示市监罚〔2026〕99号\n');
    const sample = ['figures', 'sample', list, '--organ', 'demo-amr', '--source', 'site', '--size', '2', '--month'];
    await refuses('director', [...sample, '2026-10'], 'NOT_OPEN');
    const answer = ['figures', 'answer', '--organ', 'demo-amr', '--sentence', '接口停用两天', '--month'];
    await refuses('reviewer', [...answer, '2026-09'], 'NOT_OPEN');
    city().kernel.clock.set('2026-12-01T04:00:00Z');
    await writes('director', [...sample, '2026-11'], 'POST /api/v1/figures/samples');
    await writes('reviewer', [...answer, '2026-11'], 'PUT /api/v1/figures/months/{month}/statements/{organ}');
    expect(await says('reviewer', [...answer, '2026-11'], 'en')).toContain('2026-11');
    city().kernel.clock.set('2026-11-24T04:00:00Z');
  });

  test('evaluation: run and explained', async () => {
    const { prints, inBoth, refuses } = city();
    const run = ['evaluate', 'run', '--model', 'example-supervision'];
    expect(await prints('director', run)).toMatchObject({ model: 'example-supervision', asOf: '2026-11-24' });
    await refuses('clerk', run, 'FORBIDDEN');
    await refuses('director', ['evaluate', 'run', '--model', 'nothing'], 'NOT_FOUND');
    const explain = ['evaluate', 'explain', FIRM, '--model', 'example-supervision'];
    expect((await inBoth('reviewer', explain)).zh).toContain('分');
    await refuses('reviewer', explain, 'PURPOSE_REQUIRED', { purpose: false });
  });

  test('key areas', async () => {
    const { prints, reads, inBoth, refuses } = city();
    expect(await prints(null, ['key-areas', 'count'])).toMatchObject({ areas: 5 });
    await reads(null, ['key-areas', 'figures'], '/api/v1/figures/key-areas');
    await reads('reviewer', ['key-areas', 'file', FIRM], `/api/v1/key-areas/${FIRM}`);
    expect((await inBoth(null, ['key-areas', 'figures'])).en).not.toBe('');
    await refuses('reviewer', ['key-areas', 'file', exampleCode(99)], 'NOT_FOUND');
  });

  test('the week', async () => {
    const { reads, inBoth, refuses } = city();
    await reads('director', ['bulletin', 'weekly'], '/api/v1/bulletins/weekly');
    const out = join(await mkdtemp(join(tmpdir(), 'xh-week-')), 'week.xlsx');
    await inBoth('director', ['bulletin', 'weekly', '--out', out]);
    await refuses('director', ['bulletin', 'weekly', '--out', 'week.pdf'], 'BAD_INPUT');
    await refuses('clerk', ['bulletin', 'weekly'], 'FORBIDDEN');
  });

  test('the national leg, switched off', async () => {
    const { says, inBoth, refuses } = city();
    expect((await inBoth(null, ['exchange', 'status'])).en).toContain('off');
    await refuses(null, ['exchange', 'status', '--organ', 'nobody'], 'ORGAN_UNKNOWN');
    for (const way of ['send', 'receive']) expect(await says(null, ['exchange', way], 'en', 1)).toContain('off');
  });
}
