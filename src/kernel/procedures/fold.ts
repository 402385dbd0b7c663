import type { Calendar } from '../calendar/types.ts';
import type { IsoDate } from '../db/types.ts';
import type { Span } from '../deadlines/types.ts';
import type { ProcedureContent } from '../policy/schemas/procedure.ts';
import { periodsOf, stillServedOn, type Told } from './periods.ts';
import type { Case, CaseOpening, Step } from './types.ts';

/** What the fold reads beside the steps. */
export interface FoldWith {
  /** The content of an edition of the case's procedure. */
  procedureOf: (edition: string) => ProcedureContent;
  calendar: Calendar;
  /** Last days that a party knows (kernel/deadlines keeps them): a changed calendar moves them only later. */
  told: Told;
}

/** The case that its steps make. Pure; throws TypeError where the first step is no opening. */
export function fold(caseId: string, steps: readonly Step[], { procedureOf, calendar, told }: FoldWith): Case {
  const [first] = steps;
  if (first === undefined || first.opening === null) throw new TypeError('a case begins with its opening');
  const state = steps.reduce(after, begin(first.opening));
  const procedure = procedureOf(state.opening.edition);
  const over = steps.findLast((step) => step.from !== step.to && isEnd(procedure, step.to));
  const closedOn = isEnd(procedure, state.state) ? (over?.on ?? first.on) : null;
  const { opening, ...rest } = state;
  const base = {
    caseId,
    ...opening,
    ...rest,
    openedBy: first.by,
    openedOn: first.on,
    version: steps.length,
    closedOn,
    steps,
  };
  return { ...base, periods: periodsOf(base, procedure, calendar, told) };
}

interface Folding {
  opening: CaseOpening;
  state: string;
  handler: string | null;
  recused: readonly string[];
  agents: Case['agents'];
  fields: Case['fields'];
  actors: ReadonlyMap<string, readonly string[]>;
  suspendedSince: IsoDate | null;
  pauses: readonly Span[];
  served: ReadonlyMap<string, IsoDate>;
}

function begin(opening: CaseOpening): Folding {
  const none = { handler: null, recused: [], agents: [], fields: {}, suspendedSince: null, pauses: [] };
  return { opening, state: '', ...none, actors: new Map(), served: new Map() };
}

function after(so: Folding, step: Step): Folding {
  const next = { ...so, state: step.to };
  switch (step.kind) {
    case 'open':
      return { ...next, fields: step.fields, actors: withActors(so.actors, 'open', step) };
    case 'fire':
      return { ...next, fields: { ...so.fields, ...step.fields }, actors: withActors(so.actors, step.what, step) };
    case 'suspend':
      return { ...next, suspendedSince: step.on };
    case 'resume':
      return {
        ...next,
        suspendedSince: null,
        pauses: [...so.pauses, { from: so.suspendedSince ?? step.on, to: step.on }],
      };
    case 'recuse':
      return { ...next, recused: [...so.recused, step.what], handler: so.handler === step.what ? null : so.handler };
    case 'assign':
      return { ...next, handler: step.what };
    case 'appoint':
      return { ...next, agents: withAgent(so.agents, step) };
    case 'document':
      // A paper made anew has not been served, however often an earlier one was.
      return { ...next, served: without(so.served, step.what) };
    case 'service':
      return { ...next, served: withService(so.served, step) };
    case 'move':
      return { ...next, opening: { ...so.opening, edition: step.what } };
    case 'extend':
    case 'paper':
      return next;
  }
}

/** Who stood in for another counts as both: neither may take the step that asks for somebody else. */
function withActors(actors: Folding['actors'], what: string, step: Step): Folding['actors'] {
  const who = step.standsInFor === null ? [step.by] : [step.by, step.standsInFor];
  return new Map([...actors, [what, [...new Set([...(actors.get(what) ?? []), ...who])]]]);
}

function withAgent(agents: Case['agents'], step: Step): Case['agents'] {
  const others = agents.filter((agent) => agent.account !== step.what);
  if (step.fields['ended'] === true) return others;
  const until = step.fields['until'];
  return [...others, { account: step.what, until: typeof until === 'string' ? until : null }];
}

/** A service that did not hold was none. */
function withService(served: Folding['served'], step: Step): Folding['served'] {
  const day = stillServedOn(step, served.get(step.what));
  return day === null ? without(served, step.what) : new Map([...served, [step.what, day]]);
}

function without<V>(map: ReadonlyMap<string, V>, key: string): ReadonlyMap<string, V> {
  return new Map([...map].filter(([each]) => each !== key));
}

export function isEnd(procedure: ProcedureContent, state: string): boolean {
  return procedure.states.some((each) => each.id === state && each.end === true);
}

/** Rights are cut while a case is here. */
export function isAdverse(procedure: ProcedureContent, state: string): boolean {
  return procedure.states.some((each) => each.id === state && each.adverse !== undefined);
}
