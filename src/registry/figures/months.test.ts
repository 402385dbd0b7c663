import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { penalty, registration } from '../intake/testing/files.ts';
import { punish, register } from '../intake/testing/take.ts';
import { keepMonths, listMonths, publishedMonth, publishedMonths } from './months.ts';
import { enterSample, listSamples } from './samples.ts';
import { sayOfMonth } from './statements.ts';
import { monthFor } from './view.ts';
import { looked } from '../../../test/support/looked.ts';

const reviewer: Caller = { ...ANONYMOUS, account: 'amr-reviewer', role: 'reviewer', organ: 'demo-amr' };
const director: Caller = { ...ANONYMOUS, account: 'director', role: 'director', organ: 'demo-drc' };
const SEPTEMBER = '2026-09';

let kernel: TestKernel;
const on = (day: string) => kernel.clock.set(`${day}T04:00:00Z`);
const number = (n: number) => `示市监罚〔2026〕${n}号`;
const numbers = (count: number, from = 1) => Array.from({ length: count }, (_, i) => i + from);
const view = (caller: Caller, month = SEPTEMBER) => monthFor(kernel, month, caller, kernel.clock.today().toString());
const amr = async (caller: Caller = ANONYMOUS) => (await view(caller)).organs.find((each) => each.organ === 'demo-amr');

beforeAll(async () => {
  kernel = await testKernel({ today: '2026-09-01' });
  await register(kernel, ...numbers(30).map((n) => registration(n)));
  on('2026-09-10');
  const rows = numbers(22).map((n) => penalty(n, { CF_JDRQ: '2026-09-08', ...(n === 22 ? { CF_XDR_MC: '' } : {}) }));
  await punish(kernel, ...rows);
  on('2026-09-30'); // due on the 21st
  await punish(kernel, penalty(23, { CF_JDRQ: '2026-09-10' }));
});

describe.sequential(item(25, 'a month’s figures by organ in the field’s words'), () => {
  test('until they are published, an organ sees its own and nobody else does', async () => {
    on('2026-10-09');
    await expect(view(ANONYMOUS)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const seen = await view(reviewer);
    expect(seen).toMatchObject({ state: 'preview', named: false });
    expect(seen.organs.map((each) => each.organ)).toEqual(['demo-amr']);
    await expect(view(reviewer, '2026-10')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('omissions are counted against a list of the organ’s own, drawn by a recorded seed', async () => {
    on('2026-10-09');
    const text = ['文书号', ...numbers(10).map(number), ...numbers(20, 101).map(number)].join('\n');
    const given = { organ: 'demo-amr', month: SEPTEMBER, source: 'site', text, size: 30, seed: '17 04 22 31 08' } as const;
    await expect(enterSample(kernel, given, reviewer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(enterSample(kernel, { ...given, text: '\n' }, director)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(enterSample(kernel, { ...given, organ: 'nobody' }, director)).rejects.toMatchObject({ code: 'ORGAN_UNKNOWN' });
    const sample = await enterSample(kernel, given, director);
    expect(sample).toMatchObject({ population: 30, seed: '17 04 22 31 08' });
    expect(sample.drawn).toHaveLength(30);
    expect(sample.missing.toSorted()).toEqual(numbers(20, 101).map(number).toSorted());
    await expect(enterSample(kernel, given, director)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await listSamples(kernel, SEPTEMBER, reviewer)).map((each) => each.missing)).toEqual([sample.missing]);
    expect(await listSamples(kernel, SEPTEMBER, { ...reviewer, organ: 'demo-eeb' })).toEqual([]);
  });

  test('the organ may add one sentence of its own, once it is over and before it is published', async () => {
    on('2026-10-12');
    const given = { organ: 'demo-amr', month: SEPTEMBER, sentence: ' 网站名单含已撤销的文书 ' };
    await expect(sayOfMonth(kernel, given, { ...reviewer, organ: 'demo-eeb' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(sayOfMonth(kernel, given, { ...reviewer, role: 'clerk' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(sayOfMonth(kernel, { ...given, sentence: '字'.repeat(121) }, reviewer)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(sayOfMonth(kernel, { ...given, month: '2026-10' }, reviewer)).rejects.toMatchObject({ code: 'NOT_OPEN' });
    for (const personal of ['经办人负责人张三请假', '详询13800138000', '绝密级文件未上网'])
      await expect(sayOfMonth(kernel, { ...given, sentence: personal }, reviewer), personal).rejects.toMatchObject({
        code: 'BAD_INPUT',
        params: { what: 'publicText' },
      });
    expect(await sayOfMonth(kernel, given, reviewer)).toMatchObject({ sentence: '网站名单含已撤销的文书' });
  });

  test('are published and frozen after ten working days, with rates where there is enough to rate', async () => {
    on('2026-10-20');
    expect((await keepMonths(kernel, '2026-10-20')).frozen).not.toContain(SEPTEMBER);
    on('2026-10-21');
    expect(await keepMonths(kernel, '2026-10-21')).toEqual({ frozen: [SEPTEMBER], revised: [] });
    expect(await keepMonths(kernel, '2026-10-21')).toEqual({ frozen: [], revised: [] });
    expect(await amr()).toMatchObject({
      acts: 22,
      onTime: 21,
      late: 1,
      onTimePercent: '95.5',
      latePercent: '4.5',
      rows: 23,
      sound: 22,
      soundPercent: '95.7',
      sampled: 30,
      missing: 20,
      missingPercent: '66.7',
      reported: 'acts',
      sentence: '网站名单含已撤销的文书',
    });
    const gov = (await view(ANONYMOUS)).organs.find((each) => each.organ === 'demo-gov');
    expect(gov).toMatchObject({ reported: 'silent', onTimePercent: null, soundPercent: null, missingPercent: null });
    expect(await view(ANONYMOUS)).toMatchObject({ state: 'published', frozenOn: '2026-10-21', revisions: [] });
    looked('J8', 'organs of a closed month, one with its sentence', (await view(ANONYMOUS)).organs.length);
    await expect(sayOfMonth(kernel, { organ: 'demo-amr', month: SEPTEMBER, sentence: '晚了' }, reviewer)).rejects.toMatchObject({
      code: 'NOT_OPEN',
    });
  });

  test('stand as they were at their address; what is different later is a revision with its numbers', async () => {
    on('2026-11-02');
    await punish(kernel, penalty(24, { CF_JDRQ: '2026-09-11' }));
    on('2026-11-16');
    expect(await keepMonths(kernel, '2026-11-16')).toEqual({ frozen: ['2026-10'], revised: [SEPTEMBER] });
    expect(await amr()).toMatchObject({ acts: 22, late: 1 });
    expect((await view(ANONYMOUS)).revisions).toEqual([
      {
        revision: 1,
        on: '2026-11-16',
        changes: ['acts', 'late'].map((what) =>
          expect.objectContaining({ organ: 'demo-amr', number: what, before: what === 'acts' ? 22 : 1, after: what === 'acts' ? 23 : 2 }),
        ),
      },
    ]);
    expect(publishedMonths(kernel, '2026-11-16')[0]).toBe('2026-10');
    expect(await publishedMonth(kernel, '2020-01', '2026-11-16')).toBeUndefined();
    const later = await listMonths(kernel, '2027-12-20');
    expect([later[0], later.includes(SEPTEMBER), later.includes('2026-11')]).toEqual(['2027-11', true, false]);
  });

  test('name organs only where that was decided, by whom and from which day', async () => {
    const { settings } = kernel;
    kernel.settings = { ...settings, demo: false };
    expect(await view(ANONYMOUS)).toMatchObject({ named: false, naming: null, organs: [] });
    expect((await view(ANONYMOUS)).revisions[0]?.changes).toEqual([]);
    expect((await view(reviewer)).organs.map((each) => each.organ)).toEqual(['demo-amr']);
    kernel.settings = { ...settings, demo: false, nameOrgans: { by: '示例主任', on: '2026-11-17' } };
    expect((await view(ANONYMOUS)).named).toBe(false);
    kernel.settings = { ...settings, demo: false, nameOrgans: { by: '示例主任', on: '2026-11-16' } };
    expect(await view(ANONYMOUS)).toMatchObject({ named: true, naming: { by: '示例主任', on: '2026-11-16' } });
    kernel.settings = settings;
  });
});
