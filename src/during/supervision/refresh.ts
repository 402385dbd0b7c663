import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import type { NewEvent } from '../../kernel/journal/index.ts';
import type { PolicyDocument, SupervisionPlanContent } from '../../kernel/policy/index.ts';
import { gradesSeen, type Seen } from './grades.ts';
import { plansInUse } from './plans.ts';
import { causeOf, inForce, plansFor, type Before, type InForce, type Plan } from './rules.ts';
import {
  dropStates,
  insertChanges,
  lockSupervision,
  readBodies,
  statesAmong,
  writeStates,
  type BodyRow,
  type ChangeRow,
  type StateRow,
} from './store.ts';

export type RefreshKernel = Pick<Kernel, 'policy' | 'settings' | 'append' | 'ids'>;

/**
 * Finds anew which line of which plan holds for the bodies, and keeps what became another: a row of history and an event of
 * the journal each. It compares with what was stored, so that done twice it does nothing. Appends, so it comes last.
 */
export async function refresh(tx: Tx, kernel: RefreshKernel, ids: readonly string[], now: { day: string; at: Date }): Promise<number> {
  await lockSupervision(tx);
  const plans = await plansInUse(tx, kernel, now.day);
  const states = await statesAmong(tx, ids);
  if (plans.length === 0 && states.length === 0) return 0;
  const bodies = await readBodies(tx, ids);
  const seen = new Map<Plan, Seen>();
  for (const plan of plans) seen.set(plan, await gradesSeen(tx, kernel, plan, ids, { day: now.day, moved: 'waits' }));
  const found = [...bodies.values()].flatMap((body) => heldBy(body, plans, seen, now.day));
  const { write, drop, changes } = compare(kernel.policy, states, found, now.day);
  await writeStates(tx, write);
  await dropStates(tx, drop);
  const made = await insertChanges(tx, changes, now.at);
  if (made.length > 0)
    await kernel.append(
      tx,
      made.map((change) => eventOf(kernel, change)),
      now.at,
    );
  return made.length;
}

interface Held extends InForce {
  subjectId: string;
}

function heldBy(body: BodyRow, plans: readonly Plan[], seen: ReadonlyMap<Plan, Seen>, day: string): Held[] {
  const { subject_id: subjectId } = body;
  return plansFor(plans, body).flatMap((plan) => {
    const held = inForce(plan, body, seen.get(plan)?.get(subjectId) ?? null, day);
    return held === null ? [] : [{ ...held, subjectId }];
  });
}

interface Difference {
  write: StateRow[];
  drop: StateRow[];
  changes: Omit<ChangeRow, 'version'>[];
}

const keyOf = (subjectId: string, plan: string) => `${subjectId} ${plan}`;

function compare(policy: Kernel['policy'], states: readonly StateRow[], found: readonly Held[], day: string): Difference {
  const before = new Map(states.map((row) => [keyOf(row.subject_id, row.plan), row]));
  const after = new Set(found.map(({ subjectId, plan }) => keyOf(subjectId, plan.id)));
  const drop = states.filter((row) => !after.has(keyOf(row.subject_id, row.plan)));
  const difference: Difference = { write: [], drop, changes: drop.filter(({ grade }) => grade !== null).map((row) => leftOf(row, day)) };
  for (const held of found) {
    const { subjectId, plan, grade, reason, gradedOn, usedUntil } = held;
    const row = before.get(keyOf(subjectId, plan.id));
    // A body is first met without a grade: what it had under no plan was no supervision by grade.
    const was = row === undefined ? { edition: plan.edition, grade: null, line: undefined } : beforeOf(policy, row);
    const cause = causeOf(was, held);
    const told = { subject_id: subjectId, plan: plan.id, edition: plan.edition, grade, reason, graded_on: gradedOn };
    const state = { ...told, used_until: usedUntil };
    const since = cause === null && row !== undefined ? row.since : day;
    if (row === undefined || cause !== null || isOther(row, state)) difference.write.push({ ...state, since });
    if (cause !== null) difference.changes.push({ ...told, from_grade: was.grade, to_grade: grade, cause, on_day: day });
  }
  return difference;
}

function isOther(row: StateRow, state: Omit<StateRow, 'since'>): boolean {
  return (
    row.edition !== state.edition || row.reason !== state.reason || row.graded_on !== state.graded_on || row.used_until !== state.used_until
  );
}

function leftOf(row: StateRow, day: string): Omit<ChangeRow, 'version'> {
  const { subject_id, plan, edition, grade, graded_on } = row;
  return {
    subject_id,
    plan,
    edition,
    from_grade: grade,
    to_grade: null,
    cause: 'left',
    reason: 'none',
    graded_on,
    on_day: day,
  };
}

function beforeOf(policy: Kernel['policy'], { plan, edition, grade }: StateRow): Before {
  const document = policy
    .all<SupervisionPlanContent>('supervision-plan')
    .find((each: PolicyDocument) => each.id === plan && each.edition === edition);
  return { edition, grade, line: document?.content.lines.find((each) => each.grade === grade) };
}

function eventOf(kernel: Pick<Kernel, 'ids'>, change: ChangeRow): NewEvent {
  const { subject_id, plan, version, edition, from_grade, to_grade, cause, reason, graded_on, on_day } = change;
  return {
    type: 'supervision.changed',
    subjectId: subject_id,
    object: plan,
    version,
    content: { plan, edition, from: from_grade, to: to_grade, cause, reason, gradedOn: graded_on, on: on_day },
    salt: kernel.ids.salt(),
    home: 'journal',
  };
}
