import type { Kernel } from '../kernel/context.ts';

export interface DemoAccount {
  account: string;
  role: string;
  organ: string | null;
  password: string;
}

interface DemoModule {
  loadDemo(kernel: Kernel): Promise<void>;
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

export async function loadDemo(kernel: Kernel): Promise<void> {
  await (await demoModule())?.loadDemo(kernel);
}

export async function demoAccounts(kernel: Kernel): Promise<readonly DemoAccount[]> {
  return (await (await demoModule())?.demoAccounts(kernel)) ?? [];
}
