import { hasOthers, requirePermission, type Caller, type Role } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { on, type IsoDate, type Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { openCase } from '../../../kernel/procedures/index.ts';
import { superiorOf } from '../../organs/index.ts';
import { changeRecords, type CorrectionKind, type RecordsTable } from '../../records/index.ts';
import { factsOf, findTerms, type PublicityTables } from '../facts.ts';
import { wasShown } from '../rules.ts';
import { districtOf, requireActing } from '../scope.ts';
import { findRecordsById } from '../store.ts';
import { choiceOf, insertAmendment } from './amendments.ts';
import { withdrawn, type WithdrawalKind } from './changes.ts';
import { parsePatch, type CorrectionPatch } from './patch.ts';
import { reasonText } from './reason.ts';

/** The procedures that a change after display goes through, and the step by which the second person agrees. */
const PROCEDURE = 'record-correction';
/** Where the organ has no second person: its superior agrees. */
const ABOVE = 'record-correction-above';
const AGREEING: readonly Role[] = ['reviewer', 'director'];
export const AGREE = 'correct';

/** Proposed: the case in which another person agrees; `due` is the last day by which the law wants it done. */
export type Amended = { state: 'proposed'; case: string; number: string; due: IsoDate | null } | { state: 'done'; records: string[] };

export interface Amendment {
  reason: string;
  /** Day of the decision that triggers it (revocation, judgment …): the clock of withdrawal starts there. Default today. */
  decidedOn?: IsoDate | undefined;
}

/**
 * After display every change is a correction with kind, reason, document and a second person; before display a re-upload
 * replaces (NOT_SHOWN). `id` is an act (all its addressees) or one record. Throws NOT_FOUND, NOT_OPEN, FORBIDDEN, BAD_INPUT.
 */
export async function correct(
  kernel: Kernel,
  id: string,
  input: Amendment & { kind: CorrectionKind; patch?: unknown },
  caller: Caller,
): Promise<Amended> {
  const patch = parsePatch(input.patch ?? {});
  const changes = patch.content !== undefined || patch.severity !== undefined;
  if ((input.kind === 'correction') !== changes) throw new XinhengError('BAD_INPUT', { what: 'content' });
  return amend(kernel, id, { ...input, patch }, caller);
}

/**
 * Ends display because the decision was varied, revoked, held illegal or void, or was sent in error: within three working
 * days of that decision, with the reason in public (行政处罚法 §48, §85). What was never shown is taken out by one person.
 */
export async function withdraw(
  kernel: Kernel,
  id: string,
  input: Amendment & { kind?: WithdrawalKind | undefined; document?: string | undefined },
  caller: Caller,
): Promise<Amended> {
  const patch = parsePatch(input.document === undefined ? {} : { document: input.document });
  return amend(kernel, id, { ...input, kind: input.kind ?? 'revocation', patch }, caller);
}

type Input = Amendment & { kind: CorrectionKind; patch: CorrectionPatch };

async function amend(kernel: Kernel, id: string, input: Input, caller: Caller): Promise<Amended> {
  requirePermission(caller, 'publicity.review');
  const reason = reasonText(input.reason);
  const today = kernel.clock.today().toString();
  const decidedOn = input.decidedOn ?? today;
  if (decidedOn > today) throw new XinhengError('BAD_INPUT', { what: 'decidedOn' });
  return kernel.db.tx(async (tx) => {
    const rows = await openRows(tx, id);
    const act = rows[0]!;
    await requireActing(tx, caller, act.organ);
    // Each addressee has content of its own: a correction names one.
    if (input.kind === 'correction' && rows.length > 1) throw new XinhengError('BAD_INPUT', { what: 'recordId' });
    const terms = await findTerms(tx);
    if (rows.some((row) => wasShown(factsOf(row), terms, today))) {
      return proposeAmendment(tx, kernel, rows, { ...input, reason, decidedOn }, caller);
    }
    if (input.kind === 'correction') throw new XinhengError('NOT_SHOWN');
    return takeOut(tx, kernel, rows, { ...input, kind: input.kind, reason }, caller);
  });
}

async function openRows(tx: Tx, id: string): Promise<RecordsTable[]> {
  const rows = await findRecordsById(on<PublicityTables>(tx), id);
  if (rows.length === 0) throw new XinhengError('NOT_FOUND', { what: id.slice(0, 40) });
  const open = rows.filter((row) => row.ended_on === null);
  if (open.length === 0) throw new XinhengError('NOT_OPEN', { state: 'ended' });
  return open;
}

async function proposeAmendment(
  tx: Tx,
  kernel: Kernel,
  rows: readonly RecordsTable[],
  input: Input & { decidedOn: IsoDate },
  caller: Caller,
): Promise<Amended> {
  const act = rows[0]!;
  const { document, ...patch } = input.patch;
  await audit(kernel, tx, caller, {
    action: 'publicity.amend.proposed',
    object: act.act_id,
    subjectIds: rows.map((row) => row.subject_id),
    outcome: 'ok',
    details: { kind: input.kind, records: rows.map((row) => row.record_id) },
  });
  const caseId = kernel.ids.record();
  const records = rows.map((row) => ({ subjectId: row.subject_id, recordId: row.record_id, version: row.version }));
  await insertAmendment(tx, caseId, act.act_id, { patch, records });
  const superior = superiorOf(kernel.policy, act.organ, kernel.clock.today().toString());
  const alone = superior !== null && !(await hasOthers(tx, act.organ, AGREEING, [caller.account ?? '']));
  const opened = await openCase(
    tx,
    kernel,
    {
      caseId,
      procedure: alone ? ABOVE : PROCEDURE,
      objectKind: 'act',
      objectId: act.act_id,
      subjectId: null,
      party: null,
      organs: {
        deciding: act.organ,
        handling: null,
        reporting: act.reporting_organ,
        superior,
      },
      district: await districtOf(tx, act.organ),
      fields: { kind: choiceOf(input.kind), reason: input.reason, 'decided-on': input.decidedOn, document },
    },
    caller,
  );
  return { state: 'proposed', case: opened.caseId, number: opened.number, due: opened.periods[0]?.due ?? null };
}

async function takeOut(
  tx: Tx,
  kernel: Kernel,
  rows: readonly RecordsTable[],
  { kind, reason, patch }: { kind: WithdrawalKind; reason: string; patch: CorrectionPatch },
  caller: Caller,
): Promise<Amended> {
  const today = kernel.clock.today().toString();
  const records = rows.map((row) => row.record_id);
  await audit(kernel, tx, caller, {
    action: 'record.withdrawn',
    object: rows[0]!.act_id,
    subjectIds: rows.map((row) => row.subject_id),
    outcome: 'ok',
    details: { kind, records },
  });
  await changeRecords(
    tx,
    kernel,
    rows.map((row) => ({
      subjectId: row.subject_id,
      recordId: row.record_id,
      eventType: 'record.withdrawn' as const,
      changes: (current: RecordsTable) => withdrawn(current, kind, reason, today, patch.document),
    })),
    new Date(kernel.clock.now().epochMilliseconds),
  );
  return { state: 'done', records };
}
