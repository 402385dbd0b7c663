import { findUser } from '../../../kernel/access/index.ts';
import type { Tx } from '../../../kernel/db/types.ts';
import { XinhengError } from '../../../kernel/errors/index.ts';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import {
  countersign,
  exportedPolicy,
  keyOf,
  nameOf,
  publishDraft,
  unofficialPlaces,
  validDraft,
  type Draft,
  type PolicyDocument,
} from '../../../kernel/policy/index.ts';
import { type CaseEffect, type EffectContext } from '../../../kernel/procedures/index.ts';
import { VOCABULARY } from '../vocabulary.ts';
import { differencesOf } from './differences.ts';
import { before, draftOf, mustBuild } from './drafts.ts';
import { publicationMessages } from './messages.ts';
import { findPublished, mustBeginLater, SIGN } from './propose.ts';

type Context = Omit<EffectContext, 'now'>;

/** The legal office signs a document exactly as it was proposed, in its own name. */
export const countersignature: CaseEffect = {
  kind: 'policy.countersign',
  async consequences(tx, context, language) {
    const { document } = await proposed(tx, context);
    const say = t(language, publicationMessages);
    return [say['sign.effect']({ name: nameOf(document) }), say['sign.marks']({ n: unofficialPlaces(document) })];
  },
  async run(tx, context) {
    const { kernel, caller, today } = context;
    const { document } = await proposed(tx, context);
    const account = caller.account ?? '';
    const person = await findUser(kernel, account);
    await countersign(tx, document, { by: account, name: person?.displayName ?? account, on: today.toString() });
    return [event(context, 'policy.countersigned', document)];
  },
};

/** The second person publishes exactly what was proposed and signed; a base that changed since is looked at again. */
export const publication: CaseEffect = {
  kind: 'policy.publish',
  async consequences(tx, context, language) {
    const { document } = await proposed(tx, context);
    const say = t(language, publicationMessages);
    const changes = differencesOf(before(context.kernel.policy, document), document);
    const count = (what: string) => changes.filter((each) => each.what === what).length;
    return [
      say['publish.effect']({ name: nameOf(document), day: document.inForceFrom }),
      say['publish.changes']({ added: count('added'), removed: count('removed'), changed: count('changed') }),
    ];
  },
  async run(tx, context) {
    const { kernel, caller, now } = context;
    const { document } = await proposed(tx, context);
    validDraft(kernel.policy, VOCABULARY, exportedPolicy(document), 'zh-CN');
    mustBeginLater(kernel, document, 'zh-CN');
    mustBuild(kernel.policy, document);
    await publishDraft(tx, document, caller.account ?? '', now);
    return [event(context, 'policy.published', document)];
  },
};

/**
 * What the case is about, as it was proposed. Throws CONFLICT where it was written again since, SAME_PERSON for its author,
 * whoever proposed it, and STEP_REFUSED for the step that is not for it: what is published already is only signed.
 */
async function proposed(tx: Tx, context: Context): Promise<{ document: PolicyDocument }> {
  const { kernel, case: of, transition } = context;
  const published = findPublished(kernel.policy, of.objectId);
  if ((published !== undefined) !== (transition.id === SIGN.published)) throw otherStep(published !== undefined);
  const found = published === undefined ? await draftOf(tx, keyOf(of.objectId)) : { document: published };
  mustBeAnother(context, found);
  if (found.document.hash !== of.fields['hash']) throw new XinhengError('CONFLICT', { what: of.objectId });
  return found;
}

/** Another hand may have proposed it: it still is its author's. */
function mustBeAnother({ caller, case: of }: Context, found: Partial<Draft>): void {
  const { draftedBy } = found;
  const last = of.steps.at(-1);
  const acting = [caller.account, last?.by === caller.account ? last?.standsInFor : null];
  if (draftedBy !== undefined && acting.includes(draftedBy)) throw new XinhengError('SAME_PERSON');
}

function otherStep(published: boolean): XinhengError {
  return XinhengError.worded('STEP_REFUSED', (language: Language) => {
    const say = t(language, publicationMessages);
    return { params: { why: published ? say['step.published']() : say['step.draft']() }, errors: [] };
  });
}

function event({ kernel, case: of }: EffectContext, type: 'policy.countersigned' | 'policy.published', document: PolicyDocument) {
  const { kind, id, edition, hash, inForceFrom } = document;
  const content = { kind, id, edition, hash, inForceFrom, case: of.number };
  return {
    type,
    subjectId: null,
    object: nameOf(document),
    version: 1,
    content,
    salt: kernel.ids.salt(),
    home: 'journal',
  } as const;
}
