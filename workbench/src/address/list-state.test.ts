import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkShape, readList, writeList, type ListShape } from './list-state.ts';
import { parseSearch, withinApp, writeSearch } from './search.ts';

const shape: ListShape = {
  filters: ['query', 'status'],
  orders: ['name', 'day'],
  sizes: [50, 20, 100],
  columns: ['a', 'b', 'c', 'd'],
  shown: ['a', 'b'],
};

const states = fc.record({
  filters: fc.dictionary(fc.constantFrom('query', 'status'), fc.string({ minLength: 1, unit: 'grapheme' }), {
    noNullPrototype: true,
  }),
  order: fc.constantFrom(...shape.orders),
  size: fc.constantFrom(...shape.sizes),
  cursor: fc.option(fc.base64String({ minLength: 1 }), { nil: undefined }),
  columns: fc.subarray([...shape.columns], { minLength: 1 }),
});

describe('the state of a list in its address', () => {
  test('comes back from the address as it went in', () => {
    fc.assert(
      fc.property(states, (state) => {
        const search = writeSearch(writeList(state, shape));
        expect(readList(parseSearch(search), shape)).toEqual(state);
      }),
    );
  });

  test('leaves out what is as always', () => {
    const state = { filters: {}, order: 'name', size: 50, cursor: undefined, columns: ['a', 'b'] };
    expect(writeSearch(writeList(state, shape))).toBe('');
  });

  test('reads any address, and offers only what the list has', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), (text) => {
        const state = readList(parseSearch(text), shape);
        expect(shape.orders).toContain(state.order);
        expect(shape.sizes).toContain(state.size);
        expect(state.columns.length).toBeGreaterThan(0);
        expect(Object.keys(state.filters).every((name) => shape.filters.includes(name))).toBe(true);
      }),
    );
    expect(readList(parseSearch('?order=size&size=7&columns=z&status='), shape)).toEqual(readList({}, shape));
  });

  test('refuses a filter that bears a name of the list’s own', () => {
    expect(() => checkShape({ ...shape, filters: ['order'] })).toThrow('order');
  });
});

test.each([
  ['/workbench', '/'],
  ['/en/workbench/cases/7?a=1', '/cases/7?a=1'],
  ['/workbenches', undefined],
  ['/subjects/1', undefined],
  ['https://elsewhere.example/workbench', undefined],
  ['//elsewhere.example/workbench', undefined],
])('%s is %s of the application', (href, within) => {
  expect(withinApp(href)).toBe(within);
});
