import { oldNumber } from './cause.ts';
import { XinhengError } from '../../kernel/errors/index.ts';
import type { CodeRulesContent, PolicyDocument, PolicyStore } from '../../kernel/policy/index.ts';

/** The rules of the jurisdiction in force on the day; undefined where its policy has none: then nobody is asked. */
export function findRules(policy: Pick<PolicyStore, 'all'>, day: string): CodeRulesContent | undefined {
  return findRulesDocument(policy, day)?.content;
}

/** The same with their name and sources. */
export function findRulesDocument(policy: Pick<PolicyStore, 'all'>, day: string): PolicyDocument<CodeRulesContent> | undefined {
  const documents = policy
    .all<CodeRulesContent>('code-rules')
    .filter((each) => each.inForceFrom <= day && (each.inForceTo === null || day <= each.inForceTo))
    .sort((a, b) => (a.inForceFrom < b.inForceFrom ? 1 : -1));
  return documents[0];
}

export function getRules(policy: Pick<PolicyStore, 'all'>, day: string): CodeRulesContent {
  const rules = findRules(policy, day);
  if (!rules) throw new XinhengError('NOT_FOUND', { what: 'code-rules' });
  return rules;
}

/**
 * Who registered the body of this code: by its first character, an old number's registrar, else the organ that sent it.
 * The first character is read as given (upper case): a code that is wrong elsewhere still says who gave it out.
 */
export function registeringOrgan(rules: CodeRulesContent | undefined, code: string | null, source: string | null): string | null {
  if (!rules || code === null) return source;
  const bare = code.trim().normalize('NFKC').toUpperCase();
  if (oldNumber(bare) === 'old_15' || oldNumber(bare) === 'old_13') return rules.oldNumbers;
  // What is far from a code's length says nothing by its first character.
  if (bare.length < 17 || bare.length > 19) return source;
  return rules.departments.find((each) => each.department === bare[0])?.organ ?? source;
}
