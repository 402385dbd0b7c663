import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { checkUscc, composeUscc, isValidUscc, nearMisses } from './index.ts';

/*
 * The oracle knows no weights and no tables: it reads a code as a number in powers of three (BigInt) that must be divisible
 * by 31, and an organisation code as a number whose weighted sum, check character included, must be divisible by 11.
 */
const LETTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter((c) => !'IOSVZ'.includes(c));
function oracle18(code: string): boolean {
  const values = Array.from(code, (c) => BigInt(LETTERS.indexOf(c)));
  const body = values.slice(0, 17).reduceRight((sum, v) => sum * 3n + v, 0n);
  return (body + values[17]!) % 31n === 0n;
}
function oracleOrg(code: string): boolean {
  const [a, b, c, d, e, f, g, h] = Array.from(code.slice(8, 16), (x) => parseInt(x, 36)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const check = code[16] === 'X' ? 10 : Number(code[16]);
  return (3 * a + 7 * b + 9 * c + 10 * d + 5 * e + 8 * f + 4 * g + 2 * h + check) % 11 === 0;
}

const character = fc.constantFrom(...LETTERS);
const body = fc.string({ unit: character, minLength: 8, maxLength: 8 });
const region = fc.integer({ min: 110000, max: 659999 }).map(String);
const valid = fc.record({ department: fc.constantFrom('1', '5', '9', 'N'), category: character, region, body }).map(composeUscc);

describe(item(8, 'the check of codes agrees with an independent formulation'), () => {
  test('any eighteen characters of the alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 18, maxLength: 18 }), (code) => {
        const { findings } = checkUscc(code);
        expect(findings.includes('CHECK18')).toBe(!oracle18(code));
        expect(findings.includes('CHECK_ORG')).toBe(!oracleOrg(code));
      }),
      { numRuns: 2000 },
    );
  });

  test('composed codes are valid', () => {
    fc.assert(
      fc.property(valid, (code) => {
        expect([isValidUscc(code), oracle18(code), oracleOrg(code)]).toEqual([true, true, true]);
      }),
    );
  });

  test('every single wrong character is detected, by the eighteenth character alone', () => {
    fc.assert(
      fc.property(valid, (code) => {
        const changed = Array.from(code).flatMap((old, i) =>
          LETTERS.filter((c) => c !== old).map((c) => code.slice(0, i) + c + code.slice(i + 1)),
        );
        expect(changed).toHaveLength(18 * 30);
        expect(changed.filter((wrong) => !checkUscc(wrong).findings.includes('CHECK18'))).toEqual([]);
        expect(nearMisses(code)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('every swap of neighbours is detected', () => {
    fc.assert(
      fc.property(valid, fc.nat({ max: 16 }), (code, i) => {
        fc.pre(code[i] !== code[i + 1]);
        expect(isValidUscc(code.slice(0, i) + code[i + 1]! + code[i]! + code.slice(i + 2))).toBe(false);
      }),
    );
  });

  test('the inner check alone misses exactly those changes that are equal modulo 11', () => {
    fc.assert(
      fc.property(valid, fc.integer({ min: 8, max: 15 }), character, (code, i, c) => {
        fc.pre(c !== code[i]);
        const missed = (parseInt(c, 36) - parseInt(code[i]!, 36)) % 11 === 0;
        expect(checkUscc(code.slice(0, i) + c + code.slice(i + 1)).findings.includes('CHECK_ORG')).toBe(!missed);
      }),
    );
  });

  test('near misses are all the valid codes one character away, the true one among them', () => {
    fc.assert(
      fc.property(valid, fc.nat({ max: 17 }), character, (code, at, c) => {
        fc.pre(c !== code[at]);
        const wrong = code.slice(0, at) + c + code.slice(at + 1);
        const near = nearMisses(wrong);
        const brute = [...Array.from(wrong).keys()].flatMap((i) =>
          LETTERS.map((x) => wrong.slice(0, i) + x + wrong.slice(i + 1)).filter((x) => x !== wrong && oracle18(x) && oracleOrg(x)),
        );
        expect(near).toEqual(brute);
        expect(near).toContain(code);
        expect(near.length).toBeLessThanOrEqual(18);
      }),
      { numRuns: 100 },
    );
  });

  test('nothing that anyone types breaks it, and a candidate is always valid and never the code itself', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      valid.map((c) => c.toLowerCase()),
      valid.map((c) => c.replaceAll('0', 'O')),
    );
    fc.assert(
      fc.property(typed, (given) => {
        const { valid: ok, candidate, findings } = checkUscc(given);
        expect(ok).toBe(isValidUscc(given.trim()));
        const sound = candidate === undefined || (isValidUscc(candidate) && findings.includes('CHARSET') && candidate !== given);
        expect(sound).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('codes of the published list pass the oracle', () => {
    const codes = readFileSync(new URL('../../../test/vectors/uscc/valid-codes.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean);
    expect(codes.filter((code) => !oracle18(code) || !oracleOrg(code))).toEqual([]);
  });
});
