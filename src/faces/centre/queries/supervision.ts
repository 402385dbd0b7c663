import { logAccess } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { GradeScaleContent } from '../../../kernel/policy/index.ts';
import { movingParts, supervisedNow, type Moving, type Supervised } from '../../../during/supervision/index.ts';
import type { Centre } from '../../../kernel/faces/centre.tsx';

/** A plan that holds for the firm, and what bears on its grade. */
export type Told = Supervised['held'][number] & { moving: readonly Moving[] };

export interface OwnSupervision {
  kind: string | null;
  told: readonly Told[];
  /** Organs with a plan by a scale whose issuer keeps it internal: its grade is not told here. */
  internal: readonly string[];
}

/** How the firm is supervised at this moment; a look at the own file. */
export async function ownSupervision({ kernel, caller, firm, today }: Centre): Promise<OwnSupervision> {
  const { subjectId } = firm;
  return kernel.db.tx(async (tx) => {
    const { kind, held } = await supervisedNow(tx, kernel, subjectId, today);
    const told: Told[] = [];
    const inside = held.filter((each) => isInternal(kernel, each, today));
    for (const each of held.filter((one) => !inside.includes(one))) {
      const moving = each.reason === 'graded' ? await movingParts(tx, kernel, subjectId, each.plan) : [];
      told.push({ ...each, moving });
    }
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'supervision.opened', fields: ['grade'] });
    return { kind, told, internal: [...new Set(inside.map(({ plan }) => plan.content.issuedBy))] };
  });
}

/** A received grade that its issuer does not publish itself: without one too, since that would tell those that have one. */
function isInternal({ policy }: Pick<Kernel, 'policy'>, { plan, grade }: Supervised['held'][number], day: string): boolean {
  const { kind, received = '' } = plan.content.scale;
  if (kind === 'model') return false;
  const published = policy.find<GradeScaleContent>('grade-scale', received, day)?.content.published;
  return published == null || grade === null || !published.values.includes(grade);
}
