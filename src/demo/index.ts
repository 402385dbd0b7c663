import type { Kernel } from '../kernel/context.ts';
import { hastily } from '../kernel/db/index.ts';
import { live, type City, type EndOfDay, type SimulateHooks } from '../simulate/index.ts';
import { ORDINARY } from './habits.ts';
import { demoScript } from './script.ts';

export { demoAccounts } from './accounts.ts';

const SEED = 118; // 渝府办发〔2019〕118号
const SUBJECTS = 200;
/** Thirteen months and some days, so that some displays have ended by now. */
const DAYS = 421;

/**
 * The invented city, lived through day by day until today by the same engine as `xinheng simulate`: everything comes in
 * through the same doors as in use, each on its day. Answers what is needed to look at the end of its last day.
 */
export async function loadDemo(
  kernel: Kernel,
  daily: SimulateHooks['daily'],
  onDay?: (done: number, of: number) => void,
): Promise<EndOfDay> {
  const today = kernel.clock.today();
  const from = today.subtract({ days: DAYS - 1 });
  const city: City = {
    habits: ORDINARY,
    officials: false,
    inspected: 'at the end',
    daily: 'in short',
    script: (subjects) => demoScript(kernel, from, today, subjects),
  };
  const options = { seed: SEED, days: DAYS, from, crashEvery: 0, subjects: SUBJECTS };
  // Counts the whole register and keeps nothing of the day before: only today's are seen.
  const needed = (living: Kernel) => daily(living).filter(({ name }) => name !== 'key-areas' || living.clock.today().equals(today));
  const hooks = { daily: needed, onDay: (done: number) => onDay?.(done, DAYS) };
  // A demonstration that was not loaded to its end is erased and made again.
  return hastily(kernel.db, async () => (await live(kernel, options, hooks, city)).end);
}
