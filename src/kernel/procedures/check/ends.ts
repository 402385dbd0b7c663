import type { PlainFault } from '../../policy/fault.ts';
import type { Reading } from './read.ts';
import { shown } from './tell.ts';
import { inSteps, possible, type Standing, type Walk } from './walk.ts';

/** Every state and step comes about on some way, and from wherever a case stands somebody can bring it to an end. */
export function checkEnds(reading: Reading, walk: Walk): PlainFault[] {
  const { file, content } = reading;
  const reached = new Set(walk.standings.map((each) => each.state));
  const taken = new Set(walk.edges.map((each) => each.step.id));
  const near = (from: readonly string[]) => inSteps(reading, walk.standings.find((each) => from.includes(each.state))?.way ?? []);
  const never = content.transitions.flatMap((step, i) =>
    step.from.some((each) => reached.has(each)) && !taken.has(step.id)
      ? [shown(file, `/content/transitions/${i}`, 'STEP_NEVER_OPEN', step.title, near(step.from))]
      : [],
  );
  const apart = content.states.flatMap((state, i) =>
    reached.has(state.id) ? [] : [shown(file, `/content/states/${i}`, 'STATE_UNREACHABLE', state.title, near([]))],
  );
  const leaving = content.states.flatMap((state, i) =>
    state.end && content.transitions.some((each) => each.from.includes(state.id))
      ? [shown(file, `/content/states/${i}/end`, 'END_WITH_STEPS', state.title, near([state.id]))]
      : [],
  );
  return [...apart, ...never, ...leaving, ...stuck(reading, walk)];
}

type Stuck = 'DEAD_END' | 'DEAD_END_IN_TIME' | 'PARTY_ALONE' | 'NO_WAY_TO_END';

/** One fault for each state and kind, at the first standing that shows it. */
function stuck(reading: Reading, walk: Walk): PlainFault[] {
  const { file, content } = reading;
  const finish = endable(reading, walk);
  const seen = new Set<string>();
  return walk.standings.flatMap((standing) => {
    const code = stuckAs(reading, standing, finish);
    const key = `${code} ${standing.state}`;
    const i = content.states.findIndex((each) => each.id === standing.state);
    const state = content.states[i];
    if (code === null || !state || seen.has(key)) return [];
    seen.add(key);
    return [shown(file, `/content/states/${i}`, code, state.title, inSteps(reading, standing.way))];
  });
}

function stuckAs(reading: Reading, standing: Standing, finish: ReadonlySet<Standing>): Stuck | null {
  if (isEnd(reading, standing)) return null;
  const steps = possible(reading, standing);
  if (steps.length === 0) return 'DEAD_END';
  // Steps that stay possible however late it gets.
  const lasting = steps.filter((each) => each.notAfter.length === 0);
  if (lasting.length === 0) return 'DEAD_END_IN_TIME';
  if (lasting.every((each) => each.by.every((actor) => actor.who === 'party'))) return 'PARTY_ALONE';
  return finish.has(standing) ? null : 'NO_WAY_TO_END';
}

/** Standings from which an end can be reached, or a dead end that has a fault of its own. */
function endable(reading: Reading, { standings, edges }: Walk): ReadonlySet<Standing> {
  const before = new Map<Standing, Standing[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const leaves = new Set(edges.map((each) => each.from));
  const good = new Set(standings.filter((each) => isEnd(reading, each) || !leaves.has(each)));
  for (const each of good) for (const from of before.get(each) ?? []) good.add(from);
  return good;
}

function isEnd({ content }: Reading, { state }: Standing): boolean {
  return content.states.some((each) => each.id === state && each.end === true);
}
