import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import {
  exportedPolicy,
  fault,
  fileText,
  invalid,
  keyOf,
  nameOf,
  type ModelContent,
  type PolicyDocument,
} from '../../../kernel/policy/index.ts';
import { openCase } from '../../../kernel/procedures/index.ts';
import { draftOf, mustBeTheirs } from './drafts.ts';

const PROCEDURE = 'policy-publication';
/** What the legal office does next: with a draft, and with what is published already. */
export const SIGN = { draft: 'countersign', published: 'countersign-in-force' } as const;

export interface PolicyProposed {
  name: string;
  case: string;
  number: string;
  inForceFrom: string;
  /** The step that comes next, by the legal office. */
  next: (typeof SIGN)[keyof typeof SIGN];
}

export interface PolicyProposal {
  /** `kind/id@edition` */
  name: string;
  reason: string;
  /** The official text that it was compared with. */
  read?: string | undefined;
  /** In whose name, for who has no organ (the local operator). */
  organ?: string | undefined;
}

/**
 * Puts a draft before the legal office and then a second person, who publishes it; a document that is published already
 * (one that was shipped) before the legal office alone. Throws NOT_FOUND, FORBIDDEN, BAD_INPUT (organ), POLICY_INVALID where
 * a draft's day is not after today, CONFLICT while it lies before somebody.
 */
export async function proposePolicy(
  kernel: Kernel,
  { name, reason, read, organ }: PolicyProposal,
  caller: Caller,
  language: Language,
): Promise<PolicyProposed> {
  requirePermission(caller, 'policy.edit');
  const key = keyOf(name);
  const published = findPublished(kernel.policy, name);
  return kernel.db.tx(async (tx) => {
    const document = published ?? (await draftOf(tx, key)).document;
    mustBeTheirs(document, caller);
    if (published === undefined) mustBeginLater(kernel, document, language);
    const deciding = caller.organ ?? organ ?? issuerOf(document);
    if (deciding === null) throw new XinhengError('BAD_INPUT', { what: 'organ' });
    mustBeCompetent(document, deciding, language);
    await audit(kernel, tx, caller, { action: 'policy.proposed', object: name, outcome: 'ok' });
    const opened = await openCase(
      tx,
      kernel,
      {
        procedure: PROCEDURE,
        objectKind: 'policy',
        objectId: name,
        subjectId: null,
        party: null,
        organs: { deciding, handling: null, reporting: null, superior: null },
        district: caller.district,
        fields: { 'what-changes': reason, 'document-read': read, hash: document.hash },
      },
      caller,
    );
    const next = published === undefined ? SIGN.draft : SIGN.published;
    return { name, case: opened.caseId, number: opened.number, inForceFrom: document.inForceFrom, next };
  });
}

export function findPublished(policy: Pick<Kernel['policy'], 'all'>, name: string): PolicyDocument | undefined {
  return policy.all(keyOf(name).kind).find((each) => nameOf(each) === name);
}

/**
 * Tomorrow at the earliest: nobody is judged by a rule that was published at noon, and rows that were taken this morning were
 * checked by the edition of this day. One of a day that is over would judge acts anew besides.
 */
export function mustBeginLater(kernel: Pick<Kernel, 'clock'>, document: PolicyDocument, language: Language): void {
  const today = kernel.clock.today();
  const day = document.inForceFrom;
  if (day > today.toString()) return;
  const earliest = today.add({ days: 1 }).toString();
  const file = nameOf(document);
  throw invalid(file, [fault(file, '/inForceFrom', 'DAY_TOO_EARLY', { day, earliest })], language, textOf(document));
}

/** A model or a plan is put to use on real bodies by the organ competent for it, in whose name its case runs. */
function mustBeCompetent(document: PolicyDocument, deciding: string, language: Language): void {
  if (document.kind !== 'model' && document.kind !== 'supervision-plan') return;
  const { activation, issuedBy } = document.content as Pick<ModelContent, 'activation' | 'issuedBy'>;
  if (activation === null || deciding === issuedBy) return;
  const file = nameOf(document);
  const code = document.kind === 'model' ? 'ACTIVATION_BY_OTHER' : 'PLAN_BY_OTHER';
  throw invalid(file, [fault(file, '/content/activation', code, { name: issuedBy })], language, textOf(document));
}

const textOf = (document: PolicyDocument): string => fileText(exportedPolicy(document));

function issuerOf({ content }: PolicyDocument): string | null {
  const issuer = (content as { issuedBy?: unknown }).issuedBy;
  return typeof issuer === 'string' ? issuer : null;
}
