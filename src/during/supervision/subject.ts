import { levelFor, logAccess, requirePermission, requirePurpose, type Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { getSubject } from '../../registry/subjects/index.ts';
import { gradesSeen } from './grades.ts';
import { plansInUse } from './plans.ts';
import { inForce, plansFor, type InForce, type Plan } from './rules.ts';
import type { SubjectAnswer } from './schemas.ts';
import { changesOf, readBodies, statesOf, type ChangeRow } from './store.ts';
import { changeView, headView, lineView } from './view.ts';

/** The plans in force for one body, with what became of them. */
export interface Supervised {
  /** Of body; null where it stands for itself no more. */
  kind: string | null;
  district: string | null;
  held: readonly (InForce & {
    /** The line holds since; null where the reader has not met the body yet. */
    since: string | null;
    /** Latest first. */
    changes: readonly ChangeRow[];
  })[];
}

/** Works out what holds for a body at this moment: a grade whose records have moved on is not used. */
export async function supervisedNow(
  tx: Tx,
  kernel: Pick<Kernel, 'policy' | 'settings'>,
  subjectId: string,
  day: string,
): Promise<Supervised> {
  const body = (await readBodies(tx, [subjectId])).get(subjectId);
  if (body === undefined) return { kind: null, district: null, held: [] };
  const plans = plansFor(await plansInUse(tx, kernel, day), body);
  const states = new Map((await statesOf(tx, subjectId)).map((row) => [row.plan, row]));
  const changes = await changesOf(tx, subjectId);
  const held: Supervised['held'][number][] = [];
  for (const plan of plans) {
    const seen = await gradesSeen(tx, kernel, plan, [subjectId], { day, moved: 'stale' });
    const now = inForce(plan, body, seen.get(subjectId) ?? null, day);
    if (now === null) continue;
    const state = states.get(plan.id);
    // A grade that waits for its renewal was never the stored line's: since when is not known then.
    const since = state !== undefined && state.grade === now.grade ? state.since : null;
    held.push({ ...now, since, changes: changes.filter((each) => each.plan === plan.id) });
  }
  return { kind: body.kind, district: body.district, held };
}

/**
 * The supervision of one body by each plan of the organs within reach: for officials with a purpose, logged. Throws NOT_FOUND,
 * AMBIGUOUS_KEY, FORBIDDEN, PURPOSE_REQUIRED.
 */
export async function subjectSupervision(kernel: Kernel, key: string, caller: Caller): Promise<SubjectAnswer> {
  requirePermission(caller, 'evaluation.read');
  requirePurpose(caller);
  const asOf = kernel.clock.today().toString();
  return kernel.db.tx(async (tx) => {
    const { subject_id: subjectId } = await getSubject(tx, key);
    await logAccess(kernel, tx, caller, { subjectIds: [subjectId], action: 'subject.supervision', fields: ['grade'] });
    const { held, district } = await supervisedNow(tx, kernel, subjectId, asOf);
    const readable = held.filter(({ plan }) => mayReadPlan(caller, plan, district));
    const items = readable.map(({ plan, line, grade, reason, gradedOn, usedUntil, since, changes }) => ({
      ...headView(kernel, plan, asOf),
      grade,
      reason,
      gradedOn,
      usedUntil,
      since,
      line: lineView(kernel, plan, line),
      history: changes.map(changeView),
    }));
    return { subjectId, asOf, items, others: held.length - readable.length };
  });
}

/** By the body's district: a city's plan is read there by the district's own people too. Where it is not known, by the least. */
function mayReadPlan(caller: Caller, { content }: Plan, district: string | null): boolean {
  return levelFor(caller, { organ: content.issuedBy, district: district ?? '' }) !== 'PUBLIC';
}
