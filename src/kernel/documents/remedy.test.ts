import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { remedyFor } from './index.ts';

let demo: TestKernel;
beforeAll(async () => {
  demo = await testKernel();
});

const on = Temporal.PlainDate.from('2026-11-24');
const day = (iso: string) => Temporal.PlainDate.from(iso);

describe(item(28, 'remedies by rule'), () => {
  test.each([
    // 行政复议法（2023） §24: the department's own level of government; the government above; the provincial one itself.
    ['demo-amr', ['示例市人民政府']],
    ['demo-a-amr', ['示例甲区人民政府']],
    ['demo-a-gov', ['示例市人民政府']],
    ['demo-gov', ['示例市人民政府']],
  ])('acts of %s are reviewed by %j', (organ, names) => {
    const { reviewers, text } = remedyFor(demo, organ, on);
    expect(reviewers.map(({ name }) => name.zh)).toEqual(names);
    expect(text.zh).toContain(`60日内，向${names[0]}申请行政复议`);
    expect(text.zh).toContain('6个月内，直接向有管辖权的人民法院提起行政诉讼');
    expect(text.zh).toContain('15日内');
  });

  test('two bodies where the law gives the choice (§28); the superior of a vertical line (§27)', () => {
    const organs = demo.policy.all<{ organs: { code: string }[] }>('organs');
    const changed = (code: string, to: object) => ({
      ...demo,
      policy: {
        ...demo.policy,
        all: (kind: string) =>
          kind === 'organs'
            ? organs.map((each) => ({
                ...each,
                content: {
                  organs: each.content.organs.map((organ) => (organ.code === code ? { ...organ, ...to } : organ)),
                },
              }))
            : demo.policy.all(kind as 'organs'),
      } as TestKernel['policy'],
    });
    const justice = remedyFor(changed('demo-a-amr', { kind: 'justice-department' }), 'demo-a-amr', on);
    expect(justice.text.zh).toContain('向示例甲区人民政府或者示例市市场监督管理局申请行政复议');
    const line = remedyFor(changed('demo-tax', { lineParent: 'demo-drc' }), 'demo-tax', on);
    expect(line.reviewers.map(({ code }) => code)).toEqual(['demo-drc']);
  });

  test.each([
    ['demo-tax', /demo-tax.*lineParent/],
    ['demo-court', /demo-court.*kind/],
  ])('never a guessed body: of %s it says what is missing', (organ, reason) => {
    expect(() => remedyFor(demo, organ, on)).toThrow(
      expect.objectContaining({ code: 'PAPER_REFUSED', params: { reason: expect.stringMatching(reason) as string } }),
    );
  });

  test.each([
    // 60 days after 2026-05-07 is 2026-07-06, a Monday; six months end on the corresponding day, a Saturday (民法典 §203).
    ['2026-05-07', '2026-07-06', '2026-11-09'],
    // 2026-10-01 to 07 are off; 2026-08-02 and 60 days is 2026-10-01.
    ['2026-08-02', '2026-10-08', '2027-02-02'],
    // No 31st in February 2026 (民法典 §202); 2026-02-28 is worked in place of the Spring Festival.
    ['2025-08-31', '2025-10-30', '2026-02-28'],
  ])('served on %s: review until %s, suit until %s', (served, review, suit) => {
    expect(remedyFor(demo, 'demo-amr', on, day(served))).toMatchObject({ reviewUntil: review, suitUntil: suit });
  });

  test('past the last announced year the end is provisional', () => {
    expect(remedyFor(demo, 'demo-amr', on, day('2026-11-20')).provisional).toBe(true);
    expect(remedyFor(demo, 'demo-amr', on, day('2026-05-07')).provisional).toBe(false);
  });
});
