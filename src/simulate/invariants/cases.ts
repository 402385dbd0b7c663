import { Temporal } from 'temporal-polyfill';
import { listCases, type Case, type Step } from '../../kernel/procedures/index.ts';
import { fileOf } from '../cases.ts';
import type { EndOfDay, Invariant } from './types.ts';

const LISTED = new Set(['listed', 'removal-requested', 'removal-accepted']);

/**
 * What the law wants on the way to a listing, told from the steps alone and apart from the engine (law.md §5.1): notice
 * served, five working days or an answer or a waiver, a review and a decision by others than the proposer, nothing heavier
 * than proposed, the decision served.
 */
function pathProblems(of: Case, world: EndOfDay['world']): string[] {
  const listed = of.steps.findIndex(({ kind, what }) => kind === 'fire' && what === 'list');
  if (listed < 0) return LISTED.has(of.state) ? [`${of.number} is ${of.state} without a step that lists`] : [];
  const before = of.steps.slice(0, listed);
  const last = (kind: Step['kind'], ...what: string[]) =>
    before.findLast((step) => step.kind === kind && what.includes(step.what));
  const problems: string[] = [];
  const want = (holds: boolean, what: string) => {
    if (!holds) problems.push(`${of.number}: ${what}`);
  };
  const notice = last('service', 'advance-notice');
  const answered = last('fire', 'answer', 'add-answer', 'waive', 'hear');
  const lapsed = last('fire', 'lapse');
  const [proposed, review, decision] = [
    last('fire', 'propose'),
    last('fire', 'review'),
    last('fire', 'decide-listing'),
  ];
  want(notice !== undefined, 'listed without a served notice');
  want(answered !== undefined || lapsed !== undefined, 'listed without an answer or a passed period');
  if (lapsed !== undefined && notice !== undefined && of.pauses.length === 0) {
    const served = String(notice.fields['served-on'] ?? notice.on);
    want(lapsed.on > fifthWorkingDay(served, world), `the answer period of ${served} was closed on ${lapsed.on}`);
  }
  want(review !== undefined && review.by !== proposed?.by && review.by !== of.openedBy, 'reviewed by who proposed it');
  want(
    decision !== undefined && decision.by !== proposed?.by && decision.by !== review?.by,
    'decided by who proposed or reviewed it',
  );
  want(last('service', 'decision') !== undefined, 'listed before the decision was served');
  want(review?.fields['outcome'] === 'listed' && proposed?.fields['outcome'] === 'listed', 'heavier than proposed');
  return problems;
}

/** Day by day, as one counts on a wall calendar. */
function fifthWorkingDay(served: string, { plain }: EndOfDay['world']): string {
  let day = Temporal.PlainDate.from(served);
  for (let n = 0; n < 5;) {
    day = day.add({ days: 1 });
    if (plain.calendar.isWorkingDay(day)) n += 1;
  }
  return day.toString();
}

export const cases: Invariant = {
  name: 'no adverse state without its path, and lists of cases equal their steps',
  async check({ world, cases: opened, officer, wrongs }) {
    const problems = wrongs.splice(0);
    if (opened.length === 0 || officer === undefined) return problems;
    const { items } = await listCases(world.plain, officer, { limit: 500 });
    for (const { caseId } of opened) {
      const file = await fileOf(world.plain, caseId, officer);
      const listed = items.filter((item) => item.caseId === caseId);
      if (file === undefined || listed.length !== 1) {
        problems.push(`case ${caseId} is listed ${listed.length} times`);
        continue;
      }
      const { case: of } = file;
      const [row] = listed;
      const suspended = of.suspendedSince !== null;
      if (row?.state !== of.state || row.suspended !== suspended || row.closedOn !== of.closedOn) {
        problems.push(`${of.number}: the list says ${row?.state}, the steps ${of.state}`);
      }
      of.steps.forEach((step, i) => {
        if (step.n !== i + 1) problems.push(`${of.number}: step ${step.n} stands at ${i + 1}`);
      });
      problems.push(...pathProblems(of, world));
    }
    if (items.length !== opened.length) problems.push(`${items.length} cases stand, ${opened.length} were opened`);
    return problems;
  },
};
