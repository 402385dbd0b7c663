import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import type { PlanLine } from '../../kernel/policy/index.ts';
import { causeOf, inForce, plansFor, type Body, type GradeSeen, type Plan } from './rules.ts';

const T = { zh: '示例', en: 'example' };
const basis = { basis: '示例', verified: 'local-default' } as const;
const line = (grade: string | null, from: string): PlanLine => ({
  grade,
  title: T,
  inspection: { ratio: { from, ...basis }, visitsAtMost: 1, forms: ['on-site'], ...basis },
  reminders: [],
  facilitation: [],
  stricter: [],
});
const plan = (over: Partial<Plan['content']> = {}, id = 'p', edition = '1'): Plan => ({
  kind: 'supervision-plan',
  id,
  edition,
  title: T,
  inForceFrom: '2026-01-01',
  inForceTo: null,
  verified: 'local-default',
  sources: [{ title: '示例' }],
  hash: id,
  content: {
    issuedBy: 'a',
    activation: null,
    completeness: 'complete',
    appliesTo: { kinds: ['enterprise'] },
    scale: { kind: 'model', model: 'm' },
    ordinary: 'B',
    lines: [line('A', '1'), line('B', '3'), line('C', '10'), line(null, '3')],
    ...over,
  },
});
const body: Body = { kind: 'enterprise', state: 'active', district: '509901', industry: 'C14' };
const seen = (over: Partial<GradeSeen> = {}): GradeSeen => ({
  value: 'C',
  on: '2026-11-01',
  until: null,
  fresh: true,
  ...over,
});
const DAY = '2026-11-24';

describe(item(13, 'the plan in force for a body, with its reason'), () => {
  test.each<[string, GradeSeen | null, string | null, string]>([
    ['its grade', seen(), 'C', 'graded'],
    ['no grade', null, null, 'none'],
    ['evaluated, and no grade came out', seen({ value: null }), null, 'none'],
    ['records or model have moved on', seen({ fresh: false }), null, 'stale'],
    ['its last day has passed', seen({ until: DAY }), null, 'stale'],
    ['tomorrow it ends', seen({ until: '2026-11-25' }), 'C', 'graded'],
    ['a grade that the plan does not know', seen({ value: 'Z' }), null, 'unknown'],
  ])('%s', (_, grade, line, reason) => {
    const found = inForce(plan(), body, grade, DAY)!;
    expect([found.line.grade, found.grade, found.reason]).toEqual([line, line, reason]);
    expect(found.gradedOn).toBe(grade?.value == null ? null : grade.on);
  });

  test('whatever is not a grade in use is treated as no grade and never as the worst', () => {
    const any = fc.record({
      value: fc.option(fc.constantFrom('A', 'B', 'C', 'Z')),
      on: fc.constant('2026-11-01'),
      until: fc.option(fc.constantFrom('2026-11-01', DAY, '2026-12-01')),
      fresh: fc.boolean(),
    });
    let ungraded = 0;
    fc.assert(
      fc.property(fc.option(any), (grade) => {
        const { line: found, reason } = inForce(plan(), body, grade, DAY)!;
        if (reason !== 'graded') ungraded += 1;
        const ratio = reason === 'graded' ? { A: '1', B: '3', C: '10' }[grade!.value as 'A'] : '3';
        expect(found.inspection.ratio.from).toBe(ratio);
      }),
    );
    expect(ungraded).toBeGreaterThan(10);
  });

  test('speaks of the kinds, trades and places that it names, and of no cancelled body', () => {
    const at = (appliesTo: Partial<Plan['content']['appliesTo']>, over: Partial<Body> = {}) =>
      inForce(plan({ appliesTo: { kinds: ['enterprise'], ...appliesTo } }), { ...body, ...over }, null, DAY) !== null;
    expect(at({})).toBe(true);
    expect(at({}, { kind: 'individual_business' })).toBe(false);
    expect(at({}, { state: 'cancelled' })).toBe(false);
    expect(at({ industries: ['C1', 'F'] })).toBe(true);
    expect(at({ industries: ['F'] })).toBe(false);
    // What nobody gave is not assumed.
    expect(at({ industries: ['C'] }, { industry: null })).toBe(false);
    expect(at({ districts: ['5099'] })).toBe(true);
    expect(at({ districts: ['509902'] })).toBe(false);
    expect(at({ districts: ['509901'] }, { district: null })).toBe(false);
  });

  test('of one organ the plan for the narrowest trade holds; of two organs both', () => {
    const wide = plan({}, 'wide');
    const narrow = plan({ appliesTo: { kinds: ['enterprise'], industries: ['C14'] } }, 'narrow');
    const other = plan({ issuedBy: 'b' }, 'other');
    const names = (of: Body) => plansFor([wide, narrow, other], of).map(({ id }) => id);
    expect(names(body)).toEqual(['narrow', 'other']);
    expect(names({ ...body, industry: 'F51' })).toEqual(['wide', 'other']);
  });
});

describe(item(13, 'what changes it'), () => {
  const was = (grade: string | null, over: object = {}) => ({
    edition: '1',
    grade,
    line: plan().content.lines.find((each) => each.grade === grade),
    ...over,
  });
  const now = (grade: string | null, of = plan()) => inForce(of, body, grade === null ? null : seen({ value: grade }), DAY);

  test('another grade, a grade that lapses, another text; the same says nothing', () => {
    expect(causeOf(was('C'), now('C'))).toBeNull();
    expect(causeOf(was('C'), now('A'))).toBe('grade');
    expect(causeOf(was(null), now('A'))).toBe('grade');
    expect(causeOf(was('C'), now(null))).toBe('lapsed');
    expect(causeOf(was('C'), null)).toBe('left');
    // An edition with the same words for this grade changes nothing for the body.
    expect(causeOf(was('C'), now('C', plan({}, 'p', '2')))).toBeNull();
    const lines = [line('A', '1'), line('B', '3'), line('C', '20'), line(null, '3')];
    expect(causeOf(was('C'), now('C', plan({ lines }, 'p', '2')))).toBe('plan');
    expect(causeOf(was('A'), now('A', plan({ lines }, 'p', '2')))).toBeNull();
    const none = [line('A', '1'), line('B', '3'), line('C', '10'), line(null, '2')];
    expect(causeOf(was(null), now(null, plan({ lines: none }, 'p', '2')))).toBeNull();
  });
});
