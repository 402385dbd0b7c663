import type { Kernel } from '../../../kernel/context.ts';
import { runIntake, type IntakeRequest, type IntakeResult } from '../batches/run.ts';
import { OPERATOR } from './caller.ts';
import { csv, PENALTY_HEADING, penalty, REGISTRATION_HEADING, registration, tempFile } from './files.ts';

/** A file of this content, handed in by the local operator for the market regulator of 示例市 unless `more` says otherwise. */
export async function take(
  kernel: Kernel,
  mapping: string | undefined,
  content: string | Buffer,
  more: Partial<IntakeRequest> = {},
): Promise<IntakeResult> {
  const path = await tempFile('file.csv', content);
  return runIntake(kernel, { path, fileName: 'file.csv', mapping, organ: 'demo-amr', caller: OPERATOR, ...more });
}

/** Registers invented bodies: by their number, or by a row of their own. */
export function register(kernel: Kernel, ...bodies: readonly (number | string[])[]): Promise<IntakeResult> {
  const rows = bodies.map((body) => (typeof body === 'number' ? registration(body) : body));
  return take(kernel, 'registrations', csv(REGISTRATION_HEADING, rows));
}

/** Hands in penalties: a clean one of the body with this number, or a row. */
export function punish(kernel: Kernel, ...acts: readonly (number | string[])[]): Promise<IntakeResult> {
  const rows = acts.map((act) => (typeof act === 'number' ? penalty(act) : act));
  return take(kernel, 'penalties-2018', csv(PENALTY_HEADING, rows));
}
