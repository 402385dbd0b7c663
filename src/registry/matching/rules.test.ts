import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, legalForm, rank, type BodyFacts } from './rules.ts';

const body = (subjectId: string, more: Partial<BodyFacts>): BodyFacts => ({
  subjectId,
  names: [],
  numbers: [],
  uscc: null,
  district: null,
  addresses: [],
  ...more,
});
const row = {
  nameNorm: '示例甲建筑工程有限公司',
  key: '509900000001001',
  nearCodes: ['X'],
  district: '509901',
  address: '示例路12号3楼',
};

describe('candidates', () => {
  test('come with their reasons, the likelier first; who has nothing in common is no candidate', () => {
    const ranked = rank(row, [
      body('e', { names: [{ norm: '虚构乙餐饮店', current: true }] }),
      body('d', { names: [{ norm: '示例甲建筑工程厂', current: true }], district: '509901' }),
      body('c', { names: [{ norm: '示例申建筑工程有限公司', current: true }] }),
      body('n', { names: [{ norm: '虚构乙餐饮店', current: true }], uscc: 'X', district: '509901' }),
      body('b', { names: [{ norm: row.nameNorm, current: false }], addresses: ['示例市示例路12号3楼'] }),
      body('a', { names: [{ norm: row.nameNorm, current: true }], numbers: [row.key], district: '509901' }),
    ]);
    expect(ranked.map(({ subjectId, reasons }) => [subjectId, reasons])).toEqual([
      ['a', ['number', 'name_equal', 'same_district']],
      ['b', ['former_name', 'same_address']],
      ['n', ['code_near', 'same_district', 'other_legal_form']],
      ['c', ['name_near']],
    ]);
  });

  test('the order does not depend on how they are given', () => {
    const some = fc.record({
      id: fc.uuid(),
      norm: fc.constantFrom(row.nameNorm, '示例申建筑工程有限公司', '示例甲建筑', '虚构'),
      district: fc.constantFrom('509901', '509902', null),
    });
    fc.assert(
      fc.property(fc.uniqueArray(some, { maxLength: 8, selector: (each) => each.id }), (given) => {
        const bodies = given.map(({ id, norm, district }) => body(id, { names: [{ norm, current: true }], district }));
        expect(rank(row, bodies.toReversed())).toEqual(rank(row, bodies));
      }),
    );
  });

  test('legal forms are read off the end, brackets aside', () => {
    expect(legalForm('示例甲有限责任公司（中外合资）')).toBe('有限公司');
    expect(legalForm('示例甲股份有限公司')).toBe('股份有限公司');
    expect(legalForm('示例甲')).toBeNull();
  });
});

/** The recursion as it is defined, without the table. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  let best = Math.min(distance(x, b) + 1, distance(a, y) + 1, distance(x, y) + same);
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    best = Math.min(best, distance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return best;
}

test('edit distance is the recursion as defined', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), maxLength: 5 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const truth = distance(a, b);
      expect(editDistance(a, b)).toBe(truth > 3 ? 99 : truth);
    }),
  );
});
