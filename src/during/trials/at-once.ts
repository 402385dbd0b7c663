import type { Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { nameOf } from '../../kernel/policy/index.ts';
import type { Model } from './types.ts';

/** A run of the command line: it is waited for and leaves no row, so that the audit alone tells of it. */
export async function auditAtOnce(
  kernel: Kernel,
  caller: Caller,
  action: 'evaluation.simulated' | 'evaluation.backtested',
  { model, asOf }: { model: Model; asOf: string },
  against: Model | null,
): Promise<void> {
  const details = { asOf, ...(against === null ? {} : { against: nameOf(against) }) };
  await kernel.db.tx((tx) => audit(kernel, tx, caller, { action, object: nameOf(model), outcome: 'ok', details }));
}

/** What came out, with the seconds that it took. */
export async function timed<T>({ clock }: Pick<Kernel, 'clock'>, work: () => Promise<T>): Promise<{ value: T; seconds: number }> {
  const started = clock.now().epochMilliseconds;
  const value = await work();
  return { value, seconds: (clock.now().epochMilliseconds - started) / 1000 };
}
