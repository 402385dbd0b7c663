import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';
import { plantPortal } from '../../../test/support/portal-fixture.ts';
import { plantAct } from '../../../test/support/publicity/plant.ts';
import type { RecordsTable } from '../../registry/records/types.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel);
});
afterAll(() => portal.server.close());

const NEUTRAL = { nature: 'neutral', severity: null, display_class: 'neutral_act' } as const;

/** What the act's own page says, by the heads of its lines. */
async function shown(act: Partial<RecordsTable>, prefix = ''): Promise<Record<string, string>> {
  const [row] = await plantAct(portal.kernel.db, [act], { name: '示例编码公司' });
  const { status, text } = await portal.get(`${prefix}/acts/${row!.act_id}`);
  expect(status).toBe(200);
  const plain = (html: string) => html.replaceAll(/<[^>]+>/g, '').trim();
  const pairs = text.matchAll(/<dt[^>]*>(.*?)<\/dt>\s*<dd[^>]*>(.*?)<\/dd>/gs);
  return Object.fromEntries([...pairs].map(([, term, value]) => [plain(term!), plain(value!)]));
}

describe(item(25, 'a public record tells its codes in words'), () => {
  const inspection: Partial<RecordsTable> = {
    ...NEUTRAL,
    kind: 'inspection',
    item: 'inspection',
    content: { title: '示例检查', category: 'random', matter: '食品安全', result: 'nothing_found', remark: '不公开' },
  };

  test('an inspection says what was looked at and what came of it, in both languages', async () => {
    const zh = await shown(inspection);
    expect(zh).toMatchObject({ 检查类型: '双随机', 检查事项: '食品安全', 检查结果: '未发现问题' });
    expect(Object.values(zh)).not.toContain('不公开');
    expect(await shown(inspection, '/en')).toMatchObject({
      'kind of inspection': 'double-random inspection',
      'matter inspected': '食品安全',
      result: 'nothing found',
    });
  });

  test('a commitment says how it stands, a penalty of which kinds it is, a permit of which kind', async () => {
    const commitment = { title: '示例承诺', category: 'papers_owing', result: 'kept' };
    expect(await shown({ ...NEUTRAL, kind: 'commitment', item: 'commitment', content: commitment })).toMatchObject({
      承诺类型: '容缺受理型',
      履行状态: '已履行',
    });
    const penalty = {
      content: { title: '示例处罚', penaltyKinds: ['warning', 'fine'], procedure: 'ordinary' as const },
    };
    expect(await shown(penalty)).toMatchObject({ 处罚类别: '警告、罚款' });
    expect(await shown(penalty, '/en')).toMatchObject({ 'kinds of penalty': 'warning, fine' });
    const permit = { title: '示例许可', category: 'other', state: 'valid' };
    expect(await shown({ ...NEUTRAL, kind: 'permit', display_class: 'permit', content: permit })).toMatchObject({
      许可类别: '其他',
    });
  });

  test('words of an organ that no list has stand as they came', async () => {
    const content = { title: '示例荣誉', category: '示例荣誉类', rank: '市级' };
    const honour = { kind: 'honour', nature: 'good', severity: null, display_class: 'honour', content } as const;
    expect(await shown(honour)).toMatchObject({ 荣誉类别: '示例荣誉类', 荣誉级别: '市级' });
  });
});
