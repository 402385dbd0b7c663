import type { Temporal } from 'temporal-polyfill';
import { accountOf } from './caller.ts';
import type { Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import type { IsoDate, Tx } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { NewEvent } from '../journal/index.ts';
import { inForceOn, type ServiceMethod, type ServiceRulesContent } from '../policy/index.ts';
import { consentsOf } from './consents.ts';
import { attemptContent, outcomeContent } from './content.ts';
import { keepFile } from './files.ts';
import { deliveryRefused } from './refuse.ts';
import { consentOn, missingBefore, servedOn, servingOutcome, type MethodRule, type ServedPaper } from './rules.ts';
import { attemptsOf, caseOfDelivery, insertAttempt, insertOutcome, lockAttempts } from './store.ts';
import type { Attempt, Outcome, OutcomeKind, ProofFile, RulesOn } from './types.ts';

type DeliveryKernel = Pick<Kernel, 'policy' | 'clock' | 'ids'>;

export interface NewAttempt {
  caseId: string;
  subjectId: string | null;
  /** The papers in the envelope. */
  papers: readonly ServedPaper[];
  method: ServiceMethod;
  sentOn: Temporal.PlainDate;
  recipient: string;
  address: string;
}

export interface NewOutcome {
  deliveryId: string;
  outcome: OutcomeKind;
  on: Temporal.PlainDate;
  proof?: Readonly<Record<string, string>>;
  file?: ProofFile;
  reason?: string;
}

/** The service rules in force on a day. Throws NOT_FOUND without any. */
export function serviceRules(kernel: Pick<Kernel, 'policy'>): RulesOn {
  const all = kernel.policy.all<ServiceRulesContent>('service-rules');
  return (day) => {
    const found = all.find((each) => inForceOn(each, day));
    if (found === undefined) throw new XinhengError('NOT_FOUND', { what: 'service-rules' });
    return found.content;
  };
}

/**
 * Records that an envelope was handed over, posted, sent or published. The caller has decided who may, and appends the
 * events. Throws UNAUTHENTICATED, DELIVERY_REFUSED (a method the rules don't know or don't allow now, an electronic address
 * without a confirmation in force).
 */
export async function recordAttempt(
  tx: Tx,
  kernel: DeliveryKernel,
  caller: Caller,
  given: NewAttempt,
): Promise<{ deliveryId: string; events: NewEvent[] }> {
  const recipient = given.recipient.trim();
  const address = given.address.trim();
  if (recipient === '' || address === '' || given.papers.length === 0)
    throw deliveryRefused((say) => say['delivery.empty'](), recipient === '' ? 'recipient' : 'address');
  const sentOn = pastDay(kernel, given.sentOn);
  const rule = ruleOf(serviceRules(kernel)(sentOn), given.method);
  const earlier = await lockAttempts(tx, given.caseId);
  for (const paper of given.papers) {
    const others = earlier.filter((each) => each.documents.includes(paper.documentId));
    const missing = missingBefore(rule, sentOn, others);
    if (missing !== undefined) throw deliveryRefused((say, language) => say[`delivery.${missing}`]({ method: titleOf(rule, language) }));
  }
  if (rule.needsConsent) await mustBeConfirmed(tx, given, sentOn, address);
  const attempt: Omit<Attempt, 'outcomes'> = {
    deliveryId: kernel.ids.record(),
    caseId: given.caseId,
    subjectId: given.subjectId,
    documents: given.papers.map((each) => each.documentId).toSorted(),
    method: given.method,
    sentOn,
    recipient,
    address,
    by: accountOf(caller),
    at: nowOf(kernel),
  };
  const salt = kernel.ids.salt();
  await insertAttempt(tx, attempt, salt);
  const { deliveryId, subjectId } = attempt;
  const content = attemptContent(attempt);
  return {
    deliveryId,
    events: [{ type: 'delivery.attempted', subjectId, object: deliveryId, version: 1, content, salt, home: 'object' }],
  };
}

/**
 * Records what became of an attempt; what was recorded before stays and is followed by this, with its reason. Throws
 * UNAUTHENTICATED, NOT_FOUND, DELIVERY_REFUSED (proof that the rule asks for is missing, an outcome the method doesn't have).
 */
export async function recordOutcome(
  tx: Tx,
  kernel: DeliveryKernel,
  caller: Caller,
  given: NewOutcome,
): Promise<{ attempt: Attempt; events: NewEvent[] }> {
  const caseId = await caseOfDelivery(tx, given.deliveryId);
  const attempts = caseId === undefined ? [] : await lockAttempts(tx, caseId);
  const attempt = attempts.find((each) => each.deliveryId === given.deliveryId);
  if (attempt === undefined) throw new XinhengError('NOT_FOUND', { what: given.deliveryId });
  const on = pastDay(kernel, given.on);
  if (on < attempt.sentOn) throw deliveryRefused((say) => say['delivery.early'](), 'on');
  const rule = ruleOf(serviceRules(kernel)(attempt.sentOn), attempt.method);
  const reason = given.reason?.trim() || null;
  const proof = given.proof ?? {};
  mustBeAllowed(rule, attempt, given.outcome, reason);
  mustBeProved(rule, given.outcome, proof);
  const at = nowOf(kernel);
  const file = await keepFile(tx, kernel, given.file, at);
  const outcome: Outcome = {
    n: attempts.flatMap((each) => each.outcomes).length + 1,
    outcome: given.outcome,
    on,
    recordedOn: kernel.clock.today().toString(),
    proof,
    fileId: file.fileId,
    fileSha256: file.sha256,
    reason,
    by: accountOf(caller),
    at,
  };
  const salt = kernel.ids.salt();
  await insertOutcome(tx, attempt, outcome, salt);
  const { deliveryId, subjectId } = attempt;
  const event: NewEvent = {
    type: 'delivery.recorded',
    subjectId,
    object: deliveryId,
    version: outcome.n + 1,
    content: outcomeContent(deliveryId, outcome),
    salt,
    home: 'object',
  };
  return { attempt: { ...attempt, outcomes: [...attempt.outcomes, outcome] }, events: [event] };
}

/** When each of a case's papers counts as served, by document id; null where it is not. A day may lie ahead (public notice). */
export async function servedDays(
  tx: Tx,
  kernel: Pick<Kernel, 'policy'>,
  of: { caseId: string; subjectId: string | null; papers: readonly ServedPaper[] },
): Promise<Map<string, IsoDate | null>> {
  const attempts = await attemptsOf(tx, of.caseId);
  const consents = of.subjectId === null ? [] : await consentsOf(tx, of.subjectId);
  const rules = serviceRules(kernel);
  return new Map(of.papers.map((paper) => [paper.documentId, servedOn(paper, attempts, rules, consents)]));
}

async function mustBeConfirmed(tx: Tx, given: NewAttempt, day: IsoDate, address: string): Promise<void> {
  const consents = given.subjectId === null ? [] : await consentsOf(tx, given.subjectId);
  for (const { template } of given.papers) {
    const consent = consentOn(consents, day, template);
    if (consent === undefined) throw deliveryRefused((say) => say['delivery.consent'](), 'method');
    if (consent.address !== address) throw deliveryRefused((say) => say['delivery.address'](), 'address');
  }
}

/** A refusal is of a paper held out: in person or by post. Published is only what is published. */
function mustBeAllowed(rule: MethodRule, attempt: Attempt, outcome: OutcomeKind, reason: string | null): void {
  const serving = servingOutcome(rule);
  const has =
    outcome === serving ||
    (outcome === 'void' && attempt.outcomes.length > 0) ||
    (outcome === 'returned' && rule.effective === 'receipt') ||
    (outcome === 'refused' && (rule.method === 'in-person' || rule.method === 'post'));
  if (!has) {
    throw deliveryRefused((say, language) =>
      say['delivery.outcome']({ method: titleOf(rule, language), outcome: say[`outcome.${outcome}`]() }),
    );
  }
  if (reason === null && (outcome !== serving || attempt.outcomes.length > 0)) {
    throw deliveryRefused((say) => say['delivery.reason'](), 'reason');
  }
}

function mustBeProved(rule: MethodRule, outcome: OutcomeKind, proof: Readonly<Record<string, string>>): void {
  const unknown = Object.keys(proof).filter((id) => !rule.proof.some((each) => each.id === id));
  if (unknown.length > 0) throw deliveryRefused((say) => say['delivery.unknown']({ names: unknown.join(', ') }));
  if (outcome !== servingOutcome(rule)) return;
  const missing = rule.proof.filter(({ id }) => (proof[id] ?? '').trim() === '');
  if (missing.length === 0) return;
  throw deliveryRefused(
    (say, language) =>
      say['delivery.proof']({
        names: missing.map(({ title }) => (language === 'en' ? title.en : title.zh)).join('; '),
      }),
    'proof',
  );
}

function ruleOf(rules: ServiceRulesContent, method: ServiceMethod): MethodRule {
  const rule = rules.methods.find((each) => each.method === method);
  if (rule === undefined) throw deliveryRefused((say) => say['delivery.method']({ method }));
  return rule;
}

function titleOf(rule: MethodRule, language: 'zh-CN' | 'en'): string {
  return language === 'en' ? rule.title.en : rule.title.zh;
}

function pastDay(kernel: Pick<Kernel, 'clock'>, day: Temporal.PlainDate): IsoDate {
  const iso = day.toString();
  if (iso > kernel.clock.today().toString()) throw deliveryRefused((say) => say['delivery.future']());
  return iso;
}

function nowOf(kernel: Pick<Kernel, 'clock'>): Date {
  return new Date(kernel.clock.now().epochMilliseconds);
}
