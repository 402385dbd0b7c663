import type { Kernel } from '../../../kernel/context.ts';
import { inForceOn, type LookRulesContent } from '../../../kernel/policy/index.ts';

/** Where the public reads them. */
export const LOOK_RULES = '/rules/look-rules/looks';

/** The longest that a look may go untold, in days from the look, by the rules in force today; without rules none is deferred. */
export function longestDeferral({ policy, clock }: Pick<Kernel, 'policy' | 'clock'>): number {
  const today = clock.today().toString();
  const rules = policy.all<LookRulesContent>('look-rules').find((each) => inForceOn(each, today));
  return rules?.content.deferral.longestDays ?? 0;
}
