import { beforeAll, describe, expect, test } from 'vitest';
import { AS_OF, ITEMS, randomBodies } from '../../../test/support/evaluation/random.ts';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { pass as counting } from './bench/count-pass.ts';
import { pass as reading } from './bench/read-pass.ts';
import { inParts } from './passes.ts';
import { keepDossiers } from './testing/kept.ts';

const BODIES = 400;
const PARTS = { parts: 3, least: 1 };

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await testKernel();
  await keepDossiers(kernel.db, randomBodies(5, BODIES, ITEMS));
});

const model = () => kernel.policy.get<ModelContent>('model', 'example-supervision');

describe(item(12, 'the register is gone over in parts'), () => {
  test('each body is in one part, and all parts together give what one gives', async () => {
    const [whole] = await inParts(kernel, AS_OF, counting, model(), { parts: 1 });
    const parts = await inParts(kernel, AS_OF, counting, model(), PARTS);
    expect(parts).toHaveLength(3);
    expect(whole!.map((_, at) => parts.reduce((sum, part) => sum + part[at]!, 0))).toEqual(whole);
    const bytes = async (options: typeof PARTS) => (await inParts(kernel, AS_OF, reading, null, options)).reduce((a, b) => a + b, 0);
    expect(await bytes(PARTS)).toBe(await bytes({ ...PARTS, parts: 1 }));
  });

  test('a small register is one part, however many are asked for', async () => {
    expect(await inParts(kernel, AS_OF, counting, model(), { parts: 8 })).toHaveLength(1);
  });

  test('progress is told to the last body, and may end it', async () => {
    const told: number[] = [];
    await inParts(kernel, AS_OF, counting, model(), { ...PARTS, progress: async (bodies) => void told.push(bodies) });
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(BODIES);
    const stopped = inParts(kernel, AS_OF, counting, model(), { ...PARTS, progress: () => Promise.reject(new XinhengError('CONFLICT')) });
    await expect(stopped).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
