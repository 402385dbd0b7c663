import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { ModelContent } from '../../kernel/policy/index.ts';
import { KINDS, type Attributes } from '../../registry/dossiers/index.ts';
import { applies, attributesIn } from './body.ts';
import { attributesOf, packed } from './testing/facts.ts';

type AppliesTo = ModelContent['appliesTo'];

const speaks = (appliesTo: Partial<AppliesTo>, body: Partial<Attributes>): boolean =>
  applies({ appliesTo: { kinds: ['enterprise'], ...appliesTo } })(packed([], attributesOf(body)));

describe(item(12, 'a model speaks of the bodies that it names, and of nobody else'), () => {
  test.each<[readonly string[], string | null, boolean]>([
    [['C'], 'C26', true],
    [['C26'], 'C26', true],
    [['C26'], 'C2610', true],
    [['C26'], 'C27', false],
    // Of the same digits in another section.
    [['C26'], 'E26', false],
    // Narrower than what is known of the body.
    [['C2610'], 'C26', false],
    [['C2610'], 'C2611', false],
    [['C26', 'E48'], 'E481', true],
    [['C26', 'E48'], 'G54', false],
    // Leading zeros are digits.
    [['A01'], 'A011', true],
    [['A01'], 'A11', false],
    [['A01'], 'A02', false],
    [['C'], null, false],
  ])('industries %j, a body of %s: %s', (industries, industry, expected) => {
    expect(speaks({ industries: [...industries] }, { industry })).toBe(expected);
  });

  test.each<[readonly string[], string | null, boolean]>([
    [['50'], '500101', true],
    [['5001'], '500101', true],
    [['500101'], '500101', true],
    [['500101'], '500102', false],
    [['5002'], '500101', false],
    [['51'], '500101', false],
    // A code that begins with a zero is no shorter for it.
    [['01'], '010203', true],
    [['10'], '010203', false],
    [['51', '500101'], '500101', true],
    [['50'], null, false],
  ])('districts %j, a body of %s: %s', (districts, district, expected) => {
    expect(speaks({ districts: [...districts] }, { district })).toBe(expected);
  });

  test('without industries and districts of every one, also of a body of which neither is known', () => {
    expect(speaks({}, { industry: null, district: null })).toBe(true);
    expect(speaks({}, { industry: 'G54', district: '110101' })).toBe(true);
  });

  test('both must fit, for one body after another by the same model', () => {
    const ready = applies({ appliesTo: { kinds: ['enterprise'], industries: ['C26'], districts: ['5001'] } });
    const answers = [
      [{ industry: 'C26', district: '500101' }, true],
      [{ industry: 'C27', district: '500101' }, false],
      [{ industry: 'C26', district: '500201' }, false],
      [{ industry: null, district: '500101' }, false],
      [{ industry: 'C26', district: null }, false],
      [{ industry: 'C2614', district: '500199' }, true],
    ] as const;
    // Twice: what is remembered of a number is what was found.
    for (const [body, expected] of [...answers, ...answers]) expect(ready(packed([], attributesOf(body)))).toBe(expected);
  });

  test('of the kinds that it names alone', () => {
    for (const kinds of [['enterprise'], ['cooperative', 'institution'], ['individual_business']] as AppliesTo['kinds'][])
      for (const kind of KINDS)
        expect(speaks({ kinds }, { kind }), `${kinds.join()} ${kind}`).toBe((kinds as readonly string[]).includes(kind));
    expect(KINDS.length).toBeGreaterThan(4);
  });

  test('of no cancelled body; of one that is revoked, since its record goes on', () => {
    expect(speaks({}, { state: 'cancelled' })).toBe(false);
    expect(speaks({ industries: ['E'], districts: ['50'] }, { state: 'cancelled' })).toBe(false);
    expect(speaks({}, { state: 'revoked' })).toBe(true);
    expect(speaks({}, { state: 'active' })).toBe(true);
  });

  test('what was packed is read back as it was', () => {
    for (const [industry, district] of [
      ['A011', '010203'],
      ['T97', '659013'],
      ['C', null],
      [null, '500101'],
    ] as const) {
      const size = industry === 'T97' ? 'micro' : null;
      const { view } = packed([], attributesOf({ industry, district, size, founded: '2020-02-29' }));
      const read = attributesIn(new DataView(view.buffer, view.byteOffset), '2020-02-29');
      expect(read).toMatchObject({ kind: 'enterprise', state: 'active', industry, district, size, founded: '2020-02-29' });
    }
  });

  test('a dossier of another layout is refused, not guessed at', () => {
    const bytes = packed([], attributesOf());
    const cut = { ...bytes, size: bytes.size - 1 };
    expect(() => applies({ appliesTo: { kinds: ['enterprise'] } })(cut)).toThrow();
  });
});
