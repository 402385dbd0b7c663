import type { Caller } from '../../../src/kernel/access/index.ts';
import type { Kernel } from '../../../src/kernel/context.ts';
import { fire } from '../../../src/kernel/procedures/index.ts';
import type { correct } from '../../../src/registry/publicity/index.ts';

/** The second person agrees to what was proposed; what one person may do is done already. */
export async function agree(kernel: Kernel, amended: Awaited<ReturnType<typeof correct>>, by: Caller): Promise<void> {
  if (amended.state === 'proposed') await fire(kernel, { caseId: amended.case, transition: 'correct' }, by);
}
