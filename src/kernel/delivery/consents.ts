import type { Temporal } from 'temporal-polyfill';
import { mayFor, requirePermission, withMandates, type Caller } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { on, type Tx } from '../db/index.ts';
import { sqlState } from '../db/index.ts';
import { XinhengError } from '../errors/index.ts';
import type { NewEvent } from '../journal/index.ts';
import { accountOf } from './caller.ts';
import { consentContent } from './content.ts';
import { keepFile } from './files.ts';
import { deliveryRefused } from './refuse.ts';
import { toConsent } from './rows.ts';
import type { DeliveryTables } from './tables.ts';
import type { ConsentStep, ProofFile } from './types.ts';

export interface NewConsent {
  subjectId: string;
  step: ConsentStep['step'];
  /** Where to; not for a withdrawal. */
  address?: string;
  /** Default: all papers. */
  papers?: readonly string[] | 'all';
  /** Who signed for the party, and the day on the signed paper. */
  signedBy: string;
  signedOn: Temporal.PlainDate;
  /** The signed paper: an official files it, the owner signs by the account. */
  file?: ProofFile;
}

/** The declarations of a subject on electronic service, oldest first. PERSONAL. */
export async function consentsOf(tx: Tx, subjectId: string): Promise<ConsentStep[]> {
  const rows = await on<DeliveryTables>(tx)
    .selectFrom('delivery_consents')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('n')
    .execute();
  return rows.map(toConsent);
}

/**
 * Signs, changes or withdraws a confirmation of electronic service (行政处罚法 §61): by the owner of the subject, or by an
 * official who files the signed paper. A confirmation has effect from the day it is filed, never before; a withdrawal from
 * the day on its paper. The caller appends the events. Throws FORBIDDEN, DELIVERY_REFUSED, CONFLICT (another was filed at
 * the same time).
 */
export async function declareConsent(
  tx: Tx,
  kernel: Pick<Kernel, 'clock' | 'ids'>,
  caller: Caller,
  given: NewConsent,
): Promise<{ consent: ConsentStep; events: NewEvent[] }> {
  mayDeclare(await withMandates(tx, kernel, caller), given);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  const today = kernel.clock.today().toString();
  const signedOn = given.signedOn.toString();
  const address = given.address?.trim() || null;
  const papers = given.papers ?? 'all';
  const withdrawn = given.step === 'withdraw';
  if (given.signedBy.trim() === '' || withdrawn !== (address === null) || papers.length === 0) {
    throw deliveryRefused((say) => say['consent.empty'](), 'address');
  }
  if (signedOn > today) throw deliveryRefused((say) => say['delivery.future']());
  const last = (await consentsOf(tx, given.subjectId)).at(-1);
  const inForce = last !== undefined && last.step !== 'withdraw';
  if (given.step === 'sign' && inForce) throw deliveryRefused((say) => say['consent.in-force']());
  if (given.step !== 'sign' && !inForce) throw deliveryRefused((say) => say['consent.none']());
  const from = withdrawn ? signedOn : today;
  if (last !== undefined && from < last.on) throw deliveryRefused((say) => say['consent.day']());
  const file = await keepFile(tx, kernel, given.file, at);
  const consent: ConsentStep = {
    subjectId: given.subjectId,
    n: (last?.n ?? 0) + 1,
    step: given.step,
    on: from,
    address,
    papers: papers === 'all' ? 'all' : [...new Set(papers)].toSorted(),
    signedBy: given.signedBy.trim(),
    signedOn,
    by: accountOf(caller),
    at,
    fileId: file.fileId,
    fileSha256: file.sha256,
  };
  const consentId = kernel.ids.record();
  const salt = kernel.ids.salt();
  await insertConsent(tx, consent, consentId, salt);
  const event: NewEvent = {
    type: 'delivery.consented',
    subjectId: consent.subjectId,
    object: consentId,
    version: 1,
    content: consentContent(consent),
    salt,
    home: 'object',
  };
  return { consent, events: [event] };
}

function mayDeclare(caller: Caller, given: NewConsent): void {
  if (caller.role === 'owner') {
    if (!mayFor(caller, given.subjectId, 'sign')) throw new XinhengError('MANDATE_OVER');
    return;
  }
  requirePermission(caller, 'case.act');
  if (given.file === undefined) throw deliveryRefused((say) => say['consent.paper']());
}

async function insertConsent(tx: Tx, consent: ConsentStep, consentId: string, salt: Buffer): Promise<void> {
  try {
    await on<DeliveryTables>(tx)
      .insertInto('delivery_consents')
      .values({
        subject_id: consent.subjectId,
        n: consent.n,
        consent_id: consentId,
        step: consent.step,
        from_day: consent.on,
        address: consent.address,
        papers: consent.papers === 'all' ? null : JSON.stringify(consent.papers),
        signed_by: consent.signedBy,
        signed_on: consent.signedOn,
        by_account: consent.by,
        at: consent.at,
        file_id: consent.fileId,
        file_sha256: consent.fileSha256,
        salt,
      })
      .execute();
  } catch (error) {
    // Numbered after what this transaction read: the second of two at once would hide the first.
    if (sqlState(error) === '23505') throw new XinhengError('CONFLICT', {}, { cause: error });
    throw error;
  }
}
