import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { attemptsOf, recordAttempt, recordOutcome, servedDays, type NewOutcome, type ServedPaper } from '../../delivery/index.ts';
import type { Tx } from '../../db/index.ts';
import { XinhengError } from '../../errors/index.ts';
import type { ServiceMethod } from '../../policy/index.ts';
import { OFFICIALS } from '../duties.ts';
import type { Acting } from '../may.ts';
import { procedureMessages } from '../messages.ts';
import type { Case } from '../types.ts';
import { mustBe, onCase, onCaseIn, titled } from './on-case.ts';
import { documentOf } from './papers.ts';
import { tellArrival } from './remind.ts';
import { procedureOf, take, type Session } from './session.ts';

const { zh, en } = procedureMessages;
const SERVE = titled('service', { zh: zh['step.service'], en: en['step.service'] });
export interface NewService {
  caseId: string;
  /** Kind of document; what goes in the same envelope goes with it (两书同达). */
  document: string;
  method: ServiceMethod;
  sentOn: Temporal.PlainDate;
  recipient: string;
  address: string;
}

/**
 * Records that an envelope was handed over, posted, sent or published. Throws FORBIDDEN, NOT_FOUND (a document that was not
 * made), and what kernel/delivery refuses.
 */
export async function recordService(kernel: Kernel, input: NewService, caller: Caller): Promise<{ case: Case; deliveryId: string }> {
  return kernel.db.tx((tx) => recordServiceIn(tx, kernel, input, caller));
}

/** The same within a transaction, last in it. */
export async function recordServiceIn(
  tx: Tx,
  kernel: Kernel,
  input: NewService,
  caller: Caller,
): Promise<{ case: Case; deliveryId: string }> {
  let deliveryId = '';
  const of = await onCaseIn(tx, kernel, input.caseId, caller, 'case.service', async (session) => {
    mustBe(session, OFFICIALS, SERVE);
    const { subjectId } = session.case;
    const papers = envelopeOf(session, input.document);
    const made = await recordAttempt(tx, kernel, caller, { ...input, subjectId, papers });
    session.events = [...session.events, ...made.events];
    ({ deliveryId } = made);
    if (input.method === 'electronic') await tellArrival(tx, kernel, session.case, { deliveryId, papers: papers.length });
    return { document: input.document, method: input.method };
  });
  return { case: of, deliveryId };
}

/**
 * Records what became of it. Where the papers are validly served now, the day is a step of the case, and what starts or
 * follows from service does so in the same transaction. The party itself may confirm what came electronically. Throws
 * FORBIDDEN, NOT_FOUND, and what kernel/delivery refuses.
 */
export async function recordServiceOutcome(kernel: Kernel, input: NewOutcome & { caseId: string }, caller: Caller): Promise<Case> {
  return onCase(kernel, input.caseId, caller, 'case.served', async (session) => {
    const { tx } = session;
    const attempt = (await attemptsOf(tx, input.caseId)).find(({ deliveryId }) => deliveryId === input.deliveryId);
    if (attempt === undefined) throw new XinhengError('NOT_FOUND', { what: input.deliveryId.slice(0, 40) });
    // Once: who could confirm it anew could put off its own last days for ever.
    const first = attempt.outcomes.length === 0;
    const receipt = attempt.method === 'electronic' && input.outcome === 'delivered' && first;
    const acting = mustBe(session, receipt ? [...OFFICIALS, { who: 'party' }] : OFFICIALS, SERVE, 'receive');
    const { caseId: _case, ...outcome } = input;
    const recorded = await recordOutcome(tx, kernel, caller, outcome);
    session.events = [...session.events, ...recorded.events];
    await noteService(session, acting, input.deliveryId);
    return { outcome: input.outcome };
  });
}

/** A step for each paper whose day of service is another than the case knew. */
async function noteService(session: Session, acting: Acting, deliveryId: string): Promise<void> {
  const { tx, kernel, case: of } = session;
  const papers = papersToServe(of, session);
  const days = await servedDays(tx, kernel, {
    caseId: of.caseId,
    subjectId: of.subjectId,
    papers: papers.map(({ paper }) => paper),
  });
  for (const { kind, paper } of papers) {
    const day = days.get(paper.documentId) ?? null;
    const known = of.served.get(kind) ?? null;
    // A day that has come stands unless the right one is later; one that lies ahead (public notice) may come sooner.
    const stands = known !== null && known <= session.today.toString();
    if (day === known || (day !== null && stands && day < known)) continue;
    const fields = {
      document: paper.documentId,
      delivery: deliveryId,
      ...(day === null ? { void: true } : { 'served-on': day }),
    };
    take(session, acting, { kind: 'service', what: kind, fields });
  }
}

function envelopeOf(session: Session, document: string): ServedPaper[] {
  const kinds = [document, ...(documentOf(session, document).with ?? [])];
  const papers = papersToServe(session.case, session).filter(({ kind }) => kinds.includes(kind));
  const missing = kinds.find((kind) => !papers.some((each) => each.kind === kind));
  if (missing !== undefined) throw new XinhengError('NOT_FOUND', { what: missing });
  return papers.map(({ paper }) => paper);
}

/** The last made of each kind that is served on the party. */
function papersToServe(of: Case, session: Session): { kind: string; paper: ServedPaper }[] {
  return procedureOf(session).documents.flatMap(({ id, template, serve }) => {
    const made = of.steps.findLast(({ kind, what }) => kind === 'document' && what === id);
    const documentId = made?.fields['document'];
    return serve && typeof documentId === 'string' ? [{ kind: id, paper: { documentId, template } }] : [];
  });
}
