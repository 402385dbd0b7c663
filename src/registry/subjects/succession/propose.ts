import { sql } from 'kysely';
import { forbidden, logAccess, mayActFor, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import { findDate } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { IsoDate, Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { propose } from '../../../kernel/proposals/index.ts';
import { getSubject } from '../resolve.ts';
import type { SubjectsTable } from '../types.ts';
import { SUCCESSION } from './effect.ts';
import { linksOf, operatorsOf } from './read.ts';
import { mayLink } from './rules.ts';
import type { Link, LinkKind, LinkPayload, OperatorPeriod } from './types.ts';

export interface LinkInput {
  kind: LinkKind;
  /** Key of the body after, or of the head office. */
  to: string;
  since: IsoDate;
  document: string;
  reason: string;
}

export interface Proposed {
  state: 'proposed';
  proposal: string;
}

/**
 * The registering organ says that one body follows another, or is a branch of it; another of its people confirms. A link
 * moves no record, name or code: records stay with the body that acted. Throws NOT_FOUND, AMBIGUOUS_KEY, FORBIDDEN,
 * CONFLICT, BAD_INPUT.
 */
export async function proposeLink(kernel: Kernel, key: string, input: LinkInput, caller: Caller): Promise<Proposed> {
  const { kind, to, since, document } = input;
  return proposing(kernel, key, { day: since, document, reason: input.reason }, caller, async (tx, subject) => {
    const other = await getSubject(tx, to);
    if (other.subject_id === subject.subject_id) throw new XinhengError('CONFLICT', { what: to });
    if (!mayLink(kind, subject.kind, other.kind)) throw new XinhengError('BAD_INPUT', { what: 'kind' });
    const standing = (await linksOf(tx, subject.subject_id)).find(
      (link) => link.kind === kind && link.direction === 'to' && link.other.id === other.subject_id && link.until === null,
    );
    if (standing) throw new XinhengError('CONFLICT', { what: to });
    return { action: 'link', kind, otherId: other.subject_id };
  });
}

/** Ends a link: a branch was closed or moved, or the link was wrong. `day` is its last day. Otherwise as proposeLink. */
export async function proposeUnlink(
  kernel: Kernel,
  key: string,
  input: { kind: LinkKind; to: string; until: IsoDate; document: string; reason: string },
  caller: Caller,
): Promise<Proposed> {
  const given = { day: input.until, document: input.document, reason: input.reason };
  return proposing(kernel, key, given, caller, async (tx) => {
    const other = await getSubject(tx, input.to);
    return { action: 'unlink', kind: input.kind, otherId: other.subject_id };
  });
}

/**
 * The operator of an individual business changed on `since`. Nobody's name is kept: periods alone say to whom a decision
 * binds. Otherwise as proposeLink; CONFLICT for a body of another kind.
 */
export async function proposeOperatorChange(
  kernel: Kernel,
  key: string,
  input: { since: IsoDate; document: string; reason: string },
  caller: Caller,
): Promise<Proposed> {
  const given = { day: input.since, document: input.document, reason: input.reason };
  return proposing(kernel, key, given, caller, async (tx, subject) => {
    if (subject.kind !== 'individual_business') throw new XinhengError('CONFLICT', { what: subject.kind });
    const last = (await operatorsOf(tx, subject.subject_id)).at(-1);
    if (last?.since && last.since >= input.since) throw new XinhengError('BAD_INPUT', { what: 'since' });
    return { action: 'operator', kind: null, otherId: null };
  });
}

/** All links of a body, also those that the public does not see, and its operators' periods: a look with its purpose. */
export async function successionOf(
  kernel: Kernel,
  key: string,
  caller: Caller,
): Promise<{ subject: { id: string; name: string }; links: Link[]; operators: OperatorPeriod[] }> {
  requirePermission(caller, 'subject.link');
  return kernel.db.tx(async (tx) => {
    const subject = await getSubject(tx, key);
    const links = await linksOf(tx, subject.subject_id);
    const operators = await operatorsOf(tx, subject.subject_id);
    const subjectIds = [subject.subject_id];
    await logAccess(kernel, tx, caller, {
      subjectIds,
      action: 'subject.succession.opened',
      fields: ['links', 'operators'],
    });
    return { subject: { id: subject.subject_id, name: subject.name }, links, operators };
  });
}

type Asked = Pick<LinkPayload, 'action' | 'kind' | 'otherId'>;

async function proposing(
  kernel: Kernel,
  key: string,
  { day, document, reason }: { day: IsoDate; document: string; reason: string },
  caller: Caller,
  check: (tx: Tx, subject: SubjectsTable) => Promise<Asked>,
): Promise<Proposed> {
  requirePermission(caller, 'subject.link');
  if (!findDate(day) || day > kernel.clock.today().toString()) throw new XinhengError('BAD_INPUT', { what: 'since' });
  if (document.trim() === '') throw new XinhengError('BAD_INPUT', { what: 'document' });
  if (reason.trim() === '') throw new XinhengError('BAD_INPUT', { what: 'reason' });
  return kernel.db.tx(async (tx) => {
    const subject = await getSubject(tx, key);
    const { organ, district } = await registrarFor(tx, subject.subject_id, caller);
    const asked = await check(tx, subject);
    const payload: LinkPayload = { ...asked, subjectId: subject.subject_id, day, document, organ, reason };
    const subjectIds = [subject.subject_id, ...(asked.otherId === null ? [] : [asked.otherId])];
    const details = { document, day };
    await audit(kernel, tx, caller, { action: `subject.${asked.action}`, object: subject.subject_id, subjectIds, outcome: 'ok', details });
    const at = new Date(kernel.clock.now().epochMilliseconds);
    const { proposalId } = await propose(
      tx,
      {
        kind: SUCCESSION,
        objectKind: 'subject',
        objectId: subject.subject_id,
        subjectId: subject.subject_id,
        payload: { ...payload },
        reason,
        organ,
        district,
      },
      caller,
      kernel,
      at,
    );
    return { state: 'proposed', proposal: proposalId };
  });
}

/** The registering organ in whose name the caller acts. Throws FORBIDDEN where none of the body's is theirs. */
async function registrarFor(tx: Tx, subjectId: string, caller: Caller): Promise<{ organ: string; district: string | null }> {
  const { rows } = await sql<{ organ: string; district: string | null }>`
    select distinct r.source as organ, o.district from registrations r
    left join v_policy_organs o on o.code = r.source
    where r.subject_id = ${subjectId} order by 1`.execute(tx);
  const own = rows.find((row) => mayActFor(caller, row));
  if (!own) throw forbidden('subject.link');
  return own;
}
