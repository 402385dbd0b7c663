import { namesAlike, type Candidate } from '../../subjects/index.ts';
import type { ActRow } from '../checking/act-row.ts';
import type { Finding } from '../reading/draft.ts';

export interface JoinFacts {
  /** Whom the source's number means; nobody where the row gives none. */
  candidates: readonly Candidate[];
  /** Whom the name means in the register of that source. */
  named: readonly Candidate[];
}

export type Joined = { subjectId: string } | { fate: 'waiting' | 'returned'; finding: Finding };

/**
 * Whose a row is that gives no code, by its source's number and by its name there (never an adverse one). Number and name
 * together decide; a name that is only spelt otherwise is the number's, one that means somebody else is for a person. Pure.
 */
export function joinAddressee(row: Pick<ActRow, 'name' | 'nameNorm'>, facts: JoinFacts): Joined {
  const { candidates, named } = facts;
  const [only, ...more] = candidates;
  if (only === undefined) return byName(named);
  const agreeing = candidates.filter((c) => c.names.some((n) => n.norm === row.nameNorm) || named.some((n) => n.subjectId === c.subjectId));
  if (agreeing.length === 1 && !named.some((n) => n.subjectId !== agreeing[0]!.subjectId)) return agreeing[0]!;
  if (more.length > 0 || named.some((n) => n.subjectId !== only.subjectId)) return ambiguous;
  if (only.names.some((n) => namesAlike(n.norm, row.nameNorm))) return only;
  const params = { registered: only.name, given: row.name };
  return { fate: 'returned', finding: { code: 'JOIN_NAME', column: null, params } };
}

function byName(named: readonly Candidate[]): Joined {
  const [only, ...more] = named;
  if (only === undefined) return { fate: 'waiting', finding: { code: 'JOIN_NONE', column: null, params: {} } };
  return more.length === 0 ? only : ambiguous;
}

const ambiguous: Joined = { fate: 'waiting', finding: { code: 'JOIN_AMBIGUOUS', column: null, params: {} } };
