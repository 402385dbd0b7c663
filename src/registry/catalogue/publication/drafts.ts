import { forbidden, requirePermission, type Caller } from '../../../kernel/access/index.ts';
import { audit } from '../../../kernel/audit/index.ts';
import { calendarOf, type CalendarContent } from '../../../kernel/calendar/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import type { Language } from '../../../kernel/i18n/types.ts';
import {
  dropDraft,
  getDraft,
  keyOf,
  listDrafts,
  nameOf,
  POLICY_KINDS,
  saveDraft,
  validDraft,
  type Draft,
  type PolicyDocument,
  type PolicyKey,
  type PolicyKind,
} from '../../../kernel/policy/index.ts';
import { differences, type Differences } from '../differences.ts';
import type { AnyEdition, Subset } from '../editions.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { differencesOf, type Difference } from './differences.ts';

/** A form says how columns are read and goes its own, shorter way (docs/decisions/0008). */
const FORM: PolicyKind = 'mapping';
const CATALOGUES: readonly PolicyKind[] = ['catalogue', 'catalogue-supplement', 'catalogue-subset'];

export interface DraftView extends PolicyKey {
  /** `kind/id@edition`, by which commands and addresses name it. */
  name: string;
  title: { zh: string; en: string };
  inForceFrom: string;
  hash: string;
  draftedBy: string;
  draftedAt: string;
  /** The published edition that it is compared with; null for a first one. */
  against: string | null;
  changes: Difference[];
  /** Of a catalogue besides: item by item. */
  items: Differences | null;
}

/**
 * Stores a draft of any document (again, under the same name, as often as its author likes) and answers how it differs from
 * the edition before it. Throws POLICY_INVALID with every fault, FORBIDDEN for what is not the own district's, BAD_INPUT for
 * a form, CONFLICT where an edition of that name is published.
 */
export async function draftPolicy(kernel: Kernel, value: unknown, caller: Caller, language: Language): Promise<DraftView> {
  requirePermission(caller, 'policy.edit');
  const document = validDraft(kernel.policy, VOCABULARY, value, language);
  if (document.kind === FORM) throw new XinhengError('BAD_INPUT', { what: `${FORM}: intake forms propose` });
  mustBeTheirs(document, caller);
  mustBuild(kernel.policy, document);
  const at = new Date(kernel.clock.now().epochMilliseconds);
  return kernel.db.tx(async (tx) => {
    await saveDraft(tx, document, caller.account ?? '', at);
    await audit(kernel, tx, caller, { action: 'policy.drafted', object: nameOf(document), outcome: 'ok' });
    return viewOf(kernel, await getDraft(tx, document));
  });
}

/** All drafts, the latest first. */
export async function draftsOfPolicy(kernel: Kernel, caller: Caller): Promise<DraftView[]> {
  requirePermission(caller, 'policy.drafts');
  const kinds = POLICY_KINDS.filter((kind) => kind !== FORM);
  const drafts = await kernel.db.tx((tx) => listDrafts(tx, kinds));
  return drafts.map((draft) => viewOf(kernel, draft));
}

/** Throws NOT_FOUND, BAD_INPUT for what is no name. */
export async function draftDifferences(kernel: Kernel, name: string, caller: Caller): Promise<DraftView> {
  requirePermission(caller, 'policy.drafts');
  return viewOf(kernel, await kernel.db.tx((tx) => getDraft(tx, keyOf(name))));
}

/** Throws NOT_FOUND, FORBIDDEN. A case that is open for it can then only be withdrawn. */
export async function discardDraft(kernel: Kernel, name: string, caller: Caller): Promise<{ name: string }> {
  requirePermission(caller, 'policy.edit');
  await kernel.db.tx(async (tx) => {
    const { document } = await draftOf(tx, keyOf(name));
    mustBeTheirs(document, caller);
    await dropDraft(tx, document);
    await audit(kernel, tx, caller, { action: 'policy.discarded', object: name, outcome: 'ok' });
  });
  return { name };
}

/** A draft, locked; forms are none. Throws NOT_FOUND. */
export async function draftOf(tx: Tx, key: PolicyKey): Promise<Draft> {
  if (key.kind === FORM) throw new XinhengError('NOT_FOUND', { what: nameOf(key) });
  return getDraft(tx, key);
}

/** The city's people write every document; a district's its own edition of the catalogue. */
export function mustBeTheirs(document: PolicyDocument, caller: Caller): void {
  if (caller.role === 'operator' || caller.district === null) return;
  const own = document.kind === 'catalogue-subset' && (document as Subset).content.division === caller.district;
  if (!own) throw forbidden('policy.edit');
}

/** Days are counted by all years together: one that contradicts another would stop every start. Throws POLICY_INVALID. */
export function mustBuild(policy: Pick<Kernel['policy'], 'all'>, document: PolicyDocument): void {
  if (document.kind !== 'calendar') return;
  calendarOf([...policy.all<CalendarContent>('calendar'), document as PolicyDocument<CalendarContent>]);
}

/** The edition before it of the same id, in force or history. */
export function before(policy: Pick<Kernel['policy'], 'all'>, document: PolicyDocument): PolicyDocument | null {
  const earlier = policy.all(document.kind).find(({ id, inForceFrom }) => id === document.id && inForceFrom < document.inForceFrom);
  return earlier ?? null;
}

function viewOf(kernel: Pick<Kernel, 'policy'>, { document, draftedBy, draftedAt }: Draft): DraftView {
  const { kind, id, edition, title, inForceFrom, hash } = document;
  const earlier = before(kernel.policy, document);
  return {
    kind,
    id,
    edition,
    name: nameOf(document),
    title,
    inForceFrom,
    hash,
    draftedBy,
    draftedAt: draftedAt.toISOString(),
    against: earlier?.edition ?? null,
    changes: differencesOf(earlier, document),
    items: CATALOGUES.includes(kind) ? differences(kernel.policy, earlier as AnyEdition | null, document as AnyEdition) : null,
  };
}
