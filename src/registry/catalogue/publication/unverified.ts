import { requirePermission, type Caller } from '../../../kernel/access/index.ts';
import type { Kernel } from '../../../kernel/context.ts';
import { countersigned, goLive, nameOf, POLICY_KINDS, type GoLiveEntry } from '../../../kernel/policy/index.ts';

/**
 * What is in force in the running system and can't carry an adverse effect yet, with the signatures that its database holds;
 * `policy check --go-live` says the same of the files, which are never signed.
 */
export async function unverifiedPolicy(kernel: Kernel, caller: Caller): Promise<{ day: string; open: GoLiveEntry[] }> {
  requirePermission(caller, 'policy.drafts');
  const day = kernel.clock.today().toString();
  const documents = POLICY_KINDS.flatMap((kind) => kernel.policy.all(kind)).map((document) => {
    return { file: nameOf(document), jurisdiction: '', document };
  });
  return { day, open: goLive(documents, day, await kernel.db.tx(countersigned)) };
}
