import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { checkUscc, composeUscc, expected18, expectedOrg, isValidUscc, knownRegion, nearMisses, wrongCharacter } from './index.ts';

const findings = (code: string): readonly string[] => checkUscc(code).findings;
const realCodes = readFileSync(new URL('../../../test/vectors/uscc/valid-codes.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean);

describe(item(8, 'real codes pass both checks'), () => {
  test('those of the published list', () => {
    expect(realCodes.length).toBeGreaterThanOrEqual(200);
    expect(realCodes.filter((code) => !checkUscc(code).valid)).toEqual([]);
  });

  test.each(
    (
      '91350100M000100Y43 9144030071526726XG 914403001922038216 91330100799655058B 9152000071430580XT 91100000100003962T ' +
      '911100001000044477 911100001000054748 911000001000013428 91110000710925462X 91440300100012316L 9144030010001686XA ' +
      '91440300192317458F 91440300192181490G 91440400192548256N 91440606722473344C 91350900587527783P 91310000132260250X ' +
      '91370200264574251E 9150000020286320X6 91500000676129728J 91500000202893468X 11500228733970274Y 115002280086523530 ' +
      '11500233742893960Y 11320100MB1886843H 11230500001755309F 12110106E00828555D 121100004006885458 91510185MA64ND8627 ' +
      '91510104MA6CFT042R 91230500MA1B3N1N2M'
    ).split(' '),
  )('%s without a finding', (code) => expect(checkUscc(code)).toEqual({ code, valid: true, findings: [] }));
});

describe(item(8, 'each finding apart'), () => {
  test.each<[string, string[], string?]>([
    ['91350100M000100Y4Z', ['CHARSET']], // expected 3; Z→2 does not fit either
    ['91310000132212144D', ['CHECK18']], // expected B
    ['91310115MA1G4L1WXK', ['CHECK18', 'CHECK_ORG']], // example of pages with a wrong algorithm
    ['92500000MA5U00000X', ['CHECK18', 'CHECK_ORG']], // expected R
    ['00000000000000000X', ['SENTINEL']],
    ['000000000000000000', ['SENTINEL']],
    ['00000000000000000x', ['SENTINEL']],
    ['00000000000000000无', ['SENTINEL']],
    ['', ['LENGTH']],
    ['9135010', ['LENGTH']],
    ['110105010247558', ['LENGTH']], // an old registration number
    ['91350100M000100Y433', ['LENGTH']],
    ['91350100M000100Y4', ['LENGTH']],
    ['9135o100M000100Y4', ['LENGTH', 'CHARSET']],
    ['91350100m000100y43', ['CHARSET'], '91350100M000100Y43'],
    ['９１３５０１００Ｍ０００１００Ｙ４３', ['CHARSET'], '91350100M000100Y43'],
    ['9135O1OOMOOO1OOY43', ['CHARSET'], '91350100M000100Y43'],
    ['9I350100M000100Y43', ['CHARSET'], '91350100M000100Y43'],
    ['91350100m000100y44', ['CHARSET', 'CHECK18']], // upper case does not make it valid
    ['9V350100M000100Y53', ['CHARSET', 'CHECK_ORG']],
    ['91350100M0001 0Y43', ['CHARSET']],
    ['91509900MATE5T084K', ['CHECK18', 'REGION']],
  ])('%s: %j', (code, expected, candidate) => {
    expect(checkUscc(code)).toEqual({ code, valid: false, findings: expected, ...(candidate && { candidate }) });
    expect(isValidUscc(code)).toBe(false);
  });

  test('outer white space is not part of a code, inner is', () => {
    expect(checkUscc('\ufeff 91350100M000100Y43\t\r\n\u3000')).toEqual({
      code: '91350100M000100Y43',
      valid: true,
      findings: [],
    });
    expect(findings('91350100M000100Y 43')).toEqual(['LENGTH', 'CHARSET']);
  });

  test('only the inner check fails', () => {
    // A body with a wrong inner check character, closed with the right eighteenth one.
    const first17 = '91350100M000100Y5';
    expect(findings(first17 + expected18(first17))).toEqual(['CHECK_ORG']);
  });

  test.each([
    ['Q1350100', ['DEPT']],
    ['Q9509900', ['DEPT', 'REGION']],
    ['9A350100', ['CATEGORY']],
    ['95350100', ['CATEGORY']],
    ['91990100', ['REGION']],
    ['9135A100', ['REGION']],
  ])('%s…: %j are warnings, the code stays valid', (head, expected) => {
    const first17 = `${head}M000100Y4`;
    expect(checkUscc(first17 + expected18(first17))).toMatchObject({ valid: true, findings: expected });
  });

  test('a region that was abolished is a region', () => {
    for (const region of ['500228', '500222', '500381', '500110', '500105', '500112', '510202', '100000', '710000', '500905', '320821']) {
      expect(knownRegion(region)).toBe(true);
    }
    for (const region of ['509900', '500157', '990000', '5A0000', '000000']) expect(knownRegion(region)).toBe(false);
  });
});

describe('the fixed demonstration subjects', () => {
  test.each(
    (
      '91509900MATE5T017L 91509900MATE5T025F 91509900MATE5T033A 91509900MATE5T0415 91509900MATE5T05XW 91509900MATE5T068W ' +
      '92509900MATE5T076L 91509900MATE5T084J'
    ).split(' '),
  )('%s is valid, in a region that was never assigned', (code) => {
    expect(checkUscc(code)).toEqual({ code, valid: true, findings: ['REGION'] });
    const [department, category, region, body] = [code[0]!, code[1]!, code.slice(2, 8), code.slice(8, 16)];
    expect(composeUscc({ department, category, region, body })).toBe(code);
  });

  test('a wrong check character: what was expected, and what may have been meant', () => {
    expect(expected18('91509900MATE5T084K')).toBe('J');
    expect(nearMisses('91509900MATE5T084K')).toContain('91509900MATE5T084J');
  });

  test.each([
    { department: '9', category: '1', region: '509900', body: 'MATE5T' },
    { department: '9', category: '1', region: '509900', body: 'MATE5TI8' },
    { department: '91', category: '', region: '509900', body: 'MATE5T08' },
    { department: '9', category: '1', region: '5099', body: 'MATE5T08' },
  ])('%j makes no code', (parts) => expect(() => composeUscc(parts)).toThrow(RangeError));
});

describe('help for a wrong code', () => {
  test('the inner check character', () => {
    expect([expectedOrg('M000100Y'), expectedOrg('71526726'), expectedOrg('MATE5T05'), expectedOrg('1234')]).toEqual([
      '4',
      'X',
      'X',
      undefined,
    ]);
    expect(expected18('91350100M000100Y4Z')).toBe('3');
    expect(expected18('9135010IM000100Y4Z')).toBeUndefined();
  });

  test('the first character that no code holds', () => {
    expect(wrongCharacter('9135O100M000100Y43')).toEqual({ position: 5, character: 'O', meant: '0' });
    expect(wrongCharacter('91350100m000100Y43')).toEqual({ position: 9, character: 'm', meant: 'M' });
    expect(wrongCharacter('91350100Ｍ000100Y43')).toEqual({ position: 9, character: 'Ｍ', meant: 'M' });
    expect(wrongCharacter('9135V100M000100Y43')).toEqual({ position: 5, character: 'V', meant: undefined });
    expect(wrongCharacter('91350100M000100Y43')).toBeUndefined();
  });

  test('near codes of one with a foreign character differ at that place only', () => {
    expect(nearMisses('9135V100M000100Y43')).toEqual(['91350100M000100Y43']);
    expect(nearMisses('9135V100M000100YV3')).toEqual([]);
    expect(nearMisses('9135')).toEqual([]);
  });
});
