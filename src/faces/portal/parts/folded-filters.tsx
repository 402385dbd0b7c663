import type { ReactElement, ReactNode } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Foreign, href } from '../../../kernel/ui/index.ts';
import { common } from '../messages/common.ts';

/**
 * What narrows a list. Closed, with the number of conditions, so that on a phone the list comes first; what is chosen is said
 * all the same.
 */
export function FoldedFilters(props: {
  chosen: readonly string[];
  /** The address of the list without any. */
  all: string;
  language: Language;
  /** Where one has to see them: they left nothing, or one of them is wrong. */
  open?: boolean;
  children: ReactNode;
}): ReactElement {
  const { chosen, all, language, open = false, children } = props;
  const say = t(language, common);
  return (
    <>
      <details className="filters no-print" data-chosen={chosen.length} open={open}>
        <summary>{say['filter.title']({ n: chosen.length })}</summary>
        {children}
      </details>
      {chosen.length === 0 ? null : (
        <p className="hint">
          <Foreign text={say['filter.chosen']({ chosen: chosen.join(say.listSeparator()) })} language={language} />{' '}
          <a href={href(all, language)}>{say['filter.none']()}</a>
        </p>
      )}
    </>
  );
}
