import type { ReactElement, ReactNode } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { href } from '../../../kernel/ui/index.ts';
import { common } from '../messages/common.ts';

/** The figures that are defined on /help/words. */
export const FIGURES = ['shown', 'ended', 'objections', 'subjects', 'timeliness', 'codes', 'key-areas', 'organ', 'corrected'] as const;
export type FigureName = (typeof FIGURES)[number];

/** The way from a number to what it counts. `of`: what it is, where several such links stand side by side. */
export function Definition(props: { name: FigureName; language: Language; of?: string }): ReactElement {
  const { name, language, of } = props;
  return (
    <a href={href(`/help/words#figure-${name}`, language)} data-definition={name}>
      {t(language, common)['figure.how']()}
      {of === undefined ? null : (
        <span className="hidden">
          {language === 'en' ? ': ' : '：'}
          {of}
        </span>
      )}
    </a>
  );
}

/** A figure in a sentence: its day, and the way to its definition. */
export function FigureLine(props: { name: FigureName; asOf: string; language: Language; children: ReactNode }): ReactElement {
  const { name, asOf, language, children } = props;
  return (
    <p data-figure={name} data-as-of={asOf}>
      {children} <Definition name={name} language={language} />
    </p>
  );
}
