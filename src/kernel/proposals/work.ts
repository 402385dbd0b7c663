import { permits } from '../access/index.ts';
import type { Kernel } from '../context.ts';
import { t } from '../i18n/index.ts';
import type { WorkItem, WorkSource } from '../procedures/index.ts';
import { describeProposal, pageOfProposal } from './effects.ts';
import { proposalMessages } from './messages.ts';
import { countWaiting, selectWaiting } from './store.ts';

/** What waits for a second person's confirmation. It has no term, so it is neither late nor soon. */
export const proposalWork = (kernel: Pick<Kernel, 'offers'>): WorkSource => ({
  async items(tx, { caller, state, after, limit, language }) {
    if (!permits(caller, 'proposal.confirm') || state !== undefined) return [];
    // What has a day comes before all of these.
    const from = after?.due === null ? after.key : undefined;
    const rows = await selectWaiting(tx, caller, { after: from, limit });
    return rows.map((row): WorkItem => ({
      kind: 'proposal',
      what: describeProposal(kernel, row, language),
      object: { kind: row.objectKind, id: row.objectId, number: row.proposalId },
      subjectId: row.subjectId,
      due: null,
      provisional: false,
      standing: 'no term',
      must: false,
      came: t(language, proposalMessages)['proposals.came'](),
      // Another organ's people may decide it, but not read its rows.
      link: (row.organ === caller.organ ? pageOfProposal(kernel, row) : undefined) ?? `/workbench/proposals/${row.proposalId}`,
      key: row.key,
    }));
  },
  async counts(tx, { caller }) {
    return { all: permits(caller, 'proposal.confirm') ? await countWaiting(tx, caller) : 0, late: 0, soon: 0 };
  },
});
