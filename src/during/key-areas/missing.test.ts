import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { testPortal } from '../../../test/support/portal.ts';
import { ANONYMOUS, type Caller } from '../../kernel/access/index.ts';
import { csv, exampleCode, exampleName } from '../../registry/intake/testing/files.ts';
import { take } from '../../registry/intake/testing/take.ts';
import { countAreas } from './count.ts';
import { keyAreaFigures, type AreaFigures } from './figures.ts';
import { keyAreaFiles } from './file.ts';

const TODAY = '2026-11-24';
const director: Caller = {
  ...ANONYMOUS,
  account: 'director',
  role: 'director',
  organ: 'demo-drc',
  purpose: '督促报送',
};
/** Elder care: 14 bodies in one district, 9 in the other. */
const ELDERS = Array.from({ length: 23 }, (_, i) => [i + 1, i < 14 ? '示例甲区' : '示例乙区', '机构养老服务'] as const);
const OTHERS = [
  [31, '示例甲区', '污水处理及其再生利用'],
  [32, '示例乙区', '电镀加工'],
  [33, '示例乙区', '电镀加工设备销售；环保咨询服务'],
  [41, '示例甲区', '许可项目：建设工程施工'],
  [42, '示例乙区', '许可项目：危险化学品经营'],
  [43, '示例乙区', '化工产品销售（不含危险化学品经营）；建设工程施工图审查；非危险化学品经营'],
] as const;

let kernel: TestKernel;
const area = async (id: string): Promise<AreaFigures> => (await keyAreaFigures(kernel, TODAY)).areas.find((each) => each.area === id)!;

beforeAll(async () => {
  kernel = await testKernel({ today: TODAY });
  const heading = ['企业名称', '统一社会信用代码', '成立日期', '区县', '登记状态', '经营范围'];
  await take(
    kernel,
    'registrations',
    csv(
      heading,
      [...ELDERS, ...OTHERS].map(([n, district, scope]) => [exampleName(n), exampleCode(n), '2020-01-02', district, '存续', scope]),
    ),
  );
  const permits = [
    'XK_XDR_MC',
    'XK_XDR_LB',
    'XK_XDR_SHXYM',
    'XK_WSH',
    'XK_XKWS',
    'XK_XKLB',
    'XK_NR',
    'XK_JDRQ',
    'XK_YXQZ',
    'XK_YXQZI',
    'XK_XKJG',
    'XK_XKJGDM',
    'XK_ZT',
  ];
  const permit = (n: number, name: string) => [
    exampleName(n),
    '法人及非法人组织',
    exampleCode(n),
    `示许〔2026〕${n}号`,
    name,
    '普通',
    name,
    '2026-10-20',
    '2026-10-20',
    '2029-10-19',
    '示例市市场监督管理局',
    '11509900MATEG0034Y',
    '1',
  ];
  // Nobody has sent the registration of 51: its permit waits for it, and it is a body of no area yet.
  await take(kernel, 'permits-2018', csv(permits, [permit(31, '排污许可证'), permit(41, '安全生产许可证'), permit(51, '安全生产许可证')]));
  await countAreas(kernel, TODAY);
}, 60_000);

const partsOf = async (n: number, id: string) => {
  const { files } = await keyAreaFiles(kernel, exampleCode(n), director);
  return files.find((each) => each.area === id)?.parts.map((part) => [part.id, part.there, part.from.zh]);
};

describe(item(9, 'what is missing from files of key areas'), () => {
  test('environment: the discharge permit can be missing, told from whom', async () => {
    expect(await area('environment')).toMatchObject({
      members: 2,
      missing: { registration: 0, 'discharge-permit': 1 },
    });
    expect((await partsOf(31, 'environment'))?.[1]).toEqual(['discharge-permit', true, '生态环境部门']);
    expect((await partsOf(32, 'environment'))?.[1]).toEqual(['discharge-permit', false, '生态环境部门']);
    expect(await partsOf(33, 'environment')).toBeUndefined();
  });

  test('work safety: the permit can be missing; a permit without its body’s registration waits', async () => {
    expect(await area('work-safety')).toMatchObject({ members: 2, missing: { registration: 0, 'safety-permit': 1 } });
    const from = '应急管理、住房城乡建设部门';
    expect(await partsOf(42, 'work-safety')).toEqual([
      ['registration', true, '登记机关'],
      ['safety-permit', false, from],
      ['inspection', false, from],
    ]);
    expect((await partsOf(41, 'work-safety'))?.[1]).toEqual(['safety-permit', true, from]);
    expect(await partsOf(43, 'work-safety')).toBeUndefined();
  });

  test('twenty and more over several districts are drawn, with the numbers of the table; fewer are not', async () => {
    expect(await area('elder-care')).toMatchObject({ members: 23, whole: 0, missing: { inspection: 23 } });
    const portal = await testPortal(kernel);
    for (const [path, sentence] of [
      ['/figures/key-areas', '养老服务的档案不齐的共23户；最多的是示例甲区，14户。'],
      ['/en/figures/key-areas', 'files that are not whole: 23; most of them in '],
    ] as const) {
      const { text } = await portal.get(path);
      const [, elders = ''] = /<section id="elder-care">(.*?)<\/section>/su.exec(text) ?? [];
      const points = [...elders.matchAll(/data-point="(示例.区)" data-value="(\d+)"/gu)].map((m) => [m[1], m[2]]);
      expect(points).toEqual([
        ['示例甲区', '14'],
        ['示例乙区', '9'],
      ]);
      expect(elders).toContain(sentence);
      // Work safety has two bodies: its table stands without a drawing.
      const [, safety = ''] = /<section id="work-safety">(.*?)<\/section>/su.exec(text) ?? [];
      expect(safety).toContain('<table');
      expect(safety).not.toContain('data-point');
    }
    await portal.server.close();
  });
});
