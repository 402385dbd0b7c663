import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/types.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import { countersigned, inForceOn, nameOf, publishedHere, type ModelContent, type PolicyDocument } from '../../kernel/policy/index.ts';
import { findOrgan } from '../../registry/organs/index.ts';

export type Model = PolicyDocument<ModelContent>;

/** The editions in force on a day, one of each model, by id. */
export function modelsOn(policy: Kernel['policy'], day: string): Model[] {
  const ids = [...new Set(policy.all<ModelContent>('model').map((each) => each.id))].sort();
  return ids.flatMap((id) => policy.find<ModelContent>('model', id, day) ?? []);
}

/**
 * The model of that id in force on the day; without an id the only one whose competent organ stands in this place. Throws
 * NOT_FOUND, and BAD_INPUT where an id is needed, with those to choose from.
 */
export function modelFor(policy: Kernel['policy'], id: string | undefined, day: string): Model {
  if (id !== undefined) return policy.get<ModelContent>('model', id, day);
  const all = modelsOn(policy, day);
  const local = all.filter(({ content }) => (findOrgan(policy, content.issuedBy, day)?.organ.district ?? null) !== null);
  if (local.length === 1) return local[0]!;
  throw new XinhengError('BAD_INPUT', { what: `--model ${all.map((each) => each.id).join(' | ') || '…'}` });
}

/**
 * Models that their competent organs have activated: an edition with its decision, in force, published here by a second
 * person and signed by the legal office, as `kind/id@edition`. A file can't say so (POLICY check ACTIVATION_SHIPPED).
 */
export async function activeModels(tx: Tx, policy: Kernel['policy'], today: string): Promise<ReadonlySet<string>> {
  const [published, signed] = [await publishedHere(tx), await countersigned(tx)];
  const active = modelsOn(policy, today).filter((model) => {
    const { activation } = model.content;
    const name = nameOf(model);
    return activation !== null && activation.on <= today && inForceOn(model, today) && published.has(name) && signed.has(name);
  });
  return new Set(active.map(nameOf));
}

/** On invented bodies any model runs; on real ones only an active one. Throws MODEL_NOT_ACTIVE. */
export async function mustMayRun(tx: Tx, kernel: Pick<Kernel, 'policy' | 'settings' | 'clock'>, model: Model): Promise<void> {
  if (kernel.settings.demo) return;
  const active = await activeModels(tx, kernel.policy, kernel.clock.today().toString());
  if (!active.has(nameOf(model))) throw new XinhengError('MODEL_NOT_ACTIVE', { what: nameOf(model) });
}

/** The models by which bodies are graded today: on invented data each in force, else each that is active. */
export async function modelsInUse(tx: Tx, kernel: Pick<Kernel, 'policy' | 'settings'>, today: string): Promise<Model[]> {
  const all = modelsOn(kernel.policy, today);
  if (kernel.settings.demo || all.length === 0) return all;
  const active = await activeModels(tx, kernel.policy, today);
  return all.filter((model) => active.has(nameOf(model)));
}

/** A day that has come. Throws BAD_INPUT. */
export function dayFor(kernel: Pick<Kernel, 'clock'>, asOf: string | undefined): string {
  const today = kernel.clock.today().toString();
  if (asOf === undefined) return today;
  const real = /^\d{4}-\d{2}-\d{2}$/u.test(asOf) && new Date(`${asOf}T00:00:00Z`).toJSON()?.startsWith(asOf);
  if (!real || asOf > today) throw new XinhengError('BAD_INPUT', { what: `--as-of ${asOf}` });
  return asOf;
}
