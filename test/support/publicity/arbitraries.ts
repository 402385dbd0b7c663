import fc from 'fast-check';
import { DISPLAY_CLASSES, ENDED_KINDS, VALIDITIES } from '../../../src/registry/records/types.ts';
import type { DisplayFacts, DisplayTerm } from '../../../src/registry/publicity/types.ts';

const START = Date.UTC(2018, 0, 1);

/** Days close together and at the ends of months, so that ends and entries into force meet. */
export function days(span: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.integer({ min: 0, max: span }).map((n) => new Date(START + n * 86_400_000).toISOString().slice(0, 10)),
    fc
      .tuple(fc.integer({ min: 2018, max: 2017 + Math.ceil(span / 366) }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(0, 1))
      .map(([y, m, first]) => new Date(Date.UTC(y, m, first)).toISOString().slice(0, 10)),
  );
}

const LINES = ['samr', 'ndrc'] as const;
const CLASSES = DISPLAY_CLASSES.slice(0, 3);

export function factsArbitrary(span: number): fc.Arbitrary<DisplayFacts> {
  const day = days(span);
  const maybe = <T>(a: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: a });
  return fc
    .record({
      line: fc.constantFrom('samr' as const, ...LINES),
      display_class: fc.constantFrom(...CLASSES),
      decided: day,
      validity: fc.oneof({ weight: 4, arbitrary: fc.constant('in_force' as const) }, fc.constantFrom(...VALIDITIES)),
      held: fc.constantFrom<string[]>([], [], ['PHONE_IN_TEXT']),
      released_on: fc.option(day, { nil: null, freq: 6 }),
      soon: fc.boolean(),
      shielded: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
      shield: maybe(fc.record({ from: day, until: fc.option(day, { nil: null }) })),
      ended: maybe(fc.tuple(day, fc.constantFrom(...ENDED_KINDS))),
      statedDisplayEnd: maybe(day),
      byService: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    })
    .map(({ ended, soon, ...rest }) => ({
      ...rest,
      released_on: soon ? rest.decided : rest.released_on,
      ended_on: ended?.[0] ?? null,
      ended_kind: ended?.[1] ?? null,
    }));
}

/** Up to five sets a line, whose periods may touch, overlap or leave gaps; each answers every class. */
export function termsArbitrary(span: number): fc.Arbitrary<DisplayTerm[]> {
  const set = fc.record({
    line: fc.constantFrom('samr' as const, ...LINES),
    in_force_from: days(Math.ceil(span / 2)),
    to: fc.option(fc.integer({ min: 0, max: 500 }), { nil: null, freq: 1 }),
    answers: fc.array(
      fc.record({
        displayed: fc.integer({ min: 0, max: 6 }).map((n) => n > 0),
        counts_from: fc.constantFrom('document' as const, 'display' as const),
        max_months: fc.option(fc.integer({ min: 0, max: 38 }), { nil: null }),
      }),
      { minLength: CLASSES.length, maxLength: CLASSES.length },
    ),
  });
  return fc.array(set, { minLength: 1, maxLength: 5, size: 'max' }).map((sets) =>
    sets.flatMap(({ line, in_force_from, to, answers }, i) =>
      answers.map((answer, c): DisplayTerm => ({
        rule_set: `set-${i}`,
        line,
        in_force_from,
        in_force_to: to === null ? null : new Date(Date.parse(in_force_from) + to * 86_400_000).toISOString().slice(0, 10),
        display_class: CLASSES[c] ?? 'permit',
        min_months: null,
        basis: 'test',
        verified: 'computed',
        ...answer,
      })),
    ),
  );
}
