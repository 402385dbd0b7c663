import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { listedWork } from './listed-work.ts';
import { person } from './testing/house.ts';
import { workCounts, workOf } from './work.ts';

const officer = person('officer', 'officer');
let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
});

/** What waits, as rows of a room: number and last day. */
const waiting = (kind: string, rows: readonly [key: string, due: string | null, provisional?: boolean][]) =>
  listedWork<{ number: string }>({
    rows: ({ role }) =>
      role === 'officer'
        ? sql`select n.number, n.due::date as due, n.provisional, n.number collate "C" as key
            from unnest(${rows.map(([key]) => key)}::text[], ${rows.map(([, due]) => due)}::text[],
              ${rows.map(([, , provisional]) => provisional ?? false)}::boolean[]) as n(number, due, provisional)`
        : null,
    item: ({ number }) => ({
      kind,
      what: number,
      object: { kind, id: number, number },
      subjectId: null,
      must: true,
      came: 'by its rule',
      link: `/workbench/${number}`,
    }),
  });

describe(item(28, 'work lists of rooms'), () => {
  test('two rooms make one list: by day, then by number in bytes, what has no day last; each page goes on where the last ended', async () => {
    const rooms = [
      waiting('a', [
        ['A-2', '2026-11-25'],
        ['a-1', '2026-11-25'],
        ['A-9', null],
      ]),
      waiting('b', [
        ['B-1', '2026-11-25'],
        ['B-0', '2026-11-20'],
        ['B-2', null],
        ['B-3', '2026-12-30'],
      ]),
    ];
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await workOf(kernel, officer, 'zh-CN', { cursor, limit: 2 }, rooms);
      seen.push(...page.items.map(({ what }) => what));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['B-0', 'A-2', 'B-1', 'a-1', 'B-3', 'A-9', 'B-2']);
  });

  test('counts are the lengths of the lists that they lead to; a provisional day makes nothing late', async () => {
    const rooms = [
      waiting('a', [
        ['1', '2026-11-20'],
        ['2', '2026-11-20', true],
        ['3', '2026-11-26'],
        ['4', '2026-11-27'],
        ['5', null],
      ]),
    ];
    const counts = await workCounts(kernel, officer, 'zh-CN', rooms);
    expect(counts).toEqual({ all: 5, late: 1, soon: 2 });
    const of = async (state?: 'late' | 'soon') =>
      (await workOf(kernel, officer, 'zh-CN', state === undefined ? {} : { state }, rooms)).items.map(({ what }) => what);
    expect([await of(), await of('late'), await of('soon')]).toEqual([['1', '2', '3', '4', '5'], ['1'], ['2', '3']]);
  });

  test('whose it never is has none', async () => {
    const rooms = [waiting('a', [['1', '2026-11-20']])];
    expect((await workOf(kernel, person('legal', 'legal'), 'zh-CN', {}, rooms)).items).toEqual([]);
    expect(await workCounts(kernel, person('legal', 'legal'), 'zh-CN', rooms)).toEqual({ all: 0, late: 0, soon: 0 });
  });
});
