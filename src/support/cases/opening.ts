import type { Caller } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { ProcedureContent } from '../../kernel/policy/index.ts';
import type { NewCase } from '../../kernel/procedures/index.ts';
import { superiorOf } from '../../registry/organs/index.ts';
import { getBody, partyOf } from '../../registry/subjects/index.ts';

/** What a person says of a new case; the rest follows from who it is. */
export interface Wanted {
  procedure: string;
  /** A body of the register: USCC, `reg:NUMBER` or `id:UUID`. */
  subject?: string | undefined;
  /** What a case without a party is about. */
  object?: string | undefined;
  /** Default: the caller's own. */
  organ?: string | undefined;
  handling?: string | undefined;
  reporting?: string | undefined;
  handler?: string | undefined;
  fields: Readonly<Record<string, unknown>>;
}

/**
 * The caller's organ decides, the one above it in its line is the superior, the party is named as the register has it today.
 * Throws NOT_FOUND (procedure, body), BAD_INPUT (subject, object), AMBIGUOUS_KEY, ORGAN_UNKNOWN.
 */
export async function openingOf(tx: Tx, kernel: Kernel, wanted: Wanted, caller: Caller): Promise<NewCase> {
  const day = kernel.clock.today().toString();
  const { content } = kernel.policy.get<ProcedureContent>('procedure', wanted.procedure, day);
  const deciding = wanted.organ ?? caller.organ;
  if (deciding === null || deciding === '') throw new XinhengError('ORGAN_UNKNOWN', { organ: '' });
  const party = content.party === 'subject' ? await getBody(tx, wanted.subject ?? '') : null;
  const objectId = content.object === 'subject' ? party?.subjectId : wanted.object?.trim();
  if (objectId === undefined || objectId === '') throw new XinhengError('BAD_INPUT', { what: 'object' });
  return {
    procedure: wanted.procedure,
    objectKind: content.object,
    objectId,
    subjectId: party?.subjectId ?? null,
    party: party === null ? null : await partyOf(tx, party.subjectId),
    organs: {
      deciding,
      handling: wanted.handling ?? null,
      reporting: wanted.reporting ?? null,
      superior: superiorOf(kernel.policy, deciding, day),
    },
    district: caller.district,
    fields: wanted.fields,
    handler: wanted.handler ?? null,
  };
}
