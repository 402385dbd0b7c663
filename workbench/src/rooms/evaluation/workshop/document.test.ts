import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, valueAt, withValue, type Json } from './document.ts';

const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.string(),
    fc.integer(),
    fc.constant(null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b/c', 'd~e', 'f'), tie('tree'), { noNullPrototype: true }),
  ),
}));

/** Every place of a document, found by walking it. */
function places(value: Json, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Object.entries<Json>(value);
  return [path, ...entries.flatMap(([key, each]) => places(each, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`))];
}

test('what is written at a place is read there, and nothing else has changed', () => {
  let looked = 0;
  fc.assert(
    fc.property(tree, fc.nat(), (document, n) => {
      const all = places(document);
      const place = all.at(n % all.length)!;
      if (place === '') return;
      const next = withValue(document, place, 'other');
      expect(valueAt(next, place)).toBe('other');
      const was = valueAt(document, place);
      expect(withValue(next, place, was)).toEqual(document);
      const changed = changesBetween(document, next).map(({ path }) => path);
      expect(changed.every((path) => path === place)).toBe(true);
      looked += 1;
    }),
  );
  expect(looked).toBeGreaterThan(10);
});

test('an entry that is taken away closes up; one may be put at the end; a way that does not exist changes nothing', () => {
  const document = { list: ['a', 'b', 'c'], other: { x: 1 } };
  expect(withValue(document, '/list/1', undefined)).toEqual({ list: ['a', 'c'], other: { x: 1 } });
  expect(withValue(document, '/list/3', 'd')).toEqual({ list: ['a', 'b', 'c', 'd'], other: { x: 1 } });
  expect(withValue(document, '/other/x', undefined)).toEqual({ list: ['a', 'b', 'c'], other: {} });
  expect(withValue(document, '/none/x', 1)).toEqual(document);
  expect(valueAt(document, '/list/7')).toBeUndefined();
  expect(valueAt(document, '/list/length')).toBeUndefined();
});

test('differences are told leaf by leaf', () => {
  expect(changesBetween({ a: '1', b: [1, 2] }, { a: '2', b: [1] })).toEqual([
    { path: '/a', before: '1', after: '2' },
    { path: '/b/1', before: '2', after: null },
  ]);
  expect(changesBetween({ a: null }, { a: { b: 1 } })).toEqual([{ path: '/a', before: 'null', after: '{"b":1}' }]);
});
