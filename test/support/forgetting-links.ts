import type { Caller } from '../../src/kernel/access/index.ts';
import { confirm } from '../../src/kernel/proposals/index.ts';
import { exampleCode } from '../../src/registry/intake/testing/files.ts';
import { proposeLink, proposeUnlink } from '../../src/registry/subjects/succession/propose.ts';
import type { TestKernel } from './kernel.ts';

/** The head office that a body is no longer a branch of, and beside it the individual business that it comes from. */
export const LINKED = 23;
export const SHOP = exampleCode(LINKED + 1, '92');

/** Plants what no stranger may see of succession: a link that ended, and 个转企. Answers each proposal's state. */
export async function link(kernel: TestKernel, code: string, caller: Caller, second: Caller): Promise<string[]> {
  const common = { document: '示登〔2026〕771号', reason: '登记' };
  const to = exampleCode(LINKED);
  const states: string[] = [];
  for (const ask of [
    () => proposeLink(kernel, code, { ...common, kind: 'branch', to, since: '2026-11-01' }, caller),
    () => proposeUnlink(kernel, code, { ...common, kind: 'branch', to, until: '2026-11-20' }, caller),
    () => proposeLink(kernel, SHOP, { ...common, kind: 'from_individual', to: code, since: '2026-11-01' }, caller),
  ])
    states.push((await confirm(kernel, (await ask()).proposal, second)).state);
  return states;
}
