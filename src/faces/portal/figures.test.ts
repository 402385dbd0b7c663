import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { plantMonth } from '../../../test/support/portal-fixture.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';
import { keepMonths } from '../../registry/figures/months.ts';

/** That of the planted acts. */
const MONTH = '2026-09';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
  await plantMonth(portal.kernel, 'demo-amr', 24, 2, 3000);
  await plantMonth(portal.kernel, 'demo-a-amr', 22, 0, 4000);
  await sql`
    insert into figure_statements (month, organ, sentence, account, said_at)
    values (${MONTH}, 'demo-amr', '系统升级三天', 'reviewer', now())`.execute(portal.kernel.db.kysely);
  const rate = (month: string, closed: string | null, district: string, organ: string, bodies: number, wrong: number) =>
    sql`
    insert into code_rates (month, organ, district, bodies, wrong, invalid, shared, several, as_of, closed_on)
    values (${month}, ${organ}, ${district}, ${bodies}, ${wrong}, ${wrong}, 0, 0, ${`${month}-28`}, ${closed})`.execute(
      portal.kernel.db.kysely,
    );
  await rate('2026-10', '2026-11-01', '509901', 'demo-amr', 20_000, 6);
  await rate('2026-11', null, '509901', 'demo-amr', 20_000, 2);
  await rate('2026-11', null, '509902', 'demo-civil', 12, 1);
});
afterAll(() => portal.server.close());

const text = async (path: string): Promise<string> => {
  const answer = await portal.get(path);
  expect(answer.status, path).toBe(200);
  expect(answer.text).not.toMatch(/undefined|\[object|NaN/);
  return answer.text;
};

describe.each(['', '/en'])(item(25, 'a closed month at its address, under "%s"'), (prefix) => {
  test('all rates, the organ’s sentence, the day on which it was frozen, the revisions', async () => {
    const counting = await text(`${prefix}/figures/timeliness`);
    expect(counting).toContain('data-frozen=""');
    expect(counting).toContain(`href="${prefix}/figures/timeliness/2026-10"`);
    await keepMonths(portal.kernel, '2026-11-24');
    const frozen = await text(`${prefix}/figures/timeliness/${MONTH}`);
    expect(frozen).toContain('data-frozen="2026-11-24"');
    for (const word of prefix === '' ? ['迟报率', '合规率', '漏报率', '修订'] : ['Share late', 'Share sound', 'Share omitted', 'Revisions'])
      expect(frozen).toContain(word);
    expect(frozen).toContain('系统升级三天');
    expect(frozen).toContain('data-rate="91.7"');
    expect((await portal.get(`${prefix}/figures/timeliness/2019-01`)).status).toBe(404);
    expect((await portal.get(`${prefix}/figures/timeliness/2026-13`)).status).toBe(400);
    await sql`delete from figure_months`.execute(portal.kernel.db.kysely);
  });
});

describe.each(['', '/en'])(item(25, 'all figures begin at one page, under "%s"'), (prefix) => {
  test('the newest numbers of each with their date, and the way to each', async () => {
    const page = await text(`${prefix}/figures`);
    for (const one of ['timeliness', 'codes', 'key-areas']) expect(page).toContain(`href="${prefix}/figures/${one}"`);
    expect(page).toContain('data-figure="codes" data-as-of="2026-11-28"');
    expect(await text(prefix === '' ? '/' : '/en/')).toContain(`href="${prefix}/figures"`);
  });
});

describe.each(['', '/en'])(item(8, 'the public rate of wrong codes, under "%s"'), (prefix) => {
  test('over time, by district and by organ, with its target; too few are not rated', async () => {
    const page = await text(`${prefix}/figures/codes`);
    expect(page).toMatch(prefix === '' ? /每万户1\.50户，目标是1户/ : /In 10,000: 1\.50; the aim is 1\./);
    expect(page.match(/class="aim"/g)?.length).toBeGreaterThan(2);
    expect(page).toContain(`href="${prefix}/figures/codes/2026-10"`);
    expect(page).toContain(prefix === '' ? '示例甲区' : 'lang="zh-CN">示例甲区');
    expect(page).toContain(prefix === '' ? '不计比率' : 'not rated');
    // Each district over its months: a chart and a table of the same numbers, folded.
    const district = /<details data-group="509901">.*?<\/details>/s.exec(page)![0];
    expect(district).toContain(prefix === '' ? '每万户从3.00户到1.00户' : 'from 3.00 to 1.00 in 10,000');
    for (const [month, rate] of [
      ['2026-10', '3.00'],
      ['2026-11', '1.00'],
    ] as const) {
      expect(district).toContain(`data-value="${rate}"`);
      expect(district).toMatch(new RegExp(`figures/codes/${month}".*?<td[^>]*>${rate.replace('.', '[.]')}</td>`, 's'));
    }
    const few = /<details data-group="509902">.*?<\/details>/s.exec(page)![0];
    expect(few).not.toContain('data-value');
    expect(page).toContain('data-group="demo-amr"');
    const october = await text(`${prefix}/figures/codes/2026-10`);
    expect(october).not.toContain('<details');
    expect(october).toContain('3.00');
    expect((await portal.get(`${prefix}/figures/codes/2025-01`)).status).toBe(404);
  });
});
