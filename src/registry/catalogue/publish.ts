import { XinhengError } from '../../kernel/errors/index.ts';
import { t } from '../../kernel/i18n/types.ts';
import { exportedPolicy, getDraft, publishDraft, validDraft, type PolicyKind } from '../../kernel/policy/index.ts';
import { registerEffect, type Effect } from '../../kernel/proposals/index.ts';
import { mustBeginLater, PUBLISH, type LocalEdition } from './drafting.ts';
import { catalogueMessages } from './messages.ts';
import { VOCABULARY } from './vocabulary.ts';

interface Publication {
  kind: PolicyKind;
  id: string;
  edition: string;
  hash: string;
  inForceFrom: string;
}

/**
 * The second person publishes exactly what was proposed: a draft that was written again since, or whose base changed so
 * that it no longer fits, stays a draft.
 */
const publish: Effect = {
  describe(stored, language) {
    const { edition, inForceFrom } = stored as unknown as Publication;
    return t(language, catalogueMessages)['publish.describe']({ edition, day: inForceFrom });
  },
  async run(tx, stored, { kernel, caller, now }) {
    const proposed = stored as unknown as Publication;
    const { document, draftedBy } = await getDraft(tx, proposed);
    // Another hand may have proposed it: it still is its author's, and nobody publishes what they wrote.
    if (draftedBy === caller.account) throw new XinhengError('SAME_PERSON');
    if (document.hash !== proposed.hash) throw new XinhengError('CONFLICT', { what: proposed.edition });
    validDraft(kernel.policy, VOCABULARY, exportedPolicy(document), 'zh-CN');
    mustBeginLater(kernel, document as LocalEdition, 'zh-CN');
    await publishDraft(tx, proposed, caller.account ?? '', now);
    const { kind, id, edition, hash, inForceFrom } = proposed;
    return [
      {
        type: 'policy.published',
        subjectId: null,
        object: edition,
        version: 1,
        content: { kind, id, edition, hash, inForceFrom },
        salt: kernel.ids.salt(),
        home: 'journal',
      },
    ];
  },
};

export function registerPublication(): void {
  registerEffect(PUBLISH, publish);
}
