import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { exportedPolicy, listDrafts, type PolicyDocument } from '../../../kernel/policy/index.ts';
import { openProposals, type OpenProposal } from '../../../kernel/proposals/index.ts';
import { PUBLISH_FORM } from './publish.ts';

/** An edition that waits for its second person, whole: whoever confirms it reads what differs. */
export interface ProposedForm extends OpenProposal {
  form: Omit<PolicyDocument, 'hash'>;
}

/** Editions of forms that wait, by id. Throws FORBIDDEN. */
export async function proposedForms(kernel: Pick<Kernel, 'db'>, caller: Caller): Promise<ProposedForm[]> {
  requirePermission(caller, 'intake.forms');
  return kernel.db.tx(async (tx) => {
    const drafts = (await listDrafts(tx, ['mapping'])).map(({ document }) => document);
    const waiting = await openProposals(
      tx,
      PUBLISH_FORM,
      drafts.map(({ id, edition }) => `${id}@${edition}`),
    );
    return drafts
      .flatMap((document) => {
        const open = waiting.get(`${document.id}@${document.edition}`);
        return open === undefined ? [] : [{ ...open, form: exportedPolicy(document) }];
      })
      .toSorted((a, b) => (a.form.id < b.form.id ? -1 : 1));
  });
}
