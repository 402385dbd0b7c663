import { XinhengError } from '../../../kernel/errors/index.ts';
import { inForceOn, type IntakeRulesContent, type PolicyDocument, type PolicyStore } from '../../../kernel/policy/index.ts';

/** The rules of intake in force on a day. Throws NOT_FOUND where the policy has none. */
export function intakeRules(policy: Pick<PolicyStore, 'all'>, day: string): IntakeRulesContent {
  return intakeRulesDocument(policy, day).content;
}

/** The same with their name and sources. */
export function intakeRulesDocument(policy: Pick<PolicyStore, 'all'>, day: string): PolicyDocument<IntakeRulesContent> {
  const found = policy.all<IntakeRulesContent>('intake-rules').find((each) => inForceOn(each, day));
  if (!found) throw new XinhengError('NOT_FOUND', { what: 'intake-rules' });
  return found;
}
