import type { Kernel } from '../../kernel/context.ts';
import { t, type Language } from '../../kernel/i18n/types.ts';
import type { Explained } from './explain.ts';
import { evaluationMessages } from './messages.ts';
import { modelFor } from './models.ts';
import { sentenceMessages } from './sentence-messages.ts';
import { numberText } from './sentences.ts';
import { NO_GRADE, type RunResult } from './run.ts';

const own = (text: { zh: string; en: string }, language: Language) => (language === 'en' ? text.en : text.zh);

function gradeLines(grades: Readonly<Record<string, number>>, language: Language): string[] {
  const say = t(language, evaluationMessages);
  return Object.entries(grades).map(([grade, n]) => say.grade({ grade: grade === NO_GRADE ? say.none() : grade, n }));
}

export function ranText({ model, asOf, subjects, grades }: RunResult, language: Language): string {
  return [t(language, evaluationMessages).ran({ model, asOf, subjects }), ...gradeLines(grades, language)].join('\n');
}

export function explainedText(policy: Kernel['policy'], explained: Explained, language: Language): string {
  const say = t(language, evaluationMessages);
  const { title, content } = modelFor(policy, explained.model, explained.asOf);
  const model = own(title, language);
  if (!explained.applies) return say.elsewhere({ model });
  const words = t(language, sentenceMessages);
  const isAmount = (id: string) => content.indicators.find((each) => each.id === id)!.aggregate.kind === 'amount';
  const grade = content.grades.find((each) => each.id === explained.grade);
  const named = (all: readonly { id: string; title: { zh: string; en: string } }[], ids: readonly string[]) =>
    ids.map((id) => ({ title: own(all.find((each) => each.id === id)!.title, language) }));
  return [
    say.explained({
      model,
      grade: grade === undefined ? say.none() : own(grade.title, language),
      score: explained.score ?? say.none(),
      asOf: explained.asOf,
    }),
    ...explained.indicators.flatMap((each) => [
      say.indicator({
        title: own(each.title, language),
        raw: each.raw === null ? say.missing() : numberText(words, each.raw, isAmount(each.id)),
        points: each.points,
        records: each.records.length + each.others,
      }),
      ...(each.changesOn === null ? [] : [say.changes({ day: each.changesOn })]),
    ]),
    ...named(content.vetoes, explained.vetoes).map(say.veto),
    ...named(content.exclusions, explained.exclusions).map(say.exclusion),
  ].join('\n');
}
