import type { Temporal } from 'temporal-polyfill';
import { addMonths } from '../calendar/index.ts';
import type { Kernel } from '../context.ts';
import { XinhengError } from '../errors/index.ts';
import { t } from '../i18n/index.ts';
import { inForceOn, type OrganEntry, type RemedyRulesContent } from '../policy/index.ts';
import { documentMessages } from './messages.ts';
import { organOn } from './organ.ts';
import { paperRefused } from './refuse.ts';
import type { Remedy } from './types.ts';

/**
 * Where and until when one may turn against a decision of `organ`, by the rules in force on `on` and the organ's place in
 * the list of organs. Never a guessed body: PAPER_REFUSED says what the list or the rules lack. Throws ORGAN_UNKNOWN, and
 * NOT_FOUND without rules. With `servedOn`, also the last days in time.
 */
export function remedyFor(
  kernel: Pick<Kernel, 'policy' | 'calendar'>,
  organ: string,
  on: Temporal.PlainDate,
  servedOn?: Temporal.PlainDate,
): Remedy {
  const day = on.toString();
  const rules = kernel.policy.all<RemedyRulesContent>('remedy-rules').find((each) => inForceOn(each, day));
  if (rules === undefined) throw new XinhengError('NOT_FOUND', { what: 'remedy-rules' });
  const { review, suit } = rules.content;
  const reviewers = reviewersOf(rules.content, organOn(kernel.policy, organ, day), (code) => organOn(kernel.policy, code, day));
  const bounds = { reviewDays: review.days, suitMonths: suit.months, daysAfterReview: suit.daysAfterReview };
  // The day of learning does not count, and a term that ends on a day off ends on the next working day (民法典 §201, §203).
  const reviewEnd = servedOn && kernel.calendar.lastDayOfTerm(servedOn.add({ days: review.days }));
  const suitEnd = servedOn && kernel.calendar.lastDayOfTerm(addMonths(servedOn, suit.months));
  return {
    reviewers: reviewers.map(({ code, name }) => ({ code, name })),
    ...bounds,
    reviewUntil: reviewEnd?.due.toString() ?? null,
    suitUntil: suitEnd?.due.toString() ?? null,
    provisional: (reviewEnd?.provisional ?? false) || (suitEnd?.provisional ?? false),
    text: { zh: textOf('zh-CN', reviewers, bounds), en: textOf('en', reviewers, bounds) },
  };
}

/** Pure: the bodies that review an organ's acts, in the order of the rules. */
function reviewersOf(rules: RemedyRulesContent, organ: OrganEntry, organWith: (code: string) => OrganEntry): OrganEntry[] {
  const { code, kind } = organ;
  if (kind === undefined) throw paperRefused((say) => say['paper.kindless']({ organ: code }));
  const rule = rules.bodies.find((each) => each.organ === kind);
  if (rule === undefined) throw paperRefused((say) => say['paper.bodiless']({ kind }));
  return rule.reviewers.map((reviewer) => {
    if (reviewer === 'itself') return organ;
    const parent = reviewer === 'district-parent' ? organ.districtParent : organ.lineParent;
    if (parent !== null) return organWith(parent);
    const text = reviewer === 'district-parent' ? 'paper.reviewerless.district' : 'paper.reviewerless.line';
    throw paperRefused((say) => say[text]({ organ: code }));
  });
}

function textOf(
  language: 'zh-CN' | 'en',
  reviewers: readonly OrganEntry[],
  bounds: { reviewDays: number; suitMonths: number; daysAfterReview: number },
): string {
  const say = t(language, documentMessages);
  const names = reviewers.map(({ name }) => (language === 'en' ? name.en : name.zh)).join(say['remedy.or']());
  return say['remedy.text']({ reviewers: names, ...bounds });
}
