import type { Kernel } from '../../kernel/context.ts';
import type { PlanLine } from '../../kernel/policy/index.ts';
import { findOrgan } from '../../registry/organs/index.ts';
import { gradesOf, scaleTitle, strictInEffect } from './plans.ts';
import type { Plan } from './rules.ts';
import type { Line, PlanAnswer } from './schemas.ts';
import type { ChangeRow } from './store.ts';

type ViewKernel = Pick<Kernel, 'policy' | 'settings'>;

/** A line as it is told: what has no effect yet says so. */
export function lineView(kernel: ViewKernel, plan: Plan, line: PlanLine): Line {
  const { inspection, grade, title, reminders, facilitation } = line;
  const { ratio, visitsAtMost, forms, basis, verified } = inspection;
  const inEffect = strictInEffect(kernel, plan);
  return {
    grade,
    title,
    ratio: { ...ratio, to: ratio.to ?? null },
    visitsAtMost,
    forms,
    basis,
    verified,
    reminders,
    facilitation,
    stricter: line.stricter.map((each) => ({ ...each, inEffect })),
  };
}

export function headView(kernel: ViewKernel, plan: Plan, day: string) {
  const { id, edition, title, content } = plan;
  const { issuedBy, scale } = content;
  const organ = findOrgan(kernel.policy, issuedBy, day)?.organ.name ?? { zh: issuedBy, en: issuedBy };
  return {
    plan: id,
    edition,
    title,
    issuedBy,
    organ,
    scale: {
      kind: scale.kind,
      title: scaleTitle(kernel.policy, plan, day),
      model: scale.model ?? null,
      grades: gradesOf(kernel.policy, plan, day),
    },
  };
}

/** A plan as the public reads it: it is published policy, and says nothing of any body. */
export function planView(kernel: ViewKernel, plan: Plan, day: string, active: boolean): PlanAnswer {
  const { id, edition, inForceFrom, inForceTo, verified, note, sources, content } = plan;
  const { activation, completeness, missing, appliesTo, ordinary, lines } = content;
  const { kinds, industries = [], districts = [] } = appliesTo;
  return {
    ...headView(kernel, plan, day),
    inForceFrom,
    inForceTo,
    verified,
    active,
    activation,
    completeness,
    missing: missing ?? null,
    note: note ?? null,
    appliesTo: { kinds, industries, districts },
    ordinary,
    lines: lines.map((line) => lineView(kernel, plan, line)),
    sources,
    document: `/api/v1/policy/supervision-plan/${id}?edition=${edition}`,
  };
}

export function changeView({ on_day: on, from_grade: from, to_grade: to, cause, reason, graded_on: gradedOn, edition }: ChangeRow) {
  return { on, from, to, cause, reason, gradedOn, edition };
}
