import { t, type Language } from '../../../kernel/i18n/types.ts';
import type { CaseField } from '../../../kernel/policy/index.ts';
import { fieldsOf, stepName, titleOf, type CaseFile } from '../../../kernel/procedures/index.ts';
import type { Step } from '../../../kernel/procedures/index.ts';
import { caseMessages } from '../messages/common.ts';
import type { Sheet } from './schema.ts';
import type { Looking } from './looking.ts';

/** What stands in the case, in the order of the procedure; a later step's value over an earlier one. What the party said is told apart. */
export function factsOf({ language }: Pick<Looking, 'language'>, file: CaseFile): Sheet['facts'] {
  const seen = new Set(saidBySteps(file).flatMap(({ fields }) => fields));
  return fieldsOf(file.procedure).flatMap((field) => {
    if (seen.has(field.id) || file.case.fields[field.id] === undefined) return [];
    seen.add(field.id);
    return [given(field, file.case.fields[field.id], language)];
  });
}

/** All that the party said, each with its day: whoever reviews must have all of it, not the latest alone. */
export function statementsOf({ language }: Pick<Looking, 'language'>, file: CaseFile): Sheet['statements'] {
  const { procedure } = file;
  return saidBySteps(file).map(({ step, fields }) => {
    const declared = procedure.transitions.find(({ id }) => id === step.what)?.fields ?? [];
    return {
      n: step.n,
      title: stepName(language, procedure, step),
      day: step.on,
      facts: declared.filter(({ id }) => fields.includes(id)).map((field) => given(field, step.fields[field.id], language)),
    };
  });
}

/** Steps by which the party said something, in their order. */
function saidBySteps({ case: of, procedure }: CaseFile): { step: Step; fields: readonly string[] }[] {
  return of.steps.flatMap((step) => {
    const transition = step.kind === 'fire' ? procedure.transitions.find(({ id }) => id === step.what) : undefined;
    const fields = transition?.fields.map(({ id }) => id).filter((id) => step.fields[id] !== undefined) ?? [];
    return transition?.by.some(({ who }) => who === 'party') === true && fields.length > 0 ? [{ step, fields }] : [];
  });
}

function given(field: CaseField, value: unknown, language: Language): Sheet['facts'][number] {
  return {
    title: titleOf(field.title, language),
    internal: field.internal === true,
    value: valueText(field, value, language),
  };
}

/** A value in the reader's words; what people typed stays as it is. */
export function valueText(field: CaseField, value: unknown, language: Language): string {
  const say = t(language, caseMessages);
  if (typeof value === 'boolean') return value ? say['field.yes']() : say['given.none']();
  const titles = (Array.isArray(value) ? value : [value]).map((each) => {
    const choice = field.choices?.find(({ id }) => id === each);
    return choice === undefined ? String(each ?? '') : titleOf(choice.title, language);
  });
  const text = titles.join(say.separator());
  return text === '' ? say['given.none']() : text;
}
