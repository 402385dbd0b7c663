import { describe, expect, test } from 'vitest';
import type { OrganEntry } from '../../kernel/policy/index.ts';
import { makeBook } from './book.ts';

function organ(code: string, over: Partial<OrganEntry> = {}): OrganEntry {
  return {
    code,
    name: { zh: `示例市${code}局`, en: code },
    shortName: `示例${code}`,
    line: 'ndrc',
    lineParent: null,
    districtParent: null,
    district: null,
    aliases: [],
    validFrom: '2018-01-01',
    validTo: null,
    successor: null,
    verified: 'local-default',
    ...over,
  };
}
const codes = (organs: readonly OrganEntry[]) => organs.map((each) => each.code);

describe('finding an organ', () => {
  const alias = (name: string, over: object = {}) => ({ name, verified: 'local-default' as const, ...over });
  const book = makeBook([
    organ('old', { validTo: '2025-11-05', successor: 'new', aliases: [alias('示例办')], uscc: '11509900MATEG0015X' }),
    organ('new', { validFrom: '2025-11-06', name: { zh: '示例市（新）局', en: 'new' }, aliases: [alias('示例办')] }),
    organ('bank', { aliases: [alias('示例营管部', { to: '2023-08-17' })] }),
    organ('other', { aliases: [alias('示例营管部', { from: '2023-08-18' })] }),
  ]);

  test('by code, USCC, name with either kind of brackets, short name', () => {
    for (const text of ['new', '示例市（新）局', ' 示例市(新)局', '示例new']) expect(book.find(text, '2026-01-01')?.organ.code).toBe('new');
    expect(book.find('11509900MATEG0015X', '2026-01-01')?.organ.code).toBe('old');
    expect(book.find('nobody', '2026-01-01')).toBeUndefined();
  });

  test('a name that two organs had goes to the one of the day', () => {
    expect(book.find('示例办', '2025-11-05')?.organ.code).toBe('old');
    expect(book.find('示例办', '2025-11-06')?.organ.code).toBe('new');
    expect(book.find('示例营管部', '2023-08-17')?.organ.code).toBe('bank');
    expect(book.find('示例营管部', '2023-08-18')?.organ.code).toBe('other');
  });

  test('the successor answers from the day after', () => {
    expect(book.find('old', '2025-11-05')).toMatchObject({ inOffice: true, answeredBy: { code: 'old' } });
    expect(book.find('old', '2025-11-06')).toMatchObject({ inOffice: false, answeredBy: { code: 'new' } });
    expect(makeBook([organ('gone', { validTo: '2020-01-01' })]).find('gone', '2026-01-01')).toMatchObject({
      inOffice: false,
      answeredBy: null,
    });
  });
});

describe('two parents', () => {
  const book = makeBook([
    organ('line'),
    organ('city'),
    organ('bureau', { lineParent: 'line', districtParent: 'city' }),
    organ('district', { districtParent: 'city' }),
    organ('local', { lineParent: 'bureau', districtParent: 'district' }),
    organ('past', { lineParent: 'bureau', districtParent: 'district', validTo: '2020-01-01' }),
  ]);

  test('an organ stands under its line and under its district, at any depth, in office on the day', () => {
    expect(codes(book.under('line', '2026-01-01', 'line'))).toEqual(['bureau', 'local']);
    expect(codes(book.under('line', '2026-01-01', 'district'))).toEqual([]);
    expect(codes(book.under('city', '2026-01-01', 'district'))).toEqual(['bureau', 'district', 'local']);
    expect(codes(book.under('bureau', '2019-01-01'))).toEqual(['local', 'past']);
  });

  test('a circle in the data does not hang it', () => {
    const circle = makeBook([organ('a', { lineParent: 'b' }), organ('b', { lineParent: 'a' })]);
    expect(codes(circle.under('a', '2026-01-01'))).toEqual(['b']);
    expect(
      makeBook([organ('a', { validTo: '2020-01-01', successor: 'b' }), organ('b', { validTo: '2020-01-01', successor: 'a' })]).find(
        'a',
        '2026-01-01',
      )?.answeredBy,
    ).toBeNull();
  });
});

test('the timeline holds dated names and successors, oldest first', () => {
  const book = makeBook([
    organ('a', {
      aliases: [
        { name: '旧名', to: '2023-08-17', verified: 'own-knowledge' },
        { name: '短名', verified: 'own-knowledge' },
      ],
      validTo: '2025-11-05',
      successor: 'b',
    }),
    organ('b', { validFrom: '2025-11-06' }),
  ]);
  expect(book.timeline('a')).toEqual([
    { code: 'a', name: '旧名', from: null, to: '2023-08-17' },
    { code: 'a', name: '示例市a局', from: '2023-08-18', to: '2025-11-05' },
    { code: 'b', name: '示例市b局', from: '2025-11-06', to: null },
  ]);
});
