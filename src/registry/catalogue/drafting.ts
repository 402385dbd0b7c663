import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import {
  dropDraft,
  fault,
  getDraft,
  invalid,
  listDrafts,
  saveDraft,
  validDraft,
  type Draft,
  type PolicyDocument,
} from '../../kernel/policy/index.ts';
import { propose } from '../../kernel/proposals/index.ts';
import { differences, type Differences } from './differences.ts';
import { predecessor, type Subset, type Supplement } from './editions.ts';
import { VOCABULARY } from './vocabulary.ts';

export const PUBLISH = 'catalogue.publish';
/** What can be written in the running system: the national catalogue comes as a file alone. */
export const LOCAL_KINDS = ['catalogue-supplement', 'catalogue-subset'] as const;
export type LocalEdition = Supplement | Subset;

export interface DraftView {
  kind: (typeof LOCAL_KINDS)[number];
  id: string;
  edition: string;
  inForceFrom: string;
  hash: string;
  draftedBy: string;
  draftedAt: string;
  /** The published edition that it is compared with; null for a first one. */
  against: string | null;
  changes: Differences;
}

/**
 * Stores a draft (again, under the same name, as often as its author likes) and answers how it differs from the edition
 * before it. Throws POLICY_INVALID with every fault, FORBIDDEN for another district's edition, CONFLICT where an edition
 * of that name is published.
 */
export async function draftEdition(
  kernel: Kernel,
  value: unknown,
  caller: Caller,
  language: Language,
): Promise<DraftView> {
  requirePermission(caller, 'catalogue.edit');
  const document = localOf(validDraft(kernel.policy, VOCABULARY, value, language));
  mustBeTheirs(document, caller);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  await kernel.db.tx(async (tx) => {
    await saveDraft(tx, document, caller.account ?? '', at);
    await audit(kernel, tx, caller, { action: 'catalogue.drafted', object: document.edition, outcome: 'ok' });
  });
  return viewOf(kernel, { document, draftedBy: caller.account ?? '', draftedAt: at });
}

export async function draftEditions(kernel: Kernel, caller: Caller): Promise<DraftView[]> {
  requirePermission(caller, 'catalogue.edit');
  const drafts = await kernel.db.tx((tx) => listDrafts(tx, LOCAL_KINDS));
  return drafts.map((draft) => viewOf(kernel, draft));
}

export interface Proposed {
  edition: string;
  proposal: string;
  inForceFrom: string;
  changes: Differences;
}

/**
 * Puts a draft before the second person. Throws NOT_FOUND, FORBIDDEN, POLICY_INVALID where its day is over, CONFLICT
 * while it lies before somebody already.
 */
export async function proposeEdition(
  kernel: Kernel,
  edition: string,
  reason: string,
  caller: Caller,
  language: Language,
): Promise<Proposed> {
  requirePermission(caller, 'catalogue.edit');
  const now = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    const draft = await getDraft(tx, keyOf(edition, await listDrafts(tx, LOCAL_KINDS)));
    const document = localOf(draft.document);
    mustBeTheirs(document, caller);
    mustBeginLater(kernel, document, language);
    const { kind, id, hash, inForceFrom } = document;
    await audit(kernel, tx, caller, { action: 'catalogue.proposed', object: edition, outcome: 'ok' });
    const { proposalId } = await propose(
      tx,
      {
        kind: PUBLISH,
        objectKind: 'policy',
        objectId: edition,
        payload: { kind, id, edition, hash, inForceFrom },
        reason,
        organ: document.content.issuedBy,
        district: document.kind === 'catalogue-subset' ? document.content.division : null,
      },
      caller,
      kernel.ids,
      now,
    );
    return { edition, proposal: proposalId, inForceFrom, changes: viewOf(kernel, draft).changes };
  });
}

/** Throws NOT_FOUND, FORBIDDEN. A proposal that is open for it can no longer be confirmed. */
export async function discardDraft(kernel: Kernel, edition: string, caller: Caller): Promise<{ edition: string }> {
  requirePermission(caller, 'catalogue.edit');
  await kernel.db.tx(async (tx) => {
    const { document } = await getDraft(tx, keyOf(edition, await listDrafts(tx, LOCAL_KINDS)));
    mustBeTheirs(localOf(document), caller);
    await dropDraft(tx, document);
    await audit(kernel, tx, caller, { action: 'catalogue.discarded', object: edition, outcome: 'ok' });
  });
  return { edition };
}

/** An edition of a day that is over would judge acts anew that were checked by the edition of their own day. */
export function mustBeginLater(kernel: Pick<Kernel, 'clock'>, document: LocalEdition, language: Language): void {
  const today = kernel.clock.today().toString();
  const day = document.inForceFrom;
  if (day >= today) return;
  const file = `${document.kind}/${document.edition}`;
  throw invalid(file, [fault(file, '/inForceFrom', 'DAY_PAST', { day, today })], language);
}

function viewOf(kernel: Pick<Kernel, 'policy'>, { document, draftedBy, draftedAt }: Draft): DraftView {
  const local = localOf(document);
  const before = predecessor(kernel.policy, local);
  const { kind, id, edition, inForceFrom, hash } = local;
  return {
    kind: kind as DraftView['kind'],
    id,
    edition,
    inForceFrom,
    hash,
    draftedBy,
    draftedAt: draftedAt.toISOString(),
    against: before?.edition ?? null,
    changes: differences(kernel.policy, before ?? null, local),
  };
}

function localOf(document: PolicyDocument): LocalEdition {
  if (!(LOCAL_KINDS as readonly string[]).includes(document.kind))
    throw new XinhengError('BAD_INPUT', { what: `kind: ${LOCAL_KINDS.join(' | ')}` });
  return document as LocalEdition;
}

function keyOf(edition: string, drafts: readonly Draft[]) {
  const found = drafts.find((each) => each.document.edition === edition);
  if (!found) throw new XinhengError('NOT_FOUND', { what: edition });
  return found.document;
}

/** The city's people write every edition; a district's its own. */
function mustBeTheirs(document: LocalEdition, caller: Caller): void {
  if (caller.role === 'operator' || caller.district === null) return;
  if (document.kind !== 'catalogue-subset' || document.content.division !== caller.district)
    throw new XinhengError('FORBIDDEN', { permission: 'catalogue.edit' });
}
