import type { CommandIo, CommandResult } from '../kernel/capability.ts';
import type { Kernel } from '../kernel/context.ts';

/** Measures one thing beside its peer and its limit, in the same run; leaves nothing behind. */
export type Bench = (kernel: Kernel, io: CommandIo, options: { subjects?: number | undefined }) => Promise<CommandResult>;
