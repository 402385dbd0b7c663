import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { XinhengError } from '../errors/index.ts';
import { canonical } from './canonical.ts';
import { leafOf } from './leaf.ts';
import type { Hashable } from './types.ts';

const VECTORS = new URL('../../../test/vectors/jcs/', import.meta.url);

/** Text that PostgreSQL can store: any scalar values but NUL; ends of the ranges come up often. */
const text = fc
  .string({ unit: 'binary', maxLength: 12 })
  .map((each) => each.replaceAll('\0', ''))
  .filter((each) => !/\p{Surrogate}/u.test(each));
const { content } = fc.letrec<{ content: Hashable }>((tie) => ({
  content: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('content'), { maxLength: 5 }),
    fc.dictionary(text, tie('content'), { maxKeys: 6, noNullPrototype: false }),
  ),
}));

function faultOf(work: () => unknown): { code: string; params: Record<string, unknown> } | null {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof XinhengError)) throw error;
    return { code: error.code, params: error.params };
  }
}

describe('canonical JSON (RFC 8785)', () => {
  const names = readdirSync(new URL('input/', VECTORS));

  test.each(names)('published vector %s', (name) => {
    const input = JSON.parse(readFileSync(new URL(`input/${name}`, VECTORS), 'utf8')) as Hashable;
    if (name === 'values.json') {
      // It holds fractions, which nothing hashed may hold; the rest of it must come out as published.
      expect(faultOf(() => canonical(input))).toEqual({
        code: 'CONTENT_UNHASHABLE',
        params: { path: '/numbers/0', reason: 'number' },
      });
      const rest = input as Record<string, Hashable>;
      const output = readFileSync(new URL(`output/${name}`, VECTORS), 'utf8');
      expect(output).toContain(canonical({ literals: rest['literals']! }).slice(1, -1));
      expect(output).toContain(canonical({ string: rest['string']! }).slice(1, -1));
      return;
    }
    const out = canonical(input);
    expect(out).toBe(readFileSync(new URL(`output/${name}`, VECTORS), 'utf8'));
    const hex = readFileSync(new URL(`outhex/${name.replace('.json', '.txt')}`, VECTORS), 'utf8');
    expect(Buffer.from(out, 'utf8').toString('hex')).toBe(hex.replaceAll(/\s/gu, ''));
  });

  test('all six vectors are there', () => expect(names).toHaveLength(6));

  test('equals the package canonicalize on any content', () => {
    fc.assert(
      fc.property(content, (each) => canonical(each) === canonicalize(each)),
      { numRuns: 2000 },
    );
  });

  test('survives storage as jsonb text: parsed and written again it is the same', () => {
    fc.assert(fc.property(content, (each) => canonical(JSON.parse(canonical(each)) as Hashable) === canonical(each)));
  });

  test.each<[string, unknown, string, string]>([
    ['a fraction', { a: [1, 0.5] }, '/a/1', 'number'],
    ['an unsafe integer', { a: 2 ** 53 }, '/a', 'number'],
    ['NaN', NaN, '', 'number'],
    ['infinity', -Infinity, '', 'number'],
    ['NUL', { a: 'x\0y' }, '/a', 'string'],
    ['a lone high surrogate', { a: '\uD83D' }, '/a', 'string'],
    ['a lone low surrogate', ['x', '\uDE02x'], '/1', 'string'],
    ['a NUL in a key', { 'a\0': 1 }, '', 'string'],
    ['undefined', { a: undefined }, '/a', 'undefined'],
    ['a hole', { a: Object.assign(Array.from({ length: 0 }), { 0: 1, 2: 2 }) }, '/a/1', 'undefined'],
    ['a bigint', { a: 1n }, '/a', 'bigint'],
    ['a date', { a: new Date(0) }, '/a', 'class'],
    ['a buffer', { a: Buffer.from('x') }, '/a', 'class'],
    ['a function', { a: () => 1 }, '/a', 'function'],
  ])('refuses %s and says where', (_, value, path, reason) => {
    expect(faultOf(() => canonical(value as Hashable))).toEqual({
      code: 'CONTENT_UNHASHABLE',
      params: { path, reason },
    });
  });

  test('refuses a circle instead of running out of stack', () => {
    const circle: { [key: string]: Hashable } = {};
    circle['again'] = circle;
    expect(faultOf(() => canonical(circle))).toMatchObject({ code: 'CONTENT_UNHASHABLE', params: { reason: 'depth' } });
  });

  test('a text that only looks escaped passes', () => {
    expect(canonical('\\u0000 \\ud83d 😂')).toBe('"\\\\u0000 \\\\ud83d 😂"');
  });
});

describe(item(28, 'the leaf of an event'), () => {
  test('is SHA-256 of 0x00, salt and canonical content', () => {
    const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');
    // Independent: the bytes written out by hand.
    const bytes = Buffer.from(`00${salt.toString('hex')}${Buffer.from('{"a":1,"名":"示例"}').toString('hex')}`, 'hex');
    expect(leafOf(salt, { 名: '示例', a: 1 })).toEqual(createHash('sha256').update(bytes).digest());
  });

  test('needs a salt of 16 bytes', () => {
    expect(faultOf(() => leafOf(Buffer.alloc(15), 'x'))).toMatchObject({
      code: 'CONTENT_UNHASHABLE',
      params: { reason: 'salt' },
    });
  });
});
