import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withValue, type Json } from './document.ts';
import { faultsOfFigures, isDecimal } from './written.ts';

const policy = join(import.meta.dirname, '../../../../../policy');
const shipped = readdirSync(policy).flatMap((place) => {
  const folder = join(policy, place, 'model');
  try {
    return readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { content: Json });
  } catch {
    return [];
  }
});

test('shipped models are written as the schema has it', () => {
  expect(shipped.length).toBeGreaterThan(2);
  for (const { content } of shipped) expect(faultsOfFigures(content)).toEqual([]);
});

test('figures that are none are found at their place', () => {
  const bad = withValue(shipped.at(0)!, '/content/cutoffs/0/from', 'ninety');
  expect(faultsOfFigures((bad as { content: Json }).content)).toEqual([{ path: '/content/cutoffs/0/from', what: 'decimal' }]);
  expect(faultsOfFigures({ window: { length: '12' } })).toEqual([{ path: '/content/window/length', what: 'whole' }]);
  const limits = { points: { bands: [{ from: null, to: '1000000' }] }, cutoffs: [{ from: '1000000' }] };
  expect(faultsOfFigures(limits)).toEqual([{ path: '/content/cutoffs/0/from', what: 'decimal' }]);
  expect(['1', '-0.5', '100', '12.3456', '0'].every(isDecimal)).toBe(true);
  expect(['', '01', '1.', '.5', '1,5', '１', '1e3', '1234567', '1.23456', '+1'].some(isDecimal)).toBe(false);
});
