import { findUser, type Caller } from '../../access/index.ts';
import type { Kernel } from '../../context.ts';
import { on, sqlState, type Tx } from '../../db/index.ts';
import { XinhengError } from '../../errors/index.ts';
import type { NewEvent } from '../../journal/index.ts';
import type { Actor, PolicyDocument, ProcedureContent } from '../../policy/index.ts';
import { t } from '../../i18n/index.ts';
import { absentFor } from '../absences.ts';
import { needsHandler } from '../duties.ts';
import { requireOfficial } from '../gate.ts';
import { mayAs } from '../may.ts';
import { procedureMessages } from '../messages.ts';
import { organOf } from '../names.ts';
import { refuseOpening } from '../refusal.ts';
import { canHandle } from './people.ts';
import { nextCaseNumber, type CaseTables } from '../store.ts';
import type { Case, CaseOpening, CaseOrgans } from '../types.ts';
import { checkFields } from '../values.ts';
import { runClock } from './clock.ts';
import { finish } from './finish.ts';
import { editionOf, nowOf, take, type Session } from './session.ts';

export interface NewCase extends Omit<CaseOpening, 'number' | 'edition'> {
  fields?: Readonly<Record<string, unknown>>;
  /** The officer in charge; without one, where the procedure needs one, the official who opens it. */
  handler?: string | null;
  /** Of a room that keeps something beside the case: made by it before. */
  caseId?: string;
}

/**
 * Opens a case under the edition of the procedure in force today, in the caller's transaction, as its last statement (it
 * appends to the journal, with the events of the room in `more`). Throws UNAUTHENTICATED, NOT_FOUND (procedure), FORBIDDEN,
 * BAD_INPUT (fields; a party or an organ that the procedure needs; an officer who can't have it), POLICY_NOT_OFFICIAL (an adverse procedure on a real body
 * whose rules are not official and countersigned), CONFLICT (an internal one is open about the same thing).
 */
export async function openCase(tx: Tx, kernel: Kernel, input: NewCase, caller: Caller, more: readonly NewEvent[] = []): Promise<Case> {
  if (caller.account === null) throw new XinhengError('UNAUTHENTICATED');
  const { today, now } = nowOf(kernel);
  const document = kernel.policy.get<ProcedureContent>('procedure', input.procedure, today.toString());
  const absent = await absentFor(tx, kernel, caller);
  const who = { organs: input.organs, subjectId: input.subjectId, handler: null, agents: [], recused: [] };
  const { acting } = mayAs(who, document.content.opening.by, 'open', caller, absent, today);
  if (acting === null) throw refuseOpening(kernel, document, input.organs);
  requireParts(input, document.content);
  const fields = checkFields(document.content.opening.fields, input.fields ?? {});
  await requireOfficial(tx, kernel, document);
  await requireNone(tx, input, document.content);

  const { fields: _fields, handler, caseId = kernel.ids.record(), ...of } = input;
  const number = await numberOf(tx, kernel, input.organs.deciding, today.year);
  const opening: CaseOpening = { ...of, number, edition: document.edition };
  const session = emptySession(tx, kernel, caller, document, caseId);
  Object.assign(session, { absent, today, now });
  take(session, acting, { kind: 'open', what: document.id, to: document.content.states[0]!.id, fields, opening });
  const officer = handler ?? (acting.role !== 'owner' && needsHandler(document.content) ? acting.account : null);
  if (officer !== null && officer !== acting.account) await requireOfficer(tx, kernel, officer, input.organs);
  if (officer !== null) take(session, acting, { kind: 'assign', what: officer });
  await runClock(session);
  try {
    await finish(session, 'case.opened', { procedure: document.id, number }, more);
  } catch (error) {
    // Another transaction was faster with the same matter.
    if (sqlState(error) === '23505') throw new XinhengError('CONFLICT', { what: input.objectId }, { cause: error });
    throw error;
  }
  return session.case;
}

function emptySession(tx: Tx, kernel: Kernel, caller: Caller, { id }: PolicyDocument, caseId: string): Session {
  const foldWith = {
    procedureOf: (edition: string) => editionOf(kernel, id, edition),
    calendar: kernel.calendar,
    told: new Map(),
  };
  const nothing = { caseId } as Case;
  const parts = { absent: [], people: new Map(), ...nowOf(kernel), stored: 0, steps: [], events: [] };
  return { tx, kernel, caller, with: foldWith, case: nothing, ...parts };
}

/** The case is given to somebody who can have it, as `assign` would. */
async function requireOfficer(tx: Tx, kernel: Kernel, account: string, organs: CaseOrgans): Promise<void> {
  const officer = await findUser({ ...kernel, db: { ...kernel.db, kysely: tx } }, account);
  if (officer === undefined || !canHandle(officer, organs)) throw new XinhengError('BAD_INPUT', { what: 'handler' });
}

/** A step that nobody can take would be a silent dead end. */
function requireParts(input: NewCase, procedure: ProcedureContent): void {
  const needsParty = procedure.party === 'subject';
  if (needsParty !== (input.subjectId !== null) || needsParty !== (input.party !== null)) {
    throw new XinhengError('BAD_INPUT', { what: 'subject' });
  }
  const lacking = relationsOf(procedure).find((relation) => input.organs[relation] === null);
  if (lacking !== undefined) throw new XinhengError('BAD_INPUT', { what: `organs.${lacking}` });
}

/** The organs whose own people some step is for, and nobody else. */
function relationsOf({ transitions }: ProcedureContent): Exclude<NonNullable<Actor['organ']>, 'any'>[] {
  return transitions.flatMap(({ by }) => {
    const relations = by.map((actor) => (actor.who === 'official' ? (actor.organ ?? 'deciding') : 'any'));
    const [only] = relations;
    return relations.length === 1 && only !== undefined && only !== 'any' ? [only] : [];
  });
}

async function requireNone(tx: Tx, input: NewCase, { nature }: ProcedureContent): Promise<void> {
  if (nature !== 'internal') return;
  const open = await on<CaseTables>(tx)
    .selectFrom('cases')
    .select('number')
    .where('procedure', '=', input.procedure)
    .where('object_kind', '=', input.objectKind)
    .where('object_id', '=', input.objectId)
    .where('closed_on', 'is', null)
    .executeTakeFirst();
  if (open !== undefined) throw new XinhengError('CONFLICT', { what: open.number });
}

/** 示市监案〔2026〕3号: by the organ's short form in documents, or its short name. */
async function numberOf(tx: Tx, kernel: Kernel, organ: string, year: number): Promise<string> {
  const entry = organOf(kernel, organ);
  if (entry === undefined) throw new XinhengError('ORGAN_UNKNOWN', { organ });
  const n = await nextCaseNumber(tx, organ, year);
  return t('zh-CN', procedureMessages)['case.number']({ code: entry.documentCode ?? entry.shortName, year, n });
}
