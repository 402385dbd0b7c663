import { localOperator, type Caller } from '../../kernel/access/index.ts';
import type { CommandIo } from '../../kernel/capability.ts';
import type { Kernel } from '../../kernel/context.ts';

export function callerOf(kernel: Kernel, { as }: CommandIo): Promise<Caller> {
  return localOperator(kernel, { as: as.account, purpose: as.purpose });
}

/** An owner works on its own side. */
export function sideOf({ role }: Caller): 'official' | 'party' {
  return role === 'owner' ? 'party' : 'official';
}
