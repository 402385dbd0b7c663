import { expect, test } from 'vitest';
import { contrast } from '../../../src/kernel/ui/pairs.ts';
import { FACES, PAIRS } from './colours.ts';

test.each(['light', 'dark'] as const)('every pair of the %s face reaches its contrast', (name) => {
  expect(PAIRS.length).toBeGreaterThan(30);
  const face = FACES[name];
  const short = PAIRS.map((pair) => ({ ...pair, ratio: contrast(face[pair.colour], face[pair.on]) })).filter(
    (pair) => pair.ratio < pair.min,
  );
  expect(short).toEqual([]);
});
