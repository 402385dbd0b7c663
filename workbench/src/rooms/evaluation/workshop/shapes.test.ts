import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkIndicators } from '../../../../../src/kernel/policy/checks/model-indicators.ts';
import { validateDocument } from '../../../../../src/kernel/policy/validate.ts';
import { conditionOn, fitting, freshId, scoringsFor, withAggregate, withBand, withBandEnd, withoutBand, withScoring } from './shapes.ts';
import { AGGREGATES, type Indicator, type ModelFile } from '../types.ts';

const policy = join(import.meta.dirname, '../../../../../policy');
const demo = JSON.parse(readFileSync(join(policy, 'demo/model/example-supervision-1.json'), 'utf8')) as ModelFile;

/** What the checker of policy data says of an indicator alone, beside what only its author can know. */
function faultsOf(indicator: Indicator): string[] {
  const content = { ...demo.content, indicators: [indicator] };
  const { document, faults } = validateDocument('', { ...demo, content });
  const schema = faults.filter(({ path }) => path.startsWith('/content/indicators'));
  if (schema.length > 0) return schema.map(({ path, code }) => `${path} ${code}`);
  const model = (document as ModelFile | null)?.content ?? content;
  return checkIndicators('', model as never).map(({ path, code }) => `${path} ${code}`);
}

test('whatever value and points are chosen, one after another, the checker finds them whole', () => {
  const moves = fc.array(fc.oneof(fc.constantFrom(...AGGREGATES), fc.nat(3)), { minLength: 1, maxLength: 6 });
  const begin = fc.constantFrom(...demo.content.indicators);
  fc.assert(
    fc.property(begin, moves, (indicator, all) => {
      let now: Indicator = indicator;
      for (const move of all) {
        const scorings = scoringsFor(now.aggregate);
        now = typeof move === 'number' ? withScoring(now, scorings.at(move % scorings.length)!) : withAggregate(now, move, 'penalty');
      }
      expect(faultsOf(fitting(now))).toEqual([]);
    }),
  );
});

test('bands keep meeting however they are moved', () => {
  const meets = (bands: readonly { from: string | null; to: string | null }[]) =>
    bands.every(({ from, to }, k) => from === (k === 0 ? null : bands.at(k - 1)!.to) && (to === null) === (k === bands.length - 1));
  const bands = [
    { from: null, to: '1', points: '0' },
    { from: '1', to: '3', points: '-1' },
    { from: '3', to: null, points: '-4' },
  ];
  expect(withBandEnd(bands, 0, '2').map(({ from, to }) => [from, to])).toEqual([
    [null, '2'],
    ['2', '3'],
    ['3', null],
  ]);
  for (const at of [0, 1, 2]) expect(meets(withoutBand(bands, at))).toBe(true);
  expect(meets(withBand(bands))).toBe(true);
  expect(meets(withBand([]))).toBe(true);
});

test('a copy has a name of its own; a condition fits its indicator', () => {
  expect(freshId('fines', ['fines', 'fines-2'])).toBe('fines-3');
  expect(freshId('fines-2', ['fines', 'fines-2'])).toBe('fines-3');
  expect(freshId('other', ['fines'])).toBe('other');
  const worst = demo.content.indicators.find(({ id }) => id === 'worst')!;
  expect(conditionOn(worst)).toEqual({ indicator: 'worst', in: [] });
  expect(conditionOn(demo.content.indicators.at(0)!)).toHaveProperty('atLeast');
});
