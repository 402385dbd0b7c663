import type { ReactElement } from 'react';
import { t, type Language } from '../i18n/types.ts';
import { uiMessages } from './messages.ts';
import { href } from './href.ts';
import { VIEWS, withView, type View } from './view.ts';

interface Props {
  language: Language;
  /** Without its language: where the links lead back to. */
  path: string;
  /** The address must not be repeated in its own page (gone pages): links are relative to it. */
  unnamed: boolean;
  views: readonly View[];
  /** Where people sign in, on pages that need none. */
  signIn?: { href: string; label: string } | undefined;
}

/** The line on every page: the other language, large print, high contrast. Plain links: they work without scripts. */
export function Utility({ language, path, unnamed, views, signIn }: Props): ReactElement {
  const say = t(language, uiMessages);
  const own = unnamed ? '' : href(path, language);
  return (
    <nav className="utility" aria-label={say.utility()}>
      <ul>
        <li>{languageSwitch(language, path)}</li>
        {VIEWS.map((view) => (
          <li key={view}>
            <a href={withView(own, view)} rel="nofollow" aria-current={views.includes(view) ? 'true' : undefined}>
              {say[`view.${view}`]()}
            </a>
          </li>
        ))}
        {views.length === 0 ? null : (
          <li>
            <a href={withView(own, 'plain')} rel="nofollow">
              {say['view.plain']()}
            </a>
          </li>
        )}
        {signIn === undefined ? null : (
          <li>
            <a href={href(signIn.href, language)}>{signIn.label}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}

function languageSwitch(language: Language, path: string): ReactElement {
  return language === 'en' ? (
    <a href={href(path, 'zh-CN')} hrefLang="zh-CN" lang="zh-CN">
      中文
    </a>
  ) : (
    <a href={href(path, 'en')} hrefLang="en" lang="en">
      English
    </a>
  );
}
