import { XinhengError } from '../../../kernel/errors/index.ts';
import { t } from '../../../kernel/i18n/types.ts';
import type { Hashable } from '../../../kernel/journal/types.ts';
import { dropDraft, exportedPolicy, getDraft, publishDraft, validDraft } from '../../../kernel/policy/index.ts';
import { type Effect } from '../../../kernel/proposals/index.ts';
import { VOCABULARY } from '../../catalogue/index.ts';
import { intakeMessages } from '../messages.ts';

export const PUBLISH_FORM = 'intake.form';

interface Publication {
  kind: 'mapping';
  id: string;
  edition: string;
  hash: string;
}

/** The second person puts in force exactly what was proposed; what was written again since stays where it is. */
export const formPublication: Effect = {
  kind: PUBLISH_FORM,
  describe(stored, language) {
    const { id, edition } = publicationOf(stored);
    return t(language, intakeMessages)['form.describe']({ id, edition });
  },
  async run(tx, stored, { kernel, caller, now }) {
    const { kind, id, edition, hash } = publicationOf(stored);
    const { document } = await getDraft(tx, { kind, id, edition });
    if (document.hash !== hash) throw new XinhengError('CONFLICT', { what: `${id}@${edition}` });
    validDraft(kernel.policy, VOCABULARY, exportedPolicy(document), 'zh-CN');
    await publishDraft(tx, { kind, id, edition }, caller.account ?? '', now);
    return [
      {
        type: 'policy.published',
        subjectId: null,
        object: `${id}@${edition}`,
        version: 1,
        content: { kind, id, edition, hash, inForceFrom: document.inForceFrom },
        salt: kernel.ids.salt(),
        home: 'journal',
      },
    ];
  },
  async closed(tx, stored) {
    await dropDraft(tx, publicationOf(stored));
    return [];
  },
};

function publicationOf(stored: Hashable): Publication {
  return stored as unknown as Publication;
}
