import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { newestOfEach, type PolicyDocument, type ProcedureContent } from '../../kernel/policy/index.ts';
import { stateName, titleOf, type ListedCase } from '../../kernel/procedures/index.ts';

/** Procedures in force on a day, in the order of their titles. */
export function proceduresOn(kernel: Pick<Kernel, 'policy'>, day: string): PolicyDocument<ProcedureContent>[] {
  return newestOfEach(kernel.policy.all<ProcedureContent>('procedure'))
    .flatMap(({ id }) => kernel.policy.find<ProcedureContent>('procedure', id, day) ?? [])
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Title of the procedure and of the state, by the edition of the case. */
export function wordsOf(
  kernel: Pick<Kernel, 'policy'>,
  { procedure, edition, state }: Pick<ListedCase, 'procedure' | 'edition' | 'state'>,
  language: Language,
): { procedure: string; state: string } {
  const found = kernel.policy.all<ProcedureContent>('procedure').find((each) => each.id === procedure && each.edition === edition);
  if (found === undefined) return { procedure, state };
  return { procedure: titleOf(found.title, language), state: stateName(language, found.content, state) };
}
