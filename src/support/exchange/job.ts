import { localOperator } from '../../kernel/access/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import type { Job } from '../../kernel/jobs/index.ts';
import { isOn, receiveAll, send } from './exchange.ts';
import { folderPort } from './folder.ts';
import { readExchangeSettings } from './settings.ts';

export const SEND_JOB = 'exchange.send';
export const RECEIVE_JOB = 'exchange.receive';

/** Both may run twice: what is made is published once more with the same number, what has come is known by its hash. */
export function exchangeJobs(kernel: Kernel): Job[] {
  return [
    {
      name: SEND_JOB,
      async run(payload) {
        // Switched off since it was queued: not a failure to be tried again.
        if (!(await isOn(kernel))) return;
        const { day } = payload as { day?: string };
        await send(kernel, { day, caller: await localOperator(kernel), now: false });
      },
    },
    {
      name: RECEIVE_JOB,
      async run() {
        if (await isOn(kernel)) await receiveAll(kernel, { caller: await localOperator(kernel) });
      },
    },
  ];
}

/** Each full hour, by the queue, so that one server of several does it. */
export async function enqueueExchange(kernel: Kernel): Promise<void> {
  if (!(await isOn(kernel))) return;
  await kernel.db.tx(async (tx) => {
    await kernel.jobs.enqueue(tx, SEND_JOB, {});
    await kernel.jobs.enqueue(tx, RECEIVE_JOB, {});
  });
}

/** Files worked through may hold what intake drops at its door (identity columns of returned data): they go after a while. */
export async function pruneFolder(kernel: Kernel): Promise<void> {
  const settings = await readExchangeSettings(kernel);
  if (!settings.on || settings.http !== null) return;
  const before = kernel.clock.now().subtract({ hours: 24 * settings.keepDays });
  await folderPort(settings.folder).prune(new Date(before.epochMilliseconds));
}
