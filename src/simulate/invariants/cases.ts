import { Temporal } from 'temporal-polyfill';
import { getCases, listCases, type Case, type Step } from '../../kernel/procedures/index.ts';
import type { Seen } from '../world.ts';
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
  const last = (kind: Step['kind'], ...what: string[]) => before.findLast((step) => step.kind === kind && what.includes(step.what));
  const problems: string[] = [];
  const want = (holds: boolean, what: string) => {
    if (!holds) problems.push(`${of.number}: ${what}`);
  };
  const notice = last('service', 'advance-notice');
  const answered = last('fire', 'answer', 'add-answer', 'waive', 'hear');
  const lapsed = last('fire', 'lapse');
  const [proposed, review, decision] = [last('fire', 'propose'), last('fire', 'review'), last('fire', 'decide-listing')];
  want(notice !== undefined, 'listed without a served notice');
  want(answered !== undefined || lapsed !== undefined, 'listed without an answer or a passed period');
  if (lapsed !== undefined && notice !== undefined && of.pauses.length === 0) {
    const served = String(notice.fields['served-on'] ?? notice.on);
    want(lapsed.on > workingDayAfter(served, 5, world), `the answer period of ${served} was closed on ${lapsed.on}`);
  }
  want(review !== undefined && review.by !== proposed?.by && review.by !== of.openedBy, 'reviewed by who proposed it');
  want(decision !== undefined && decision.by !== proposed?.by && decision.by !== review?.by, 'decided by who proposed or reviewed it');
  const heard = last('fire', 'hear');
  const summons = last('service', 'hearing-notice');
  if (last('fire', 'request-hearing') !== undefined) {
    const served = String(summons?.fields['served-on'] ?? summons?.on);
    want(heard !== undefined && summons !== undefined, 'a hearing was asked for, and none was held');
    want(
      heard === undefined || heard.on > workingDayAfter(served, 7, world),
      `heard on ${heard?.on}, less than seven working days after ${served}`,
    );
    want(heard?.by !== proposed?.by, 'heard by who proposed it');
    want(last('fire', 'audit') !== undefined, 'no legal examination after the hearing');
  }
  want(last('service', 'decision') !== undefined, 'listed before the decision was served');
  want(review?.fields['outcome'] === 'listed' && proposed?.fields['outcome'] === 'listed', 'heavier than proposed');
  return problems;
}

/** Day by day, as one counts on a wall calendar. */
function workingDayAfter(served: string, days: number, { plain }: EndOfDay['world']): string {
  let day = Temporal.PlainDate.from(served);
  for (let n = 0; n < days;) {
    day = day.add({ days: 1 });
    if (plain.calendar.isWorkingDay(day)) n += 1;
  }
  return day.toString();
}

function count({ steps }: Case, seen: Seen): void {
  const fired = (step: string) => steps.filter(({ kind, what }) => kind === 'fire' && what === step).length;
  seen.listed += fired('list');
  seen.lapsed += fired('lapse');
  seen.heard += fired('hear');
}

export const cases: Invariant = {
  name: 'no adverse state without its path, and lists of cases equal their steps',
  async check({ world, cases: opened, officer, wrongs }) {
    const problems = wrongs.splice(0);
    if (opened.length === 0 || officer === undefined) return problems;
    const { items } = await listCases(world.plain, officer, { limit: 500 });
    Object.assign(world.seen, { listed: 0, lapsed: 0, heard: 0 });
    const ids = opened.map(({ caseId }) => caseId);
    for (const { case: of } of await getCases(world.plain, ids, officer, 'zh-CN')) {
      const listed = items.filter(({ caseId }) => caseId === of.caseId);
      if (listed.length !== 1) {
        problems.push(`case ${of.caseId} is listed ${listed.length} times`);
        continue;
      }
      const [row] = listed;
      const suspended = of.suspendedSince !== null;
      if (row?.state !== of.state || row.suspended !== suspended || row.closedOn !== of.closedOn) {
        problems.push(`${of.number}: the list says ${row?.state}, the steps ${of.state}`);
      }
      of.steps.forEach((step, i) => {
        if (step.n !== i + 1) problems.push(`${of.number}: step ${step.n} stands at ${i + 1}`);
      });
      problems.push(...pathProblems(of, world));
      count(of, world.seen);
    }
    if (items.length !== opened.length) problems.push(`${items.length} cases stand, ${opened.length} were opened`);
    return problems;
  },
};
