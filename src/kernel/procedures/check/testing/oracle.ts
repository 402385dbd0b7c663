import type { CaseTransition, ProcedureContent } from '../../../policy/schemas/procedure.ts';

/**
 * What a reader with patience finds: every sequence of steps up to a length, one by one, looked at from its end. Knows no
 * facts, no breadth, no shortest way; reads the papers `notice` and `decision` and the period `window` by name.
 */
export function readAll(procedure: ProcedureContent, longest: number): { faults: Set<string>; reached: Set<string> } {
  const faults = new Set<string>();
  const first = procedure.states[0]?.id ?? '';
  const reached = new Set([first]);
  const go = (sequence: readonly CaseTransition[]): void => {
    const at = sequence.at(-1)?.to ?? first;
    reached.add(at);
    if (sequence.length === longest) return;
    for (const step of procedure.transitions) {
      if (!step.from.includes(at) || !canBe(step, sequence)) continue;
      const next = [...sequence, step];
      for (const fault of faultsOf(next, procedure)) faults.add(fault);
      go(next);
    }
  };
  go([]);
  return { faults, reached };
}

const needs = (step: CaseTransition, paper: 'notice' | 'decision'): boolean =>
  step.served.includes(paper) ||
  (step.on !== undefined && 'served' in step.on && step.on.served === paper) ||
  (paper === 'notice' && waits(step));
const waits = (step: CaseTransition): boolean =>
  step.notBefore.includes('window') || (step.on !== undefined && 'passed' in step.on && step.on.passed === 'window');

function canBe(step: CaseTransition, before: readonly CaseTransition[]): boolean {
  return (['notice', 'decision'] as const).every((paper) => !needs(step, paper) || before.some((each) => each.makes.includes(paper)));
}

/** What is wrong where the last step of the sequence enters the adverse state. */
function faultsOf(sequence: readonly CaseTransition[], procedure: ProcedureContent): string[] {
  const enters = (each: CaseTransition): boolean => each.to === 'adverse' && !each.from.includes('adverse');
  const last = sequence.length - 1;
  if (!enters(sequence[last]!)) return [];
  const since = sequence.findLastIndex((each, i) => i < last && enters(each)) + 1;
  const deciding = sequence.findLastIndex((each, i) => i >= since && each.means === 'decide');
  const until = deciding < 0 ? last : deciding;
  const made = sequence.findLastIndex((each, i) => i >= since && i <= until && each.makes.includes('notice'));
  const told = made < 0 ? sequence.length : made + 1;
  const upTo = (end: number) => sequence.slice(told, end + 1);
  const noticed = (end: number): boolean => upTo(end).some((each) => needs(each, 'notice'));
  const spoke = sequence.some((each, i) => i >= told && i <= until && ['answer', 'waive'].includes(each.means) && noticed(i));
  const answer = sequence.findLastIndex((each, i) => i >= since && i <= until && each.means === 'answer');
  const review = sequence.findLastIndex((each, i) => i >= since && i <= until && each.means === 'review');
  const decision = sequence[deciding];
  const proposers = procedure.transitions.filter((each) => each.means === 'propose').map((each) => each.id);
  return [
    ...(noticed(until) ? [] : ['NO_NOTICE']),
    ...(spoke || upTo(until).some(waits) ? [] : ['NO_CHANCE_TO_ANSWER']),
    ...(answer > review ? ['ANSWER_NOT_REVIEWED'] : []),
    ...(decision ? [] : ['NO_DECISION']),
    ...(decision && proposers.some((each) => !decision.notWho.includes(each)) ? ['DECIDED_BY_PROPOSER'] : []),
    ...(decision && decision.fields.length === 0 ? ['DECISION_WITHOUT_REASONS'] : []),
  ];
}
