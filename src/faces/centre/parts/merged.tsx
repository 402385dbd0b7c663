import type { ReactElement } from 'react';
import { t, type Language } from '../../../kernel/i18n/types.ts';
import { Chinese, href } from '../../../kernel/ui/index.ts';
import type { MergedEntry } from '../merged/entries.ts';
import { homeMessages } from '../messages/home.ts';

/** Entries of the register that were merged into the firm, with what still waits there. */
export function MergedEntries(props: { entries: readonly MergedEntry[]; language: Language }): ReactElement | null {
  const { entries, language } = props;
  const say = t(language, homeMessages);
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="merged">
      <h2 id="merged">{say['merged.title']()}</h2>
      <p>{say['merged.lead']()}</p>
      <ul data-merged="">
        {entries.map(({ body, key, waiting }) => (
          <li key={body.subjectId}>
            {waiting === null ? (
              <Chinese language={language}>{body.name}</Chinese>
            ) : (
              <a href={href(`/centre/${key}`, language)}>
                <Chinese language={language}>{body.name}</Chinese>
              </a>
            )}
            {body.uscc === null ? null : <span className="part">{say['merged.code']({ code: body.uscc })}</span>}
            <span className="part">{waiting === null ? say['merged.stranger']() : say['merged.waiting'](waiting)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
