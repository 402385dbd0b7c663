import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/types.ts';
import type { CodeRulesContent } from '../../kernel/policy/index.ts';
import { severalFindings, sharedFindings } from './compute-bodies.ts';
import { claimFindings, nameFindings } from './compute-claims.ts';
import type { Scope } from './scope.ts';
import type { Finding } from './types.ts';

/** Findings by kind and key, as they follow from the register and the organs' rulings at this moment. */
export async function computeFindings(tx: Tx, rules: CodeRulesContent | undefined, scope: Scope): Promise<Map<string, Finding>> {
  const all = [
    ...(await claimFindings(tx, rules, scope)),
    ...(await nameFindings(tx, rules, scope)),
    ...(await sharedFindings(tx, rules, scope)),
    ...(await severalFindings(tx, rules, scope)),
  ];
  const ruled = await rulings(tx, all);
  const found = new Map<string, Finding>();
  for (const finding of all) if (!ruled.has(rulingId(finding))) found.set(idOf(finding), finding);
  return found;
}

export const idOf = ({ kind, key }: Pick<Finding, 'kind' | 'key'>): string => `${kind} ${key}`;
const rulingId = (finding: Pick<Finding, 'kind' | 'key' | 'fingerprint'>): string =>
  JSON.stringify([finding.kind, finding.key, finding.fingerprint]);

/** What an organ has ruled holds as long as the facts are those that it ruled on. */
async function rulings(tx: Tx, findings: readonly Finding[]): Promise<Set<string>> {
  if (findings.length === 0) return new Set();
  const { rows } = await sql<Pick<Finding, 'kind' | 'key' | 'fingerprint'>>`
    select kind, key, fingerprint from code_rulings where void_on is null`.execute(tx);
  return new Set(rows.map(rulingId));
}
