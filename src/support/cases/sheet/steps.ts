import { nameOf, titleOf, whoMay, type CaseFile } from '../../../kernel/procedures/index.ts';
import type { Sheet } from './schema.ts';
import type { Looking } from './looking.ts';

/** Steps that a person may take or wait for, the way out last; those of the clock are told by what is required now. */
export function stepsOf({ language }: Pick<Looking, 'language'>, file: CaseFile): Sheet['steps'] {
  return file.requirements
    .filter(({ transition: { on } }) => on === undefined)
    .toSorted((a, b) => Number(a.transition.means === 'close') - Number(b.transition.means === 'close'))
    .map(({ transition, due, standing, rule, refusal, text, hindrances }) => ({
      transition: transition.id,
      title: titleOf(transition.title, language),
      open: refusal === null,
      due,
      standing,
      who: whoMay(language, transition.by),
      asks: [...transition.fields, ...(transition.papers ?? [])].map(({ title }) => titleOf(title, language)),
      makes: transition.makes.map((id) => nameOf(language, file.procedure, id)),
      rule: rule === null ? null : `${rule.instrument}${language === 'en' ? ', ' : ''}${rule.article}`,
      closes: transition.means === 'close',
      refusal: text,
      others: refusal?.code === 'FORBIDDEN' && hindrances.length === 0,
    }));
}
