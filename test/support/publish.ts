import { ANONYMOUS, type Caller } from '../../src/kernel/access/index.ts';
import type { Kernel } from '../../src/kernel/context.ts';
import { fire } from '../../src/kernel/procedures/index.ts';

/** The legal office and the second person of a publication. */
export const legal: Caller = { ...ANONYMOUS, account: 'legal', role: 'legal', organ: 'demo-drc' };
export const publisher: Caller = { ...ANONYMOUS, account: 'director', role: 'director', organ: 'demo-drc' };

/** Countersigns what was proposed. */
export async function sign(kernel: Kernel, { case: caseId, next }: { case: string; next: string }, by = legal): Promise<void> {
  await fire(kernel, { caseId, transition: next, fields: { 'countersign-opinion': '与正式文本一致' } }, by);
}

/** Publishes what was countersigned. */
export async function publish(kernel: Kernel, { case: caseId }: { case: string }, by = publisher): Promise<void> {
  await fire(kernel, { caseId, transition: 'publish' }, by);
}
