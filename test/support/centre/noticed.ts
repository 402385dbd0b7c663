import { callerOf, findUser, type Caller } from '../../../src/kernel/access/index.ts';
import type { Kernel } from '../../../src/kernel/context.ts';
import { fire, openCase, recordService, recordServiceOutcome } from '../../../src/kernel/procedures/index.ts';
import { superiorOf } from '../../../src/registry/organs/index.ts';

export const callerFor = async (kernel: Kernel, account: string): Promise<Caller> =>
  callerOf((await findUser(kernel, account))!, account.includes('owner') || account === 'agent' ? null : '承办');

/** A listing of a body up to the notice that was handed over today: the party may answer. Accounts as in test/support/office.ts. */
export async function noticedCase(kernel: Kernel, body: { subjectId: string; name: string; uscc: string }): Promise<string> {
  const officer = await callerFor(kernel, 'officer');
  const today = kernel.clock.today();
  const opened = await kernel.db.tx((tx) =>
    openCase(
      tx,
      kernel,
      {
        procedure: 'serious-list',
        objectKind: 'subject',
        objectId: body.subjectId,
        subjectId: body.subjectId,
        party: { name: body.name, code: body.uscc },
        organs: {
          deciding: 'demo-a-amr',
          handling: null,
          reporting: null,
          superior: superiorOf(kernel.policy, 'demo-a-amr', today.toString()),
        },
        district: officer.district,
        fields: { cause: '案由', 'penalty-document': '文号' },
      },
      officer,
    ),
  );
  const { caseId } = opened;
  const facts = {
    facts: '事实',
    'proposal-reasons': '理由',
    'legal-basis': '依据',
    measures: '措施',
    outcome: 'listed',
  };
  await fire(kernel, { caseId, transition: 'propose', fields: facts }, officer);
  await fire(kernel, { caseId, transition: 'notify' }, await callerFor(kernel, 'head'));
  const envelope = {
    caseId,
    document: 'advance-notice',
    method: 'in-person',
    sentOn: today,
    recipient: '甲',
    address: '示例路1号',
  } as const;
  const { deliveryId } = await recordService(kernel, envelope, officer);
  const outcome = { caseId, deliveryId, outcome: 'delivered', on: today, proof: { receipt: '回证' } } as const;
  await recordServiceOutcome(kernel, outcome, officer);
  return caseId;
}
