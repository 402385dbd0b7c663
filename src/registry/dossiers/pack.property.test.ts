import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { ENDED_KINDS, NATURES, SEVERITIES, VALIDITIES } from '../records/types.ts';
import { SUBJECT_SIZES } from '../subjects/types.ts';
import { KINDS, LAYOUT, SIZE, STATES } from './layout.ts';
import { packFacts, unpackFacts } from './index.ts';
import { tieOf } from './pack.ts';
import type { Attributes, Fact, Numbers } from './types.ts';

const CODES = ['penalty', 'permit', 'honour'];
const ORGANS = ['demo-amr', 'demo-eeb', '某省某局'];
const numbered = (codes: readonly string[]) => new Map(codes.map((code, i) => [code, i + 1]));
const FACETS = ['\u001fA', '抽查\u001f', 'fine+warning\u001f92.5'];
const numbers: Numbers = { item: numbered(CODES), organ: numbered(ORGANS), facet: numbered(FACETS) };

const day = fc
  .date({ min: new Date('1949-10-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const attributes: fc.Arbitrary<Attributes> = fc.record({
  kind: fc.constantFrom(...KINDS),
  state: fc.constantFrom(...STATES),
  founded: orNull(day),
  district: orNull(fc.integer({ min: 110_000, max: 659_999 }).map(String)),
  industry: orNull(fc.constantFrom('A', 'C26', 'C261', 'C2614', 'G54', 'A01')),
  size: orNull(fc.constantFrom(...SUBJECT_SIZES)),
  position: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
});
const facet = fc.constantFrom(...FACETS, null).map((each) => {
  const [code = '', value = ''] = each?.split('\u001f') ?? [];
  return { code: code === '' ? null : code, value: value === '' ? null : value };
});
const fact: fc.Arbitrary<Fact> = fc
  .tuple(
    facet,
    fc.record({
      recordId: fc.uuid(),
      item: fc.constantFrom(...CODES),
      organ: fc.constantFrom(...ORGANS),
      province: orNull(fc.integer({ min: 11, max: 65 })),
      event: day,
      until: orNull(day),
      nature: fc.constantFrom(...NATURES),
      severity: orNull(fc.constantFrom(...SEVERITIES)),
      validity: fc.constantFrom(...VALIDITIES),
      ended: orNull(fc.constantFrom(...ENDED_KINDS)),
      confirmed: fc.boolean(),
      objection: fc.boolean(),
      shielded: fc.boolean(),
      stopped: fc.boolean(),
      amountFen: fc.maxSafeNat(),
      objectionDue: orNull(day),
    }),
  )
  .map(([codes, rest]) => ({ ...rest, ...codes }));
const facts = fc.uniqueArray(fact, { maxLength: 30, selector: (each) => each.recordId });

describe(item(12, 'facts are packed into 32 bytes each'), () => {
  test('what goes in comes out, in one order whatever order the rows had', () => {
    fc.assert(
      fc.property(attributes, facts, (head, rows) => {
        const packed = packFacts(head, rows, numbers);
        expect(packed).toHaveLength(SIZE * (rows.length + 1));
        expect(packFacts(head, rows.toReversed(), numbers).equals(packed)).toBe(true);
        const read = unpackFacts(packed);
        expect(read.layout).toBe(LAYOUT);
        expect(read.attributes).toEqual(head);
        expect(read.objectionDue).toBe(rows.flatMap((row) => row.objectionDue ?? []).toSorted()[0] ?? null);
        const expected = rows.map(({ recordId, item: of, organ, code, value, ...rest }) => ({
          ...rest,
          item: numbers.item.get(of),
          objectionDue: undefined,
          facet: numbers.facet.get(`${code ?? ''}\u001f${value ?? ''}`) ?? 0,
          organ: numbers.organ.get(organ),
          tie: tieOf(recordId),
        }));
        const key = (each: { event: string; tie: number }) => `${each.event} ${String(each.tie).padStart(10, '0')}`;
        expect(read.facts.map(key)).toEqual(expected.map(key).toSorted());
        expect(read.facts).toEqual(expect.arrayContaining(expected));
      }),
    );
  });

  test('one byte of the layout means one thing: a dossier as a person reads it', () => {
    const head: Attributes = {
      kind: 'enterprise',
      state: 'active',
      founded: '2020-01-02',
      district: '509901',
      industry: 'C2614',
      size: 'small',
      position: 7,
    };
    const row: Fact = {
      recordId: '00000000-0000-4000-8000-0000000000ff',
      item: 'permit',
      organ: 'demo-eeb',
      province: 50,
      event: '1970-01-11',
      until: null,
      nature: 'neutral',
      severity: 'serious',
      validity: 'stayed',
      ended: 'withdrawn',
      confirmed: true,
      objection: false,
      shielded: true,
      stopped: false,
      amountFen: 258,
      code: '抽查',
      value: null,
      objectionDue: '1970-01-21',
    };
    expect(packFacts(head, [row], numbers).toString('hex')).toBe(
      [
        '0300',
        '00',
        '00',
        '01000000',
        '0700000000000000',
        '57470000',
        'cdc70700',
        '43',
        '34',
        '360a',
        '14000000',
        '0a000000',
        'ffffff7f',
        '02000000',
        '0200',
        '31',
        '21',
        '0201000000000000',
        '32',
        '09',
        '0200',
        'ff000000',
      ].join(''),
    );
  });

  test('a torn one, one of another layout and a code without a number are refused', () => {
    const packed = packFacts(
      { kind: 'other', state: 'unknown', founded: null, district: null, industry: null, size: null, position: 1 },
      [],
      numbers,
    );
    expect(() => unpackFacts(Buffer.concat([packed, packed]))).toThrow('dossier');
    packed.writeUInt16LE(LAYOUT + 1, 0);
    expect(() => unpackFacts(packed)).toThrow('dossier');
    fc.assert(
      fc.property(attributes, fact, (head, row) => {
        expect(() => packFacts(head, [{ ...row, organ: 'nobody' }], numbers)).toThrow('number of nobody');
      }),
      { numRuns: 5 },
    );
  });
});
