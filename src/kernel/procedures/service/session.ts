import type { Temporal } from 'temporal-polyfill';
import { mayFor, withMandates, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { grouped, together, type IsoDate, type Tx } from '../../db/index.ts';
import { deadlinesOfAll } from '../../deadlines/index.ts';
import { XinhengError } from '../../errors/index.ts';
import type { NewEvent } from '../../journal/index.ts';
import type { PolicyDocument, ProcedureContent } from '../../policy/index.ts';
import { fold, type FoldWith } from '../fold.ts';
import type { Absent, Acting } from '../may.ts';
import type { Told } from '../periods.ts';
import { peopleOf, type People } from '../persons.ts';
import { lockCase, stepsOf, type StoredStep } from '../store.ts';
import type { Case, Step } from '../types.ts';
import { isUuid } from '../../ids/index.ts';

/** One piece of work on one case in one transaction: steps are taken in memory, and written all at once by `finish`. */
export interface Session {
  readonly tx: Tx;
  readonly kernel: Kernel;
  readonly caller: Caller;
  /** In whose place the caller may act today. */
  readonly absent: readonly Absent[];
  readonly today: Temporal.PlainDate;
  readonly now: Date;
  readonly with: FoldWith;
  /** Those whose accounts stand in the case as it was loaded: a refusal names them. */
  readonly people: People;
  case: Case;
  /** Steps that are in the database already. */
  stored: number;
  steps: StoredStep[];
  events: NewEvent[];
}

/** The procedure of the case as it stands. */
export function procedureOf(session: Pick<Session, 'with' | 'case'>): ProcedureContent {
  return session.with.procedureOf(session.case.edition);
}

/** The content of a procedure's edition, also of one that is no longer in force. Throws NOT_FOUND. */
export function editionOf(kernel: Pick<Kernel, 'policy'>, procedure: string, edition: string): ProcedureContent {
  return documentIn(kernel, procedure, edition).content;
}

/** The edition itself. Throws NOT_FOUND. */
export function documentIn(kernel: Pick<Kernel, 'policy'>, procedure: string, edition: string): PolicyDocument<ProcedureContent> {
  const found = kernel.policy.all<ProcedureContent>('procedure').find((each) => each.id === procedure && each.edition === edition);
  if (found === undefined) throw new XinhengError('NOT_FOUND', { what: `${procedure}@${edition}` });
  return found;
}

export const CASE_OBJECT = 'case';

/** The name of a case's period among all deadlines. */
export function ruleOf(of: Pick<Case, 'procedure'>, period: string): string {
  return `${of.procedure}/${period}`;
}

/** Of each of the cases, its deadlines of which the party was told. */
async function toldOf(tx: Tx, caseIds: readonly string[]): Promise<Map<string, Told>> {
  const rows = await deadlinesOfAll(tx, CASE_OBJECT, caseIds);
  const told = grouped(
    rows.filter((row) => row.served && row.state !== 'void'),
    (row) => row.object_id,
    ({ rule, started, due }): [string, { started: IsoDate; due: IsoDate }] => [rule.slice(rule.indexOf('/') + 1), { started, due }],
  );
  return new Map([...told].map(([caseId, entries]) => [caseId, new Map(entries)]));
}

/** A case with the steps from which it was folded. */
export interface LoadedCase {
  case: Case;
  steps: StoredStep[];
  with: FoldWith;
}

/** Reads a case. Throws NOT_FOUND. */
export async function loadCase(tx: Tx, kernel: Pick<Kernel, 'policy' | 'calendar'>, caseId: string, lock: boolean): Promise<LoadedCase> {
  if (lock && isUuid(caseId)) await lockCase(tx, caseId);
  return (await loadCases(tx, kernel, [caseId]))[0]!;
}

/** Reads cases in the order in which they are named, one statement a table. Throws NOT_FOUND. */
export async function loadCases(tx: Tx, kernel: Pick<Kernel, 'policy' | 'calendar'>, caseIds: readonly string[]): Promise<LoadedCase[]> {
  const ids = caseIds.filter(isUuid);
  const [stepsBy, toldBy] = await together([stepsOf(tx, ids), toldOf(tx, ids)]);
  return caseIds.map((caseId) => {
    const steps = stepsBy.get(caseId.toLowerCase()) ?? [];
    const procedure = steps[0]?.opening?.procedure;
    if (procedure === undefined) throw new XinhengError('NOT_FOUND', { what: caseId.slice(0, 40) });
    const foldWith: FoldWith = {
      procedureOf: (edition) => editionOf(kernel, procedure, edition),
      calendar: kernel.calendar,
      told: toldBy.get(caseId.toLowerCase()) ?? new Map(),
    };
    return { case: fold(caseId, steps, foldWith), steps, with: foldWith };
  });
}

export function nowOf(kernel: Pick<Kernel, 'clock'>): { today: Temporal.PlainDate; now: Date } {
  return { today: kernel.clock.today(), now: new Date(kernel.clock.now().epochMilliseconds) };
}

/**
 * Locks the case and begins to work on it, on the mandates of this moment. Throws NOT_FOUND, MANDATE_OVER (it ended after the
 * request came).
 */
export async function beginSession(tx: Tx, kernel: Kernel, caseId: string, caller: Caller, absent: readonly Absent[]): Promise<Session> {
  const loaded = await loadCase(tx, kernel, caseId, true);
  const acting = await withMandates(tx, kernel, caller);
  const { subjectId } = loaded.case;
  if (mayFor(caller, subjectId, 'file') && !mayFor(acting, subjectId, 'file')) throw new XinhengError('MANDATE_OVER');
  const people = await peopleOf(tx, loaded.steps);
  const stored = loaded.steps.length;
  return { tx, kernel, caller: acting, absent, ...nowOf(kernel), ...loaded, people, stored, events: [] };
}

/** What a step says beside who and when. */
export type NewStep = Pick<Step, 'kind' | 'what'> & Partial<Pick<Step, 'to' | 'fields' | 'reason' | 'opening'>> & { key?: string | null };

/** Takes a step: from here on the case is what it makes of it. Nothing is written yet. */
export function take(session: Session, acting: Acting, step: NewStep): StoredStep {
  const first = session.steps.length === 0;
  const state = first ? null : session.case.state;
  const taken: StoredStep = {
    n: session.steps.length + 1,
    stepId: session.kernel.ids.record(),
    kind: step.kind,
    what: step.what,
    from: state,
    to: step.to ?? state ?? '',
    by: acting.account,
    role: acting.role,
    standsInFor: acting.standsInFor,
    on: session.today.toString(),
    at: session.now,
    fields: step.fields ?? {},
    reason: step.reason ?? null,
    opening: step.opening ?? null,
    salt: session.kernel.ids.salt(),
    key: step.key ?? null,
  };
  session.steps = [...session.steps, taken];
  session.case = fold(session.case.caseId, session.steps, session.with);
  return taken;
}
