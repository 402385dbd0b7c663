import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../../test/support/kernel.ts';
import { shiftOf, together } from './amount-shift.ts';
import type { IntakeRequest, IntakeResult } from '../batches/run.ts';
import { csv, PENALTY_HEADING, penalty } from '../testing/files.ts';
import { register, take } from '../testing/take.ts';

const RULE = { times: 1000, amounts: 3, days: 62 };

describe('the median of batches together', () => {
  test('is the median of all amounts where each batch holds one value', () => {
    const batch = fc.record({ n: fc.integer({ min: 1, max: 20 }), median: fc.integer({ min: 1, max: 1_000_000 }) });
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 8 }), (batches) => {
        const all = batches.flatMap(({ n, median }) => Array<number>(n).fill(median)).sort((a, b) => a - b);
        expect(together(batches)).toEqual({ n: all.length, median: all[Math.ceil(all.length / 2) - 1] });
      }),
    );
    expect(together([])).toBeUndefined();
  });

  test('too few say nothing', () => {
    expect(shiftOf({ n: 3, median: 10_000 }, { n: 3, median: 1 }, RULE)).toBe(10_000);
    expect(shiftOf({ n: 3, median: 1 }, { n: 3, median: 10_000 }, RULE)).toBe(10_000);
    expect(shiftOf({ n: 2, median: 10_000 }, { n: 9, median: 1 }, RULE)).toBeUndefined();
    expect(shiftOf({ n: 3, median: 999 }, { n: 3, median: 1 }, RULE)).toBeUndefined();
    expect(shiftOf({ n: 3, median: 999 }, undefined, RULE)).toBeUndefined();
  });
});

describe(item(25, 'amounts against the batches of before'), () => {
  let kernel: TestKernel;
  const send = async (first: number, fen: string, more: Partial<IntakeRequest> = {}): Promise<IntakeResult> => {
    // The text states no amount: only the batches of before can tell.
    const rows = [0, 1, 2].map((n) => penalty(1, { CF_WSH: `示市监罚〔2026〕${first + n}号`, CF_NR: '罚款', CF_NR_FK: fen }));
    return take(kernel, 'penalties-2018', csv(PENALTY_HEADING, rows), more);
  };
  beforeAll(async () => {
    kernel = await testKernel();
    await register(kernel, 1);
    await send(100, '0.2');
  });

  test('yuan in a column of 10,000 yuan is asked about, once, and nothing of it is taken', async () => {
    await expect(send(200, '2000')).rejects.toMatchObject({
      code: 'FILE_REFUSED',
      errors: [{ code: 'AMOUNT_SHIFT', path: 'CF_NR_FK', message: expect.stringContaining('差了约10000倍') }],
    });
    await expect(send(200, '2000', { dryRun: true })).rejects.toMatchObject({ code: 'FILE_REFUSED' });
    expect((await send(200, '2000', { amountsChecked: true })).counts).toMatchObject({ accepted: 3 });
  });

  test('usual amounts, and batches long gone, ask nothing', async () => {
    expect((await send(300, '0.5')).counts).toMatchObject({ accepted: 3 });
    kernel.clock.set('2027-03-01T04:00:00Z');
    expect((await send(400, '5000')).counts.accepted).toBe(3);
  });
});
