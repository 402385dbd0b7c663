import type { ReactElement } from 'react';
import { t } from '../../../kernel/i18n/types.ts';
import { Foreign } from '../../../kernel/ui/index.ts';
import { addressOf, type View } from '../frame.tsx';
import { organMessages } from '../messages/organ.ts';

/** Sentence, date and address in one piece to copy; the address is that of the frozen month (ux.md §2.11). */
export function Cite(props: { view: View; title: string; sentence: string; path: string }): ReactElement {
  const { view, title, sentence, path } = props;
  const { language, kernel } = view;
  const say = t(language, organMessages);
  const { siteName } = kernel.settings;
  const site = language === 'en' ? siteName.en : siteName.zh;
  return (
    <section data-cite>
      <h3>{say['cite.title']()}</h3>
      <p className="hint">{say['cite.how']()}</p>
      <blockquote>
        <p>
          <Foreign text={say['cite.text']({ title, sentence, site, address: addressOf(view, path) })} language={language} />
        </p>
      </blockquote>
    </section>
  );
}
