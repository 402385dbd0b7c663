import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shared } from './shared.ts';

test('every answer was begun after its question, one look at a time, and few looks serve many', async () => {
  let asked = 0;
  let looked = 0;
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 12 }), async (scheduler, n) => {
      let looks = 0;
      let under = 0;
      const look = shared(async () => {
        const mine = (looks += 1);
        expect((under += 1)).toBe(1);
        await scheduler.schedule(Promise.resolve());
        under -= 1;
        return mine;
      });
      const ask = async (): Promise<void> => {
        await scheduler.schedule(Promise.resolve());
        const before = looks;
        expect(await look()).toBeGreaterThan(before);
      };
      const all = Promise.all(Array.from({ length: n }, ask));
      await scheduler.waitFor(all);
      expect(looks).toBeLessThanOrEqual(n);
      asked += n;
      looked += looks;
    }),
  );
  expect(looked).toBeLessThan(asked);
});

test('a look that fails is asked again', async () => {
  let n = 0;
  const look = shared(() => ((n += 1) === 1 ? Promise.reject(new Error('once')) : Promise.resolve(n)));
  const first = look();
  const second = look();
  await expect(first).rejects.toThrow('once');
  await expect(second).resolves.toBe(2);
});
