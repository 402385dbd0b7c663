import { audit, type AuditDetails } from '../../audit/index.ts';
import { keepDeadlines, type WantedDeadline } from '../../deadlines/index.ts';
import type { NewEvent } from '../../journal/index.ts';
import type { ProcedureContent } from '../../policy/index.ts';
import { clockOn } from '../clock.ts';
import { dutiesOf } from '../duties.ts';
import { termOf } from '../periods.ts';
import { compareDays, periodOf } from '../required.ts';
import { insertCase, insertSteps, projectionOf, replaceDuties, stepContent, updateCase, type Projected } from '../store.ts';
import type { Case } from '../types.ts';
import { CASE_OBJECT, procedureOf, ruleOf, type Session } from './session.ts';

/**
 * Writes what the session did: steps, projection, work list, deadlines, audit, and last of all the journal. `more` are
 * events of the room that works in the same transaction.
 */
export async function finish(session: Session, action: string, details: AuditDetails, more: readonly NewEvent[] = []): Promise<void> {
  const { tx, kernel, caller, case: of } = session;
  const fresh = session.steps.slice(session.stored);
  if (session.stored === 0) await insertCase(tx, project(session));
  await insertSteps(tx, of.caseId, fresh);
  await reproject(session);
  const subjectIds = of.subjectId === null ? [] : [of.subjectId];
  await audit(kernel, tx, caller, { action, object: of.caseId, subjectIds, outcome: 'ok', details });
  const steps = fresh.map(({ salt, key: _key, ...step }): NewEvent => ({
    type: 'case.step',
    subjectId: of.subjectId,
    object: of.caseId,
    version: step.n,
    content: stepContent(of.caseId, step),
    salt,
    home: 'object',
  }));
  await kernel.append(tx, [...more, ...session.events, ...steps], session.now);
}

/** What lists, work lists and deadlines hold of the case, made anew from its fold. */
export async function reproject(session: Session): Promise<void> {
  const { tx, kernel, case: of, today } = session;
  await updateCase(tx, project(session));
  await replaceDuties(tx, of, dutiesOf(of, procedureOf(session), kernel.calendar, today));
  const wanted = wantedDeadlines(of, procedureOf(session));
  await keepDeadlines(tx, kernel, { objectKind: CASE_OBJECT, objectId: of.caseId }, wanted, today.toString());
}

function project(session: Session): ReturnType<typeof projectionOf> {
  const { kernel, case: of } = session;
  const procedure = procedureOf(session);
  const running = of.periods.filter(
    ({ period, closedOn, due }) => closedOn === null && due !== null && periodOf(procedure, period).kind === 'deadline',
  );
  const first = running.toSorted((a, b) => compareDays(a.due, b.due))[0];
  const projected: Projected = {
    nature: procedure.nature,
    due: first?.due ?? null,
    due_provisional: first?.provisional ?? false,
    clock_on: clockOn(of, procedure),
    calendar: kernel.calendar.version,
  };
  return projectionOf(of, projected);
}

function wantedDeadlines(of: Case, procedure: ProcedureContent): WantedDeadline[] {
  return of.periods.map((running) => {
    const period = periodOf(procedure, running.period);
    const { organ = 'deciding', who } = period.owner;
    return {
      ...termOf(period, running, of.pauses),
      pauses: of.pauses,
      rule: ruleOf(of, running.period),
      served: running.served,
      organ: who === 'official' && organ !== 'any' ? of.organs[organ] : null,
      pausedSince: running.due === null ? of.suspendedSince : null,
      closedOn: running.closedOn,
    };
  });
}
