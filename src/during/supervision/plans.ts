import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import {
  countersigned,
  inForceOn,
  nameOf,
  publishedHere,
  unofficialPlaces,
  type GradeScaleContent,
  type ModelContent,
  type SupervisionPlanContent,
} from '../../kernel/policy/index.ts';
import type { Plan } from './rules.ts';

/** A grade of a plan's scale, best first. */
interface ScaleGrade {
  id: string;
  title: { zh: string; en: string };
  /** Beside the order of the others. */
  apart: boolean;
}

/** The editions in force on a day, one of each plan, by id. */
export function plansOn(policy: Kernel['policy'], day: string): Plan[] {
  const ids = [...new Set(policy.all<SupervisionPlanContent>('supervision-plan').map(({ id }) => id))].sort();
  return ids.flatMap((id) => policy.find<SupervisionPlanContent>('supervision-plan', id, day) ?? []);
}

/**
 * Plans that their competent organs have activated: an edition with its decision, in force, published here by a second
 * person and signed by the legal office, as `kind/id@edition`. A file can't say so, as with models.
 */
export async function activePlans(tx: Tx, policy: Kernel['policy'], today: string): Promise<ReadonlySet<string>> {
  const [published, signed] = [await publishedHere(tx), await countersigned(tx)];
  const active = plansOn(policy, today).filter((plan) => {
    const { activation } = plan.content;
    const name = nameOf(plan);
    const decided = activation !== null && activation.on <= today;
    return decided && inForceOn(plan, today) && published.has(name) && signed.has(name);
  });
  return new Set(active.map(nameOf));
}

/** The plans that hold for bodies today: on invented ones every plan in force, on real ones the active ones alone. */
export async function plansInUse(tx: Tx, kernel: Pick<Kernel, 'policy' | 'settings'>, today: string): Promise<Plan[]> {
  const plans = plansOn(kernel.policy, today);
  if (kernel.settings.demo || plans.length === 0) return plans;
  const active = await activePlans(tx, kernel.policy, today);
  return plans.filter((plan) => active.has(nameOf(plan)));
}

/** The grades of a plan's scale in their order, with their names, by the edition of the scale in force on the day. */
export function gradesOf(policy: Kernel['policy'], { content }: Plan, day: string): ScaleGrade[] {
  const { kind, model = '', received = '' } = content.scale;
  if (kind === 'received') {
    const scale = policy.find<GradeScaleContent>('grade-scale', received, day);
    return (scale?.content.values ?? []).map(({ value, title }) => ({ id: value, title, apart: false }));
  }
  const found = policy.find<ModelContent>('model', model, day);
  return (found?.content.grades ?? []).map(({ id, title, apart }) => ({ id, title, apart: apart === true }));
}

/** The name of the scale: of the model, or of the scale whose grades are received. */
export function scaleTitle(policy: Kernel['policy'], { content }: Plan, day: string): { zh: string; en: string } {
  const { kind, model = '', received = '' } = content.scale;
  const [of, id] = kind === 'received' ? (['grade-scale', received] as const) : (['model', model] as const);
  return policy.find(of, id, day)?.title ?? { zh: id, en: id };
}

/**
 * May what a plan asks beyond the ordinary be used? Never on real bodies unless every mark of the plan is official
 * (domain.md, Law): until then it is shown for reference and has no effect. Facilitation needs no such text.
 */
export function strictInEffect(kernel: Pick<Kernel, 'settings'>, plan: Plan): boolean {
  return kernel.settings.demo || unofficialPlaces(plan) === 0;
}
