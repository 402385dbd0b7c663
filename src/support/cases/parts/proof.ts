import { serviceRules, type Attempt } from '../../../kernel/delivery/index.ts';
import { titleOf } from '../../../kernel/procedures/index.ts';
import type { Desk } from '../desk.tsx';

/** What proves an attempt, in the words of the rule that asked for it. */
export function proofText({ kernel, language }: Pick<Desk, 'kernel' | 'language'>, attempt: Attempt): string {
  const proof = attempt.outcomes.at(-1)?.proof ?? {};
  const asked =
    serviceRules(kernel)(attempt.sentOn).methods.find(({ method }) => method === attempt.method)?.proof ?? [];
  return Object.entries(proof)
    .map(([id, text]) => {
      const title = asked.find((each) => each.id === id)?.title;
      return `${title === undefined ? id : titleOf(title, language)}${language === 'en' ? ': ' : '：'}${text}`;
    })
    .join(language === 'en' ? '; ' : '；');
}
