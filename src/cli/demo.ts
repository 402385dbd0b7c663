import type { Capability } from '../kernel/capability.ts';
import type { Kernel } from '../kernel/context.ts';
import { dailyWork } from '../server.ts';

export interface DemoAccount {
  account: string;
  role: string;
  organ: string | null;
  password: string;
}

interface DemoModule {
  loadDemo(
    kernel: Kernel,
    daily: (living: Kernel) => ReturnType<typeof dailyWork>,
    onDay?: (done: number, of: number) => void,
  ): Promise<unknown>;
  demoAccounts(kernel: Kernel): Promise<readonly DemoAccount[]>;
}

/** Loaded only for a demonstration: a real instance never even reads the invented data's code. */
async function demoModule(): Promise<DemoModule | undefined> {
  const address = new URL('../demo/index.js', import.meta.url).href;
  try {
    return (await import(address)) as DemoModule;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

export async function loadDemo(
  kernel: Kernel,
  capabilities: readonly Capability[],
  onDay?: (done: number, of: number) => void,
): Promise<void> {
  await (await demoModule())?.loadDemo(kernel, (living) => dailyWork(living, capabilities), onDay);
}

export async function demoAccounts(kernel: Kernel): Promise<readonly DemoAccount[]> {
  return (await (await demoModule())?.demoAccounts(kernel)) ?? [];
}
