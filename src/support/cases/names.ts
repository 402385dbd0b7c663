import { sql } from 'kysely';
import type { Kernel } from '../../kernel/context.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { newestOfEach, type PolicyDocument, type ProcedureContent } from '../../kernel/policy/index.ts';
import { stateName, titleOf, type ListedCase } from '../../kernel/procedures/index.ts';

export interface Body {
  subjectId: string;
  name: string;
  uscc: string | null;
  /** An entry of the register that was merged into another. */
  merged?: boolean;
}

/** Names and codes of bodies as they are today, by id. */
export async function bodiesOf(db: Tx | Kernel['db']['kysely'], ids: readonly (string | null)[]): Promise<Map<string, Body>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<Required<Body>>`
    select subject_id as "subjectId", name, uscc, merged_into is not null as merged from v_subjects_bodies
    where subject_id = any(${wanted}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.subjectId, row]));
}

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
