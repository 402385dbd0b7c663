import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { testServer } from '../../../test/support/server.ts';
import { organsCapability } from './capability.ts';
import { divisionBook, findOrgan, getOrgan, organsUnder, organTimeline } from './index.ts';

let kernel: TestKernel;
let server: FastifyInstance;
beforeAll(async () => {
  kernel = await testKernel({ jurisdiction: 'chongqing' });
  server = await testServer(kernel, [organsCapability]);
});
const codes = (items: readonly { code: string }[]) => items.map((each) => each.code);

describe('Chongqing', () => {
  const districts = (day: string) => divisionBook(kernel.policy).districts('500000', day);

  test('has 38 districts and counties until 2025-11-05 and 37 since (law.md §11)', () => {
    expect(districts('2025-11-05')).toHaveLength(38);
    expect(districts('2025-11-06')).toHaveLength(37);
    const kinds = (day: string) =>
      districts(day).reduce((n, each) => ({ ...n, [kind(each.name)]: (n[kind(each.name)] ?? 0) + 1 }), {} as Record<string, number>);
    const kind = (name: string) => (name.endsWith('自治县') ? 'autonomous' : name.endsWith('县') ? 'county' : 'district');
    expect(kinds('2025-11-05')).toEqual({ district: 26, county: 8, autonomous: 4 });
    expect(kinds('2025-11-06')).toEqual({ district: 25, county: 8, autonomous: 4 });
  });

  test('an abolished district leads to what its area belongs to now', () => {
    const { successors } = divisionBook(kernel.policy);
    expect(successors('500105', '2025-11-05')).toEqual(['500105']);
    expect(successors('500105', '2025-11-06')).toEqual(['LJXQ']);
    expect(successors('500112', '2025-11-06')).toEqual(['500109', 'LJXQ']);
    expect(successors('500228', '2026-01-01')).toEqual(['500155']);
  });

  test.each([
    ['九龙坡', '2018-01-01', '500107'],
    ['万盛', '2026-01-01', 'WSJKQ'],
    ['万盛区', '2010-01-01', '500110'],
    ['双桥', '2026-01-01', '500111'],
    ['北部新区', '2026-01-01', 'BBXQ'],
    ['两江新区', '2024-01-01', 'LJXQ-OLD'],
    ['两江新区', '2026-01-01', 'LJXQ'],
    ['渝北', '2026-01-01', '500112'],
    ['彭水', '2020-01-01', '500243'],
  ])('the short name %s on %s means %s', (name, day, code) => {
    expect(divisionBook(kernel.policy).find(name, day)?.code).toBe(code);
  });

  test('organs are found by code, by USCC and by the name of the day', () => {
    expect(getOrgan(kernel.policy, 'cq-amr', '2026-11-24').organ).toMatchObject({
      line: 'samr',
      lineParent: 'cn-samr',
      districtParent: 'cq-gov',
    });
    expect(findOrgan(kernel.policy, '11500228733970274Y', '2026-11-24')?.organ.code).toBe('cq-liangping-drc');
    expect(findOrgan(kernel.policy, '人行重庆营管部', '2020-01-01')?.organ.code).toBe('cq-pboc');
    expect(organTimeline(kernel.policy, 'cq-pboc').map((each) => each.name)).toContain('中国人民银行重庆市分行');
    expect(() => getOrgan(kernel.policy, 'nobody', '2026-11-24')).toThrow(expect.objectContaining({ code: 'ORGAN_UNKNOWN' }));
  });

  test('the bureau of an abolished district is answered for by its successor', () => {
    expect(getOrgan(kernel.policy, 'cq-jiangbei-amr', '2026-11-24')).toMatchObject({
      inOffice: false,
      answeredBy: { code: 'cq-liangjiang-amr' },
    });
    expect(codes(organsUnder(kernel.policy, 'cq-amr', '2025-11-05'))).toContain('cq-jiangbei-amr');
    expect(codes(organsUnder(kernel.policy, 'cq-amr', '2025-11-06'))).not.toContain('cq-jiangbei-amr');
  });
});

describe('API', () => {
  const get = async (url: string) =>
    (await server.inject({ url })).json<{
      items: { code: string; verified: string; sources: { title: string }[]; answeredBy?: string }[];
      next: null;
    }>();

  test(item(7, 'organs and divisions come with their mark and source'), async () => {
    for (const path of ['organs', 'divisions']) {
      const { items, next } = await get(`/api/v1/${path}`);
      expect(next).toBeNull();
      expect(items.length).toBeGreaterThan(30);
      for (const each of items) {
        expect(each.verified).not.toBe('');
        expect(each.sources[0]?.title).toBeTruthy();
      }
    }
  });

  test('former organs only when asked for, each with who answers', async () => {
    expect(codes((await get('/api/v1/organs')).items)).not.toContain('cq-yubei-amr');
    const former = (await get('/api/v1/organs?former=true')).items.find((each) => each.code === 'cq-yubei-amr');
    expect(former?.answeredBy).toBe('cq-liangjiang-amr');
    expect(codes((await get('/api/v1/organs?under=cq-amr&day=2025-11-05')).items)).toContain('cq-yubei-amr');
  });

  test('divisions are those of the day', async () => {
    expect(codes((await get('/api/v1/divisions?day=2025-11-05')).items)).toEqual(expect.arrayContaining(['500105', '500112']));
    const now = codes((await get('/api/v1/divisions')).items);
    expect(now).toContain('LJXQ');
    expect(now).not.toContain('500105');
    expect((await server.inject({ url: '/api/v1/divisions?day=2025-02-30' })).statusCode).toBe(400);
  });
});
