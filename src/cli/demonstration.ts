import type { Capability } from '../kernel/capability.ts';
import { isDemoClock } from '../kernel/clock/index.ts';
import type { Demonstration, Kernel } from '../kernel/context.ts';
import { findInstance, markDemoLoaded, markPassed } from '../kernel/instance.ts';
import { carrySessions } from '../kernel/access/index.ts';
import { loadDemo } from './demo.ts';

/** The invented data, where they are not there yet. */
export async function ensureDemo(
  kernel: Kernel,
  capabilities: readonly Capability[],
  hooks: { onLoad: () => void; onDay: (done: number, of: number) => void },
): Promise<void> {
  if ((await findInstance(kernel.db))?.loaded) return;
  hooks.onLoad();
  const begun = performance.now();
  await loadDemo(kernel, capabilities, hooks.onDay);
  await markDemoLoaded(kernel.db, (performance.now() - begun) / 1000);
}

/** What only a server of invented data on loopback lets its visitors do; undefined for every other. */
export async function demonstrationOf(
  kernel: Kernel,
  server: { newDay: () => Promise<void>; restore: () => void },
): Promise<Demonstration | undefined> {
  const { clock } = kernel;
  if (!kernel.settings.demo || !isDemoClock(clock)) return undefined;
  const found = await findInstance(kernel.db);
  const made: Demonstration = {
    before: found?.passed?.to === clock.today().toString() ? found.passed.from : null,
    seconds: found?.seconds ?? null,
    async nextDay() {
      await carrySessions(kernel, 1);
      clock.moveTo(clock.today().add({ days: 1 }));
      await server.newDay();
    },
    async keep(from) {
      await markPassed(kernel.db, { from, to: clock.today().toString() });
      made.before = from;
    },
    restore: server.restore,
  };
  return made;
}
