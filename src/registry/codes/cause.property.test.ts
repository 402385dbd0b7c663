import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { explain, type Cause } from './cause.ts';

/*
 * The oracle knows the two standards from their printed formulas only, and each slip as what a hand does to a right code.
 * A wrong code is explained by a slip when some right code, put through that slip, gives it.
 */
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const ORG_SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

function orgCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const rest = 11 - (weights.reduce((sum, w, i) => sum + w * ORG_SIGNS.indexOf(body[i]!), 0) % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}
function lastCheck(first: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += SIGNS.indexOf(first[i]!) * Number(3n ** BigInt(i) % 31n);
  return SIGNS[(31 - (sum % 31)) % 31]!;
}
function isRight(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code) || /^0{17}/.test(code)) return false;
  return orgCheck(code.slice(8, 16)) === code[16] && lastCheck(code.slice(0, 17)) === code[17];
}

const sign = fc.constantFrom(...SIGNS);
const rightCode = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '11', '12', '51', '52'),
    fc.constantFrom('500103', '310000', '110105'),
    fc.array(sign, { minLength: 8, maxLength: 8 }),
  )
  .map(([kind, region, body]) => {
    const seventeen = kind + region + body.join('') + orgCheck(body.join(''));
    return seventeen + lastCheck(seventeen);
  });

const PAIRS = ['8B', '0D', '0Q', 'DQ', '1L', '6G', '7T', '4A'];
/** By slip: all texts from which it would have made `wrong`. */
const ORIGINS: Record<'confused' | 'transposed' | 'one_character' | 'missing_character' | 'extra_character', (wrong: string) => string[]> =
  {
    confused: (w) => replaced(w, (c) => PAIRS.filter((p) => p.includes(c)).map((p) => p.replace(c, ''))),
    transposed: (w) => Array.from({ length: 17 }, (_, i) => w.slice(0, i) + w[i + 1] + w[i] + w.slice(i + 2)),
    one_character: (w) => replaced(w, (c) => [...SIGNS].filter((s) => s !== c)),
    missing_character: (w) => Array.from({ length: 18 }, (_, i) => [...SIGNS].map((s) => w.slice(0, i) + s + w.slice(i))).flat(),
    extra_character: (w) => Array.from({ length: 19 }, (_, i) => w.slice(0, i) + w.slice(i + 1)),
  };
function replaced(w: string, others: (c: string) => string[]): string[] {
  return [...w].flatMap((c, i) => others(c).map((o) => w.slice(0, i) + o + w.slice(i + 1)));
}
const rightOnes = (texts: string[]): string[] => [...new Set(texts.filter(isRight))].sort();

function expectBy(slips: (keyof typeof ORIGINS)[], wrong: string, truth: string, slip: Cause): void {
  const answer = explain(wrong);
  const found = slips.map((each) => ({ slip: each, codes: rightOnes(ORIGINS[each](wrong)) }));
  const consistent = found.filter((each) => each.codes.length > 0);
  expect(consistent.map((each) => each.slip)).toContain(slip);
  // Named right: what explains it, the most telling of those.
  expect(answer?.cause).toBe(consistent[0]!.slip);
  const telling =
    slips.indexOf(consistent[0]!.slip) < 2 && slips.length > 1 ? consistent.filter((c) => c.slip !== 'one_character') : [consistent[0]!];
  const union = [...new Set(telling.flatMap((each) => each.codes))].sort();
  expect(answer?.candidates).toEqual(union);
  if (telling.some((each) => each.slip === slip) && union.length === 1) expect(union).toEqual([truth]);
}
const EIGHTEEN = ['confused', 'transposed', 'one_character'] as const;
const runs = { numRuns: 400 };

describe(item(8, 'why a code is wrong, and what it may have been'), () => {
  test('a right code needs no explanation', () => {
    fc.assert(
      fc.property(rightCode, (code) => {
        expect(explain(` ${code} `)).toBeUndefined();
      }),
      runs,
    );
  });

  test('lower case, full width and separators: one code, however they are mixed', () => {
    const wide = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    const gap = fc.constantFrom(' ', '-', '\u00ad', '－'.normalize('NFKC'), '\u2014');
    fc.assert(
      fc.property(rightCode, fc.integer({ min: 1, max: 17 }), gap, (code, at, separator) => {
        const lower = code.toLowerCase();
        if (lower !== code) expect(explain(lower)).toEqual({ cause: 'lower_case', candidates: [code] });
        expect(explain(wide(code))).toEqual({ cause: 'full_width', candidates: [code] });
        const parted = lower.slice(0, at) + separator + lower.slice(at);
        expect(explain(parted)).toEqual({ cause: 'separators', candidates: [code] });
      }),
      runs,
    );
  });

  test('letters that no code holds, for the digits they resemble: any number of them', () => {
    const look = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S' } as Record<string, string>;
    fc.assert(
      fc.property(rightCode, fc.infiniteStream(fc.boolean()), (code, coins) => {
        const wrong = [...code].map((c) => (look[c] && coins.next().value ? look[c] : c)).join('');
        fc.pre(wrong !== code);
        expect(explain(wrong)).toEqual({ cause: 'letter_for_digit', candidates: [code] });
      }),
      runs,
    );
  });

  test('a V is a U or a Y: proposed only where one of them fits', () => {
    fc.assert(
      fc.property(rightCode, (code) => {
        const at = code.search(/[UY]/);
        fc.pre(at >= 0);
        const wrong = `${code.slice(0, at)}V${code.slice(at + 1)}`;
        const fits = rightOnes(['U', 'Y'].map((c) => code.slice(0, at) + c + code.slice(at + 1)));
        expect(explain(wrong)).toEqual({ cause: 'letter_for_digit', candidates: fits });
      }),
      runs,
    );
  });

  test('characters of the alphabet read for each other', () => {
    fc.assert(
      fc.property(rightCode, fc.nat(), (code, pick) => {
        const wrongs = replaced(code, (c) => PAIRS.filter((p) => p.includes(c)).map((p) => p.replace(c, '')));
        fc.pre(wrongs.length > 0);
        expectBy([...EIGHTEEN], wrongs[pick % wrongs.length]!, code, 'confused');
      }),
      runs,
    );
  });

  test('two neighbours swapped', () => {
    fc.assert(
      fc.property(rightCode, fc.integer({ min: 0, max: 16 }), (code, i) => {
        fc.pre(code[i] !== code[i + 1]);
        const wrong = code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2);
        fc.pre(!isRight(wrong));
        expectBy([...EIGHTEEN], wrong, code, 'transposed');
      }),
      runs,
    );
  });

  test('one character wrong, whatever it is', () => {
    fc.assert(
      fc.property(rightCode, fc.integer({ min: 0, max: 17 }), sign, (code, i, other) => {
        fc.pre(code[i] !== other);
        expectBy([...EIGHTEEN], code.slice(0, i) + other + code.slice(i + 1), code, 'one_character');
      }),
      runs,
    );
  });

  test('one character lost, one too many', () => {
    fc.assert(
      fc.property(rightCode, fc.integer({ min: 0, max: 17 }), sign, (code, i, other) => {
        expectBy(['missing_character'], code.slice(0, i) + code.slice(i + 1), code, 'missing_character');
        expectBy(['extra_character'], code.slice(0, i) + other + code.slice(i), code, 'extra_character');
      }),
      runs,
    );
  });

  test('an inner check that is wrong while the outer fits: given out so, nothing to propose', () => {
    fc.assert(
      fc.property(rightCode, sign, (code, other) => {
        fc.pre(other !== code[16]);
        const seventeen = code.slice(0, 16) + other;
        const wrong = seventeen + lastCheck(seventeen);
        const near = [...rightOnes(ORIGINS.confused(wrong)), ...rightOnes(ORIGINS.transposed(wrong))];
        fc.pre(near.length === 0);
        expect(explain(wrong)).toEqual({ cause: 'organisation_code', candidates: [] });
      }),
      runs,
    );
  });

  test('old numbers, placeholders and what is no code at all', () => {
    expect(explain('500103000012345')).toEqual({ cause: 'old_15', candidates: [] });
    expect(explain('5001031234567')).toEqual({ cause: 'old_13', candidates: [] });
    expect(explain('320506NA000043X')).toEqual({ cause: 'old_15', candidates: [] });
    expect(explain('00000000-0')).toEqual({ cause: 'old_organisation', candidates: [] });
    expect(explain('00000000-1')?.cause).toBe('length');
    expect(explain('企示例字第0001')).toEqual({ cause: 'text', candidates: [] });
    for (const none of ['无', 'N/A', '—']) expect(explain(none)).toEqual({ cause: 'placeholder', candidates: [] });
    expect(explain('00000000000000000X')).toEqual({ cause: 'placeholder', candidates: [] });
    for (const text of ['', 'V'.repeat(18), '9'.repeat(40), '\ud800']) expect(explain(text)?.candidates).toEqual([]);
  });
});
