import { requirePermission, type Caller } from '../../kernel/access/index.ts';
import { audit } from '../../kernel/audit/index.ts';
import type { Kernel } from '../../kernel/context.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { nameOf, validDraft } from '../../kernel/policy/index.ts';
import { VOCABULARY } from '../../registry/catalogue/index.ts';
import { register } from './dossiers.ts';
import { dayFor, modelFor, type Model } from './models.ts';
import { count, keepReady, NO_GRADE } from './run.ts';

export interface Simulated {
  /** Bodies of whom either model speaks. */
  subjects: number;
  seconds: number;
  /** How many would move from one grade to another, as `B>A`. */
  moved: Record<string, number>;
  /** Grades by the model that is tried. */
  grades: Record<string, number>;
}

/**
 * What-if: the whole register by the model in force and by another, in numbers alone: no name leaves, nothing is stored, no
 * body has a grade by it. Throws POLICY_INVALID with every fault of the model that is tried, NOT_FOUND, FORBIDDEN.
 */
export async function simulateModel(
  kernel: Kernel,
  given: { value: unknown; against?: string | undefined; asOf?: string | undefined },
  caller: Caller,
  language: Language,
  progress: (done: number) => void = () => undefined,
): Promise<Simulated> {
  requirePermission(caller, 'evaluation.run');
  const asOf = dayFor(kernel, given.asOf);
  const tried = validDraft(kernel.policy, VOCABULARY, given.value, language);
  if (tried.kind !== 'model') throw new XinhengError('BAD_INPUT', { what: `kind: ${tried.kind}` });
  const [before, after] = [modelFor(kernel.policy, given.against ?? tried.id, asOf), tried as Model];
  await kernel.db.tx((tx) =>
    audit(kernel, tx, caller, { action: 'evaluation.simulated', object: nameOf(after), outcome: 'ok', details: { against: nameOf(before), asOf } }));
  const started = kernel.clock.now().epochMilliseconds;
  const [was, is] = [keepReady(before, asOf), keepReady(after, asOf)];
  const result: Simulated = { subjects: 0, seconds: 0, moved: {}, grades: Object.fromEntries(after.content.grades.map(({ id }) => [id, 0])) };
  for await (const { bodies, numbers } of register(kernel, asOf)) {
    const [one, other] = [was(numbers), is(numbers)];
    for (const { facts } of bodies) {
      const [speaks, wouldSpeak] = [one.applies(facts), other.applies(facts)];
      if (!speaks && !wouldSpeak) continue;
      const grade = ({ content }: Model, place: number) => content.grades[place]?.id ?? NO_GRADE;
      const from = speaks ? grade(before, one.gradeOf(facts)) : NO_GRADE;
      const to = wouldSpeak ? grade(after, other.gradeOf(facts)) : NO_GRADE;
      if (from !== to) count(result.moved, `${from}>${to}`);
      if (wouldSpeak) count(result.grades, to);
      result.subjects += 1;
    }
    progress(result.subjects);
  }
  return { ...result, seconds: (kernel.clock.now().epochMilliseconds - started) / 1000 };
} // prettier-ignore
