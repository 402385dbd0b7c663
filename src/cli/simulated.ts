import type { Capability } from '../kernel/capability.ts';
import type { Kernel } from '../kernel/context.ts';
import { dispatchDue, type Channels } from '../kernel/outbox/index.ts';
import { dailyWork } from '../server.ts';
import type { SimulateHooks } from '../simulate/index.ts';

/** Work of the queue that chance has something for, in this order: what came from above, then what goes up. */
const JOBS = ['exchange.receive', 'exchange.send'];

/** All rooms as a server composes them, with handlers inline: no timer, no queue, no second process. */
export function simulateHooks(capabilities: readonly Capability[]): SimulateHooks {
  return {
    daily: (living) => dailyWork(living, capabilities),
    beside: (living) => [...jobsOf(living, capabilities), () => dispatch(living, capabilities)],
  };
}

function jobsOf(kernel: Kernel, capabilities: readonly Capability[]): (() => Promise<void>)[] {
  const jobs = capabilities.flatMap((each) => each.jobs?.(kernel) ?? []);
  return JOBS.map((name) => {
    const job = jobs.find((each) => each.name === name);
    if (job === undefined) throw new TypeError(`no room has the job ${name}`);
    return () => job.run({});
  });
}

async function dispatch(kernel: Kernel, capabilities: readonly Capability[]): Promise<void> {
  const channels: Channels = Object.assign({}, ...capabilities.map((each) => each.channels?.(kernel) ?? {}));
  await dispatchDue(kernel, channels);
}
