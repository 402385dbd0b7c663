import { fault, type PlainFault } from '../../policy/fault.ts';
import type { CasePeriod, CaseState, LegalBasis } from '../../policy/schemas/procedure.ts';
import { placeholdersOf, type Reading } from './read.ts';
import { shown } from './tell.ts';
import { inSteps, type Edge, type Standing, type Walk } from './walk.ts';

/** Ways into adverse states that lack something: one fault for each lack and step, with the shortest way (a)–(f). */
export function checkProcess(reading: Reading, { edges }: Walk): PlainFault[] {
  return firsts(
    edges.flatMap((edge) => edge.lacks.map((code) => ({ key: `${code} ${edge.step.id}`, say: () => faultAt(reading, edge, code) }))),
  );
}

function faultAt(reading: Reading, { from, step }: Edge, code: Edge['lacks'][number]): PlainFault {
  const state = reading.content.states.find((each) => each.id === step.to);
  const path = `/content/transitions/${reading.content.transitions.indexOf(step)}`;
  return shown(reading.file, path, code, state?.title ?? step.title, inSteps(reading, [...from.way, step]));
}

/** Levels that may carry what cuts rights; ministry rules only for now (国办发〔2020〕49号: interim), local lists by local regulation. */
const CARRIES: readonly LegalBasis['level'][] = ['law', 'regulation', 'central-policy', 'local-regulation', 'rule'];
/** For life, an article of a law or of what stands next to it. */
const FOR_LIFE: typeof CARRIES = CARRIES.filter((level) => level !== 'rule');

/** An adverse state has its article, an end that comes by itself or by a condition, and a step by which one leaves it (a), (g). */
export function checkAdverse(reading: Reading, walk: Walk): PlainFault[] {
  const { file, content } = reading;
  const bare = content.nature === 'adverse' && !content.basis.some((each) => CARRIES.includes(each.level));
  return [
    ...(bare ? [fault(file, '/content/basis', 'PROCEDURE_WITHOUT_BASIS', {})] : []),
    ...content.states.flatMap((state, i) => adverseFaults(reading, walk, state, `/content/states/${i}`)),
  ];
}

function adverseFaults(reading: Reading, walk: Walk, state: CaseState, path: string): PlainFault[] {
  const { file, content, period } = reading;
  const { adverse } = state;
  if (!adverse) return [];
  const tell = (at: string, code: Parameters<typeof shown>[2]): PlainFault =>
    shown(file, `${path}${at}`, code, state.title, wayTo(reading, walk, state.id));
  const { ends, basis } = adverse;
  const faults: PlainFault[] = [];
  if (content.states[0] === state) faults.push(tell('/adverse', 'ADVERSE_AT_START'));
  if (content.nature !== 'adverse') faults.push(tell('/adverse', 'ADVERSE_IN_OTHER_NATURE'));
  if (!basis || !CARRIES.includes(basis.level)) faults.push(tell('/adverse', 'ADVERSE_WITHOUT_BASIS'));
  if ('life' in ends && !FOR_LIFE.includes(ends.life.level)) faults.push(tell('/adverse/ends', 'LIFE_WITHOUT_ARTICLE'));
  if ('period' in ends) {
    const last = content.transitions.some(
      (each) => each.on && 'passed' in each.on && each.on.passed === ends.period && leavesFrom(each, state, content),
    );
    const term = period.get(ends.period);
    const never = walk.edges.find(({ from, to }) => entersHere(reading, from, to, state) && !hasBegun(term, to));
    if (term?.kind !== 'term' || !last) faults.push(tell('/adverse/ends', 'ADVERSE_WITHOUT_END'));
    else if (never) {
      const way = inSteps(reading, [...never.from.way, never.step]);
      faults.push(shown(file, `${path}/adverse/ends`, 'ADVERSE_WITHOUT_END', state.title, way));
    }
  }
  adverse.leave.forEach((id, j) => {
    if (reading.step.get(id)?.from.includes(state.id) !== true) faults.push(tell(`/adverse/leave/${j}`, 'LEAVE_NOT_HERE'));
  });
  return faults;
}

function entersHere({ content }: Reading, from: Standing, to: Standing, state: CaseState): boolean {
  return to.state === state.id && !content.states.find((each) => each.id === from.state)?.adverse;
}

/** On this way the term runs: what it is counted from has come about. */
function hasBegun(term: CasePeriod | undefined, { facts }: Standing): boolean {
  if (!term) return false;
  if ('step' in term.from) return facts.has(`fired ${term.from.step}`);
  return 'served' in term.from ? facts.has(`served ${term.from.served}`) : facts.has(`given ${term.from.field}`);
}

function leavesFrom(step: Reading['content']['transitions'][number], state: CaseState, { states }: Reading['content']): boolean {
  return step.from.includes(state.id) && !states.find((each) => each.id === step.to)?.adverse;
}

/** Papers whose words are not given yet where they are made: a field of a later step, or one that nobody must fill. */
export function checkWords(reading: Reading, { edges }: Walk): PlainFault[] {
  const { content, paper, template } = reading;
  const fields = new Set([...content.opening.fields, ...content.transitions.flatMap((each) => each.fields)].map((f) => f.id));
  return firsts(
    edges.flatMap((edge) =>
      edge.step.makes.flatMap((made) => {
        const held = template.get(made);
        const at = content.transitions.indexOf(edge.step);
        const names = held ? placeholdersOf(held.content).map((each) => each.name) : [];
        const missing = [...new Set(names)].filter((name) => fields.has(name) && !edge.to.facts.has(`given ${name}`));
        return missing.map((name) => ({
          key: `${edge.step.id} ${made} ${name}`,
          say: () =>
            shown(
              reading.file,
              `/content/transitions/${at}/makes/${edge.step.makes.indexOf(made)}`,
              'WORD_NOT_GIVEN',
              {
                zh: `${paper.get(made)?.title.zh ?? made}{${name}}`,
                en: `${paper.get(made)?.title.en ?? made} {${name}}`,
              },
              inSteps(reading, [...edge.from.way, edge.step]),
            ),
        }));
      }),
    ),
  );
}

export function wayTo(reading: Reading, { standings }: Walk, state: string): ReturnType<typeof inSteps> {
  return inSteps(reading, standings.find((each) => each.state === state)?.way ?? []);
}

/** One fault for each key, the first: edges come breadth first, so its way is a shortest one. */
function firsts(found: readonly { key: string; say: () => PlainFault }[]): PlainFault[] {
  const kept = new Map<string, () => PlainFault>();
  for (const { key, say } of found) if (!kept.has(key)) kept.set(key, say);
  return [...kept.values()].map((say) => say());
}
