import type { Kernel } from '../../kernel/context.ts';
import type { Language } from '../../kernel/i18n/types.ts';
import { formatMoney } from '../../kernel/ui/index.ts';
import type { ActTemplateContent } from '../../kernel/policy/index.ts';
import { codedText } from '../catalogue/index.ts';

/** What people call a field of an act's content, by the templates of acts. */
export function fieldTitle(policy: Pick<Kernel['policy'], 'all'>, field: string, language: Language): string {
  const fields = policy.all<ActTemplateContent>('act-template').flatMap(({ content }) => content.fields);
  const name = fields.find((each) => each.field === field)?.name;
  // Templates name the unit of their column, which is not ours.
  return (name === undefined ? field : language === 'en' ? name.en : name.zh).replace(/ ?[（(].*$/u, '');
}

/** A value of such a field: codes in the words of the templates, amounts, which are held in 分, in yuan. */
export function fieldText({ policy, clock }: Pick<Kernel, 'policy' | 'clock'>, field: string, value: unknown, language: Language): string {
  if (field.endsWith('Fen') && typeof value === 'number') return formatMoney(value, language);
  return codedText(policy, clock.today().toString(), { field, value }, language);
}
