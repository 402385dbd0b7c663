import { isDeepStrictEqual } from 'node:util';
import type { CasePeriod, CaseTransition, ProcedureContent } from '../../policy/schemas/procedure.ts';
import type { Lack, PaperPart } from './parts.ts';
import { DECISION_PARTS, NOTICE_PARTS, partsOf } from './parts.ts';
import { periodsOver, type Reading } from './read.ts';
import type { Facts, Gain } from './walk.ts';

/** Papers by what they say. */
interface Papers {
  notices: readonly string[];
  /** What the party may do until a day, counted from a notice. */
  windows: readonly CasePeriod[];
  /** Made by a step that decides. */
  decisions: readonly string[];
}

const PROCESS = ['chance', 'answered', 'unreviewed', 'heavier', 'hearing', 'uncalled', 'decided'] as const;
/** Field of a decision that gives its reasons. */
const REASONS = 'reasons';

/** How the steps of a procedure bring a case nearer to a lawful adverse state (行政处罚法 §44, §45, §62–§65; 国办发〔2020〕49号). */
export function dueProcess(reading: Reading): Gain {
  const papers = papersOf(reading);
  return (facts, step, from) => {
    for (const paper of step.makes) facts.add(`fresh ${paper}`);
    answers(facts, step, reading, papers);
    reviews(facts, step, reading.content);
    if (step.means === 'decide') {
      forget(facts, 'lacks ');
      facts.add('decided');
      for (const lack of [...lacksBefore(facts, papers), ...faultsOf(step, reading.content)]) facts.add(`lacks ${lack}`);
    }
    if (!entersAdverse(reading.content, from, step.to)) return [];
    const lacks: Lack[] = [
      ...(facts.has('decided') ? lacksOf(facts) : (['NO_DECISION', ...lacksBefore(facts, papers)] as const)),
      ...lacksOfPaper(facts, reading, papers),
    ];
    // What led into an adverse state is used up by it: a further one needs all of it anew.
    for (const fact of PROCESS) facts.delete(fact);
    forget(facts, 'over ');
    forget(facts, 'lacks ');
    forget(facts, 'fresh ');
    return lacks;
  };
}

/** Made on the way to this state, not to an earlier one, and served. */
function told(facts: Facts, paper: string): boolean {
  return facts.has(`fresh ${paper}`) && facts.has(`served ${paper}`);
}

function forget(facts: Set<string>, start: string): void {
  for (const fact of facts) if (fact.startsWith(start)) facts.delete(fact);
}

/** From a state that cuts no rights, or that rests on another article or ends by another rule. */
export function entersAdverse({ states }: ProcedureContent, from: string, to: string): boolean {
  const [before, next] = [from, to].map((id) => states.find((each) => each.id === id)?.adverse);
  return next !== undefined && !isDeepStrictEqual([before?.basis, before?.ends], [next.basis, next.ends]);
}

function papersOf(reading: Reading): Papers {
  const says = (paper: string, parts: readonly PaperPart[]): boolean => {
    const said = partsOf(reading, paper);
    return parts.every((part) => said.includes(part));
  };
  const served = reading.content.documents.filter((each) => each.serve).map((each) => each.id);
  const decided = new Set(reading.content.transitions.flatMap((each) => (each.means === 'decide' ? each.makes : [])));
  const notices = served.filter((each) => says(each, NOTICE_PARTS));
  return {
    notices,
    windows: reading.content.periods.filter(
      ({ kind, owner, from }) => kind === 'window' && owner.who === 'party' && 'served' in from && notices.includes(from.served),
    ),
    decisions: served.filter((each) => decided.has(each)),
  };
}

function answers(facts: Set<string>, step: CaseTransition, reading: Reading, { notices, windows }: Papers): void {
  const noticed = notices.some((paper) => told(facts, paper));
  const byParty = step.by.every((each) => each.who === 'party');
  const over = periodsOver(reading, step).filter((each) => windows.includes(each));
  const passed = over.length > 0;
  // Whoever waives or was heard needs them no longer; of two from one day the longer one outlasts the other.
  const needless = (byParty && step.means === 'waive') || step.means === 'hear';
  for (const each of windows) if (needless || over.some((long) => outlasts(long, each))) facts.add(`over ${each.id}`);
  const spoke = byParty && (step.means === 'answer' || step.means === 'waive');
  // Who asked for a hearing and was called to it had the chance, also where nobody came (行政处罚法 §64).
  if (noticed && (passed || spoke || step.means === 'hear')) facts.add('chance');
  if (step.makes.some((paper) => notices.includes(paper))) {
    facts.delete('chance');
    forget(facts, 'over ');
  }
  if (step.means === 'answer' || step.means === 'hear') {
    facts.add('answered');
    facts.add('unreviewed');
  }
  if (step.means === 'request-hearing') facts.add('hearing');
  if (step.means === 'hear') {
    const called = [...facts].some((fact) => fact.startsWith('called ') && facts.has(fact.replace('called', 'served')));
    if (!called) facts.add('uncalled');
  }
  if (step.means === 'hear' || (step.means === 'waive' && byParty)) facts.delete('hearing');
  if (!facts.has('hearing')) forget(facts, 'called ');
  if (!facts.has('hearing') || step.means === 'request-hearing') return;
  for (const paper of step.makes) if (reading.paper.get(paper)?.serve) facts.add(`called ${paper}`);
}

function outlasts(long: CasePeriod, short: CasePeriod): boolean {
  return isDeepStrictEqual(long.from, short.from) && long.unit === short.unit && long.length >= short.length;
}

/** A review of the answer, with a result that can't be heavier than the proposal's; a decision is bound in the same way. */
function reviews(facts: Set<string>, step: CaseTransition, content: ProcedureContent): void {
  if (step.means !== 'review' && step.means !== 'decide') return;
  const carries = (each: CaseTransition | undefined): boolean =>
    each !== undefined && each.fields.some((field) => field.id === content.outcome?.field);
  const than = content.transitions.find((each) => each.id === step.notHeavierThan);
  const bound = than !== undefined && carries(than) && facts.has(`fired ${than.id}`);
  const official = step.by.every((each) => each.who === 'official');
  if (step.means === 'review' && official) facts.delete('unreviewed');
  if (facts.has('answered') && !bound) facts.add('heavier');
}

function lacksBefore(facts: Facts, { notices, windows }: Papers): Lack[] {
  const noticed = notices.some((paper) => told(facts, paper));
  const open = facts.has('chance') && windows.some(({ id }) => !facts.has(`over ${id}`));
  return [
    ...(noticed ? [] : (['NO_NOTICE'] as const)),
    ...(facts.has('chance') ? [] : (['NO_CHANCE_TO_ANSWER'] as const)),
    ...(open ? (['WINDOW_STILL_OPEN'] as const) : []),
    ...(facts.has('unreviewed') ? (['ANSWER_NOT_REVIEWED'] as const) : []),
    ...(facts.has('heavier') ? (['RESULT_MAY_BE_HEAVIER'] as const) : []),
    ...(facts.has('hearing') ? (['HEARING_SKIPPED'] as const) : []),
    ...(facts.has('uncalled') ? (['HEARING_WITHOUT_NOTICE'] as const) : []),
  ];
}

function faultsOf(step: CaseTransition, { transitions }: ProcedureContent): Lack[] {
  const others = ['open', ...transitions.filter((each) => each.means === 'propose').map((each) => each.id)];
  const asked = others.filter((each) => each === 'open' || byOfficials(transitions, each));
  const apart = step.by.every((each) => each.who === 'official') && asked.every((each) => step.notWho.includes(each));
  const reasoned = step.fields.some((each) => each.id === REASONS && each.type === 'text' && each.required);
  return [...(apart ? [] : (['DECIDED_BY_PROPOSER'] as const)), ...(reasoned ? [] : (['DECISION_WITHOUT_REASONS'] as const))];
}

function byOfficials(transitions: readonly CaseTransition[], id: string): boolean {
  return transitions.some((each) => each.id === id && each.by.some((actor) => actor.who === 'official'));
}

function lacksOf(facts: Facts): Lack[] {
  return [...facts].flatMap((fact) => (fact.startsWith('lacks ') ? [fact.slice('lacks '.length) as Lack] : []));
}

/** The best of the decision papers that were served says everything, with the repair notice in its envelope (两书同达). */
function lacksOfPaper(facts: Facts, reading: Reading, { decisions }: Papers): Lack[] {
  const each = decisions
    .filter((paper) => told(facts, paper))
    .map((paper): Lack[] => {
      const said = partsOf(reading, paper);
      const enclosed = (reading.paper.get(paper)?.with ?? []).some(
        (other) => facts.has(`made ${other}`) && partsOf(reading, other).includes('repair'),
      );
      return [
        ...(said.includes('remedy') ? [] : (['DECISION_WITHOUT_REMEDY'] as const)),
        ...(DECISION_PARTS.every((part) => said.includes(part)) ? [] : (['DECISION_INCOMPLETE'] as const)),
        ...(enclosed || said.includes('repair') ? [] : (['NO_REPAIR_NOTICE'] as const)),
      ];
    })
    .sort((a, b) => a.length - b.length);
  return each[0] ?? ['DECISION_NOT_SERVED'];
}
