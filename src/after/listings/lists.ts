import type { LegalBasis, PolicyStore, ProcedureContent } from '../../kernel/policy/index.ts';

interface Text {
  zh: string;
  en: string;
}

/** A list that is kept here: what the law says of it, for everybody. */
export interface ListKind {
  /** The procedure that puts bodies on it. */
  kind: string;
  edition: string;
  title: Text;
  criteria: Text;
  leaving: Text;
  basis: readonly LegalBasis[];
}

/** The lists of the procedures in force on a day, by name. */
export function listKinds(policy: Pick<PolicyStore, 'all' | 'find'>, day: string): ListKind[] {
  const ids = [...new Set(policy.all('procedure').map(({ id }) => id))].sort();
  return ids.flatMap((id) => {
    const found = policy.find<ProcedureContent>('procedure', id, day);
    if (found?.content.list === undefined) return [];
    const { list, basis } = found.content;
    return [{ kind: id, edition: found.edition, ...list, basis }];
  });
}
