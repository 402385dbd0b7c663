import type { Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import type { Actor, ProcedureContent } from '../../policy/index.ts';
import { absentFor } from '../absences.ts';
import { isAdverse } from '../fold.ts';
import { LEADER, OFFICIALS } from '../duties.ts';
import { mayAs } from '../may.ts';
import { periodOf } from '../required.ts';
import type { Case } from '../types.ts';

/** What this person may do to a case beside its steps: only this is offered, and the doing checks it again. */
export interface CaseActs {
  /** Grounds. */
  suspend: readonly string[];
  resume: boolean;
  /** Periods that may be made longer, each by at most so much. */
  extend: readonly { period: string; atMost: number }[];
  assign: boolean;
  /** Whom: anybody, or oneself. */
  recuse: 'any' | 'self' | null;
  serve: boolean;
  upload: boolean;
}

export async function actsFor(kernel: Kernel, of: Case, procedure: ProcedureContent, caller: Caller): Promise<CaseActs> {
  const absent = await kernel.db.tx((tx) => absentFor(tx, kernel, caller));
  const today = kernel.clock.today();
  const open = of.closedOn === null;
  const can = (actors: readonly Actor[]): boolean => open && mayAs(of, actors, 'act', caller, absent, today).refusal === null;
  const running = of.suspendedSince === null;
  const ground = of.steps.findLast(({ kind }) => kind === 'suspend')?.what;
  const extendable = of.periods.flatMap(({ period, closedOn, due, extensions, provisional }) => {
    const { extend } = periodOf(procedure, period);
    const over = due === null || (due < today.toString() && !provisional);
    if (extend === undefined || closedOn !== null || over || extensions >= extend.times || !can([extend.by])) return [];
    return [{ period, atMost: extend.atMost }];
  });
  return {
    suspend: running && !isAdverse(procedure, of.state) ? procedure.suspensions.filter(({ by }) => can([by])).map(({ id }) => id) : [],
    resume: !running && procedure.suspensions.some(({ id, by }) => id === ground && can([by])),
    extend: extendable,
    assign: can([LEADER]),
    recuse: can([LEADER]) ? 'any' : can([...OFFICIALS, { who: 'official', organ: 'superior' }]) ? 'self' : null,
    serve: can(OFFICIALS),
    upload: can([{ who: 'party' }, ...OFFICIALS]),
  };
}
