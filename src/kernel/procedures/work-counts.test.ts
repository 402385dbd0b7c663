import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { caseWork } from './case-work.ts';
import { effectsTable, furnish, MATTER, openTest, PEOPLE } from './testing/house.ts';
import { workCounts, workOf } from './work.ts';

const { reviewer } = PEOPLE;
let kernel: TestKernel;
const numbers: Record<string, string> = {};

// Three working days each: their last days are 19, 25 and 27 November 2026, a Thursday, a Wednesday and a Friday.
beforeAll(async () => {
  kernel = await testKernel();
  await effectsTable(kernel);
  await furnish(kernel);
  for (const [name, day] of [
    ['first', '2026-11-16'],
    ['second', '2026-11-20'],
    ['third', '2026-11-24'],
  ] as const) {
    kernel.clock.set(`${day}T04:00:00Z`);
    numbers[name] = (await openTest(kernel, { ...MATTER, objectId: name })).number;
  }
});

/** What the reviewer sees on a day: one step in each case. */
async function listed(day: string, state?: 'late' | 'soon'): Promise<string[]> {
  kernel.clock.set(`${day}T04:00:00Z`);
  const { items, counts } = await workOf(kernel, reviewer, 'zh-CN', { state }, [caseWork(kernel)]);
  // The counts are those of the whole list, whatever part of it is asked for.
  expect(counts).toEqual(await workCounts(kernel, reviewer, 'zh-CN', [caseWork(kernel)]));
  return items.map(({ object, standing }) => `${Object.keys(numbers).find((n) => numbers[n] === object.number)} ${standing}`);
}

async function countsOn(day: string): Promise<object> {
  kernel.clock.set(`${day}T04:00:00Z`);
  return workCounts(kernel, reviewer, 'zh-CN', [caseWork(kernel)]);
}

describe(item(28, 'procedures: what is late and what soon'), () => {
  test('one late, one soon, one in time: counted, and each list holds just its own', async () => {
    expect(await countsOn('2026-11-24')).toEqual({ all: 3, late: 1, soon: 1 });
    expect(await listed('2026-11-24')).toEqual(['first late', 'second soon', 'third in time']);
    expect(await listed('2026-11-24', 'late')).toEqual(['first late']);
    expect(await listed('2026-11-24', 'soon')).toEqual(['second soon']);
  });

  test('late begins the day after the last one, soon two working days before it', async () => {
    expect(await listed('2026-11-25', 'late')).toEqual(['first late']);
    expect(await listed('2026-11-25', 'soon')).toEqual(['second soon', 'third soon']);
    expect(await listed('2026-11-26', 'late')).toEqual(['first late', 'second late']);
    expect(await countsOn('2026-11-28')).toEqual({ all: 3, late: 3, soon: 0 });
    expect(await countsOn('2026-11-18')).toEqual({ all: 3, late: 0, soon: 1 });
  });
});
