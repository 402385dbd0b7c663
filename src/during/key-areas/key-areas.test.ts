import { sql } from 'kysely';
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

let kernel: TestKernel;
const area = async (id: string): Promise<AreaFigures> => (await keyAreaFigures(kernel, TODAY)).areas.find((each) => each.area === id)!;

beforeAll(async () => {
  kernel = await testKernel({ today: TODAY });
  const bodies = [
    [1, '示例甲区', '食品销售；家政服务'],
    [2, '示例甲区', '食品生产'],
    [3, '示例乙区', '食品销售'],
    [4, '示例乙区', '软件开发'],
    [5, '示例乙区', '销售：百货（不含食品销售）；食品生产专用设备制造；酒店管理，不含养老服务'],
  ] as const;
  const heading = ['企业名称', '统一社会信用代码', '成立日期', '区县', '登记状态', '经营范围'];
  await take(
    kernel,
    'registrations',
    csv(
      heading,
      bodies.map(([n, district, scope]) => [exampleName(n), exampleCode(n), '2020-01-02', district, '存续', scope]),
    ),
    { organ: 'demo-amr' },
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
  const permit = (n: number, name: string, no: string) => [
    exampleName(n),
    '法人及非法人组织',
    exampleCode(n),
    no,
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
  await take(
    kernel,
    'permits-2018',
    csv(permits, [permit(1, '食品经营许可', '示食许〔2026〕1号'), permit(4, '广告发布登记', '示广许〔2026〕4号')]),
    { organ: 'demo-amr' },
  );
  await countAreas(kernel, TODAY);
});

describe(item(9, 'record files of key areas'), () => {
  test('count who belongs by scope or permit, what is there and what is missing, by district', async () => {
    const food = await area('food-and-drug');
    expect(food).toMatchObject({
      members: 3,
      whole: 0,
      missing: { registration: 0, 'food-or-drug-permit': 2, inspection: 3 },
    });
    expect(food.districts.map(({ district, name, members, missing }) => [district, name, members, missing['food-or-drug-permit']])).toEqual(
      [
        ['509901', '示例甲区', 2, 1],
        ['509902', '示例乙区', 1, 1],
      ],
    );
    expect(food.parts.find((part) => part.id === 'food-or-drug-permit')?.from.zh).toContain('市场监管');
    expect(await area('domestic-service')).toMatchObject({ members: 1, missing: { inspection: 1 } });
    expect(await area('work-safety')).toMatchObject({ members: 0, districts: [] });
    expect(await countAreas(kernel, TODAY)).toEqual({ areas: 5, members: 4 });
  });

  test('one body’s file says where each part came from, for officials with a purpose, and the look is logged', async () => {
    const { subjectId, files } = await keyAreaFiles(kernel, exampleCode(1), director);
    expect(files.map((each) => each.area)).toEqual(['domestic-service', 'food-and-drug']);
    const parts = files[1]!.parts;
    expect(parts.map((part) => [part.id, part.there])).toEqual([
      ['registration', true],
      ['food-or-drug-permit', true],
      ['inspection', false],
    ]);
    expect(parts[1]!.evidence).toEqual([
      expect.objectContaining({
        documentNo: '示食许〔2026〕1号',
        organ: 'demo-amr',
        receivedOn: TODAY,
        batch: expect.stringMatching(/^demo-amr-/) as string,
      }),
    ]);
    // Another district's people see that the part is there, not which document it is.
    const elsewhere = await keyAreaFiles(kernel, exampleCode(1), {
      ...director,
      role: 'reviewer',
      account: 'b',
      organ: 'demo-b-amr',
      district: '509902',
    });
    expect(elsewhere.files[1]!.parts[1]).toMatchObject({ there: true, evidence: [] });
    const { rows } =
      await sql`select account, subject_id, purpose from access_log where action = 'key-area.file' and account = 'director'`.execute(
        kernel.db.kysely,
      );
    expect(rows).toEqual([{ account: 'director', subject_id: subjectId, purpose: '督促报送' }]);
    await expect(keyAreaFiles(kernel, exampleCode(1), { ...director, purpose: null })).rejects.toMatchObject({ code: 'PURPOSE_REQUIRED' });
    await expect(keyAreaFiles(kernel, exampleCode(1), ANONYMOUS)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(keyAreaFiles(kernel, exampleCode(99), director)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('the public page draws counts and names no body', async () => {
    const portal = await testPortal(kernel);
    for (const [path, word] of [
      ['/figures/key-areas', '缺'],
      ['/en/figures/key-areas', 'Missing'],
    ] as const) {
      const { status, text } = await portal.get(path);
      expect(status).toBe(200);
      expect(text).toContain(word);
      expect(text).toContain('data-as-of="2026-11-24"');
      expect(text).not.toMatch(/undefined|NaN|号商贸/);
      expect(text).not.toContain(exampleCode(1));
    }
    await portal.server.close();
  });
});
