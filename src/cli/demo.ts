import type { Capability } from '../kernel/capability.ts';
import type { Kernel } from '../kernel/context.ts';
import { dailyWork } from '../server.ts';

export interface DemoAccount {
  account: string;
  role: string;
  organ: string | null;
  password: string;
}

/** Loaded only for a demonstration: a real instance never even reads the invented data's code. */
const demoModule = () => import('../demo/index.ts');

export async function loadDemo(
  kernel: Kernel,
  capabilities: readonly Capability[],
  onDay?: (done: number, of: number) => void,
): Promise<void> {
  await (await demoModule()).loadDemo(kernel, (living) => dailyWork(living, capabilities), onDay);
}

export async function demoAccounts(kernel: Kernel): Promise<readonly DemoAccount[]> {
  return (await demoModule()).demoAccounts(kernel);
}
