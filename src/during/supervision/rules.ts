import type { PlanLine, PolicyDocument, SupervisionPlanContent } from '../../kernel/policy/index.ts';

export type Plan = PolicyDocument<SupervisionPlanContent>;

/** What a plan reads of a body. */
export interface Body {
  kind: string;
  state: string;
  district: string | null;
  industry: string | null;
}

/** The latest grade by the plan's own scale, as it was made or came in. */
export interface GradeSeen {
  value: string | null;
  /** The day of which it is. */
  on: string;
  /** From this day on it is not used unless it is renewed. */
  until: string | null;
  /** False: records or model have moved on since. */
  fresh: boolean;
}

/**
 * graded: by the grade; the others are all treated as the line without a grade: none (there is no grade), stale (there is one
 * that may not be used any more), unknown (the scale of this edition has no such grade).
 */
export const REASONS = ['graded', 'none', 'stale', 'unknown'] as const;
export type Reason = (typeof REASONS)[number];

export interface InForce {
  plan: Plan;
  line: PlanLine;
  /** Whose line it is; null where no grade is in use. */
  grade: string | null;
  reason: Reason;
  /** The day of the grade, where there is one. */
  gradedOn: string | null;
  /** From which day on the grade is not used unless it is renewed. */
  usedUntil: string | null;
}

/**
 * The supervision of a body by one plan on one day, with its reason: pure. Null where the plan does not speak of such a body.
 * A grade that is stale is treated as no grade, and no grade as ordinary, never as the worst (domain.md, Evaluation).
 */
export function inForce(plan: Plan, body: Body, seen: GradeSeen | null, day: string): InForce | null {
  if (breadthOf(plan, body) === null) return null;
  const { lines } = plan.content;
  const lineOf = (grade: string | null) => lines.find((each) => each.grade === grade);
  const reason = reasonOf(seen, day, (grade) => lineOf(grade) !== undefined);
  const grade = reason === 'graded' ? seen!.value : null;
  const line = lineOf(grade);
  // The checker refuses a plan without a line for no grade.
  if (line === undefined) throw new TypeError(`${plan.id}@${plan.edition} has no line for bodies without a grade`);
  const there = seen === null || seen.value === null ? null : seen;
  return { plan, line, grade, reason, gradedOn: there?.on ?? null, usedUntil: there?.until ?? null };
}

function reasonOf(seen: GradeSeen | null, day: string, known: (grade: string) => boolean): Reason {
  if (seen === null || seen.value === null) return 'none';
  if (!seen.fresh || (seen.until !== null && day >= seen.until)) return 'stale';
  return known(seen.value) ? 'graded' : 'unknown';
}

/** The plans that hold for a body: of one organ the one for its narrowest trade. */
export function plansFor(plans: readonly Plan[], body: Body): Plan[] {
  return plans.filter((plan) => {
    const own = breadthOf(plan, body);
    if (own === null) return false;
    const { issuedBy } = plan.content;
    return plans.every((other) => {
      if (other === plan || other.content.issuedBy !== issuedBy) return true;
      return (breadthOf(other, body) ?? -1) <= own;
    });
  });
}

/** How narrowly a plan speaks of a body: the length of its trade's code; null where it does not speak of it. */
function breadthOf({ content }: Plan, { kind, state, district, industry }: Body): number | null {
  const { kinds, industries, districts } = content.appliesTo;
  if (!(kinds as readonly string[]).includes(kind) || state === 'cancelled') return null;
  if (districts !== undefined && !districts.some((each) => district?.startsWith(each))) return null;
  if (industries === undefined) return 0;
  const fitting = industries.filter((each) => industry?.startsWith(each)).map(({ length }) => length);
  return fitting.length === 0 ? null : Math.max(...fitting);
}

export const CAUSES = ['grade', 'lapsed', 'plan', 'left'] as const;
/** grade: another grade; lapsed: the grade may not be used any more; plan: another text; left: the plan no longer speaks of it. */
export type Cause = (typeof CAUSES)[number];

/** What is known of before. */
export interface Before {
  edition: string;
  grade: string | null;
  /** Its line as it was written then; undefined where that edition is not kept any more. */
  line: PlanLine | undefined;
}

/** Why the supervision of a body is another than before; null where it is the same. */
export function causeOf(before: Before, now: InForce | null): Cause | null {
  if (now === null) return 'left';
  if (before.grade !== now.grade) return now.grade === null ? 'lapsed' : 'grade';
  // What a new edition means for all without a grade stands in the edition; it is no change of this body's.
  if (before.edition === now.plan.edition || now.grade === null) return null;
  return JSON.stringify(before.line) === JSON.stringify(now.line) ? null : 'plan';
}
