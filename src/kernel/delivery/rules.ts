import type { IsoDate } from '../db/types.ts';
import { toDate } from '../calendar/index.ts';
import type { ServiceRulesContent } from '../policy/index.ts';
import type { Attempt, ConsentStep, Outcome, OutcomeKind, RulesOn } from './types.ts';

export type MethodRule = ServiceRulesContent['methods'][number];

/** The paper whose service is asked for. */
export interface ServedPaper {
  documentId: string;
  template: string;
}

/**
 * The day on which a paper counts as served, or null: the first valid service. A second service neither starts it anew
 * nor brings it forward: once a day has come on which it counted, what is recorded later only ever makes it later
 * (domain.md, Law), and null where the service that counted turns out to be none. May lie ahead (public notice). Pure.
 */
export function servedOn(
  paper: ServedPaper,
  attempts: readonly Attempt[],
  rules: RulesOn,
  consents: readonly ConsentStep[],
): IsoDate | null {
  const own = attempts.filter((each) => each.documents.includes(paper.documentId));
  const records = own.flatMap((each) => each.outcomes).toSorted((a, b) => a.n - b.n);
  let counted: IsoDate | null = null;
  let floor: IsoDate = '';
  for (const { n, recordedOn } of records) {
    if (counted !== null && counted <= recordedOn) floor = counted;
    const known = own.map((each) => ({ ...each, outcomes: each.outcomes.filter((outcome) => outcome.n <= n) }));
    const days = known.flatMap((each) => validOn(paper, each, known, rules, consents) ?? []);
    const first = days.toSorted()[0];
    counted = first === undefined ? null : later(first, floor);
  }
  return counted;
}

/** The confirmation of electronic service in force on a day for papers of this template, or undefined. Pure. */
export function consentOn(consents: readonly ConsentStep[], day: IsoDate, template: string): ConsentStep | undefined {
  const last = consents.filter((each) => each.on <= day).at(-1);
  if (last === undefined || last.step === 'withdraw') return undefined;
  return last.papers === 'all' || last.papers.includes(template) ? last : undefined;
}

/** What stands for an attempt: the last recorded; none where that is void. */
export function standing(outcomes: readonly Outcome[]): Outcome | undefined {
  const last = outcomes.at(-1);
  return last?.outcome === 'void' ? undefined : last;
}

/** The outcome that makes a method valid service. */
export function servingOutcome(rule: MethodRule): OutcomeKind {
  return rule.effective === 'receipt' ? 'delivered' : 'published';
}

/**
 * What stood in the way of this method on a day, given the other attempts at the same paper: `failure` = nothing came back
 * before a last resort (public notice), `refusal` = nobody refused the paper in person before it was left.
 */
export function missingBefore(rule: MethodRule, day: IsoDate, others: readonly Attempt[]): 'failure' | 'refusal' | undefined {
  const stood = (outcome: OutcomeKind, by: (attempt: Attempt) => boolean): boolean =>
    others.some((each) => {
      const stands = standing(each.outcomes);
      return stands?.outcome === outcome && stands.on <= day && by(each);
    });
  if (rule.lastResort && !stood('returned', () => true)) return 'failure';
  if (rule.afterRefusal === true && !stood('refused', ({ method }) => method === 'in-person')) return 'refusal';
  return undefined;
}

/** The day on which one attempt by itself is valid service of the paper; undefined where it is none. */
function validOn(
  paper: ServedPaper,
  attempt: Attempt,
  known: readonly Attempt[],
  rules: RulesOn,
  consents: readonly ConsentStep[],
): IsoDate | undefined {
  const rule = rules(attempt.sentOn).methods.find((each) => each.method === attempt.method);
  const outcome = standing(attempt.outcomes);
  if (rule === undefined || outcome?.outcome !== servingOutcome(rule)) return undefined;
  if (rule.needsConsent) {
    // In force when it was sent and when it came, and to the address named in it (行政处罚法 §61).
    const sent = consentOn(consents, attempt.sentOn, paper.template);
    if (sent?.address !== attempt.address || consentOn(consents, outcome.on, paper.template) === undefined) {
      return undefined;
    }
  }
  const others = known.filter((each) => each.deliveryId !== attempt.deliveryId);
  if (missingBefore(rule, outcome.on, others) !== undefined) return undefined;
  return rule.effective === 'receipt'
    ? outcome.on
    : toDate(outcome.on)
        .add({ days: rule.days ?? 0 })
        .toString();
}

function later(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}
