import { useContext, type ReactElement, type ReactNode } from 'react';
import { t, type Language } from '../i18n/types.ts';
import { href } from './href.ts';
import { SteelyardMark } from './mark.tsx';
import { uiMessages } from './messages.ts';
import { MARK_PATH, stylesheet, STYLESHEET_PATH } from './stylesheet.ts';
import { Ribbon } from './ribbon.tsx';
import { Chinese, Foreign, Phrases } from './text.tsx';
import { Utility } from './utility.tsx';
import { ViewContext } from './view.ts';

export interface MenuLink {
  href: string;
  label: string;
  /** Paths that belong to this entry start with one of these. */
  under?: readonly string[];
  /** Only its own address, not those below it. */
  exact?: boolean;
}

/** A term and its value, with an address where the value must lead to its register. */
export interface FrameLine {
  term: string;
  value: string;
  href?: string;
}

/** What stands around every page of a face: the operator's name, the verbs, the foot. Never a page's own content. */
export interface SiteFrame {
  siteName: string;
  /** Name of a face that people sign in to, beside the site's. */
  face?: string;
  /** Where the brand leads; default the portal's home. */
  home?: string;
  /** Below the head: who is signed in, for whom. */
  band?: ReactNode;
  /** Days of mourning: every page in grey. */
  greyscale?: boolean;
  /** Shown while data is invented. */
  ribbon: string | null;
  /** Of a demonstration whose clock the reader may move on. */
  clock?: boolean;
  verbs: readonly MenuLink[];
  /** Where people sign in, on pages that need none. */
  signIn?: MenuLink;
  footNote: string;
  foot: readonly MenuLink[];
  /** Who runs the site: host, contact, numbers of registration. */
  operator: readonly FrameLine[];
  /** Where and when this was printed, for paper. */
  printed: string;
}

export interface PageProps {
  title: string;
  language: Language;
  /** Path and query without the language prefix. */
  path: string;
  frame: SiteFrame;
  /** A constant sentence for preview cards, which are cached for weeks: never content of a record. */
  description: string;
  /** Subject, act and entry pages, always. */
  noindex?: boolean;
  /** The same address in the other language; `home` where the address itself must not be repeated (gone pages). */
  twin?: 'same' | 'home';
  /** What tells this page from others of the same heading, in the title alone. */
  about?: string;
  /** A fault in what was sent: "错误：" stands first in the title. */
  faulty?: boolean;
  /** Replaces the plain h1; must contain one. */
  heading?: ReactNode;
  /** Full-width band with the h1 in it (home). */
  hero?: ReactNode;
  trail?: readonly MenuLink[];
  /** The sheet stands in the page: drawn while the server that would send it goes away or is away. */
  selfContained?: boolean;
}

/** A whole document. Only drawing it (`renderPage`) knows the reader's views. */
export function page(props: PageProps, children: ReactNode): ReactElement {
  return <Document {...props}>{children}</Document>;
}

function Document({ children, ...props }: PageProps & { children: ReactNode }): ReactElement {
  const { language, frame } = props;
  const views = useContext(ViewContext);
  const say = t(language, uiMessages);
  const twinPath = props.twin === 'home' ? '/' : props.path;
  const bare = props.path.split('?')[0] ?? '/';
  const named = props.about === undefined ? props.title : say['title.about']({ title: props.title, about: props.about });
  const title = `${props.faulty ? say.faulty() : ''}${named} - ${frame.siteName}`;
  return (
    <html
      lang={language}
      className={frame.greyscale === true ? 'grey' : undefined}
      data-view={views.length === 0 ? undefined : views.join(' ')}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="description" content={props.description} />
        <meta property="og:title" content={props.title} />
        <meta property="og:description" content={props.description} />
        {props.noindex ? <meta name="robots" content="noindex, noarchive" /> : null}
        {props.selfContained === true ? (
          <style dangerouslySetInnerHTML={{ __html: stylesheet }} />
        ) : (
          <link rel="stylesheet" href={STYLESHEET_PATH} />
        )}
        <link rel="icon" href={MARK_PATH} type="image/svg+xml" />
        {props.twin === 'home' ? null : (
          <>
            <link rel="alternate" hrefLang="zh-CN" href={href(props.path, 'zh-CN')} />
            <link rel="alternate" hrefLang="en" href={href(props.path, 'en')} />
          </>
        )}
      </head>
      <body>
        <a className="skip" href="#main">
          {say.skip()}
        </a>
        {frame.ribbon ? (
          <Ribbon
            text={frame.ribbon}
            clock={frame.clock === true}
            back={props.twin === 'home' ? '/tour' : props.path}
            language={language}
          />
        ) : null}
        <header className="top">
          <div className="wide">
            <a className="brand" href={href(frame.home ?? '/', language)}>
              <SteelyardMark />
              <span>
                <Foreign text={frame.siteName} language={language} />
                {frame.face === undefined ? null : <span className="face">{frame.face}</span>}
              </span>
            </a>
            <Utility language={language} path={twinPath} unnamed={props.twin === 'home'} views={views} signIn={frame.signIn} />
            <Verbs verbs={frame.verbs} path={bare} language={language} label={say.menu()} />
          </div>
        </header>
        {frame.band ?? null}
        <main id="main" tabIndex={-1}>
          {props.hero ? <div className="hero">{props.hero}</div> : null}
          <div className="wide">
            {props.trail ? <Trail links={props.trail} language={language} label={say.trail()} /> : null}
            {props.hero
              ? null
              : (props.heading ?? (
                  <h1>
                    <Phrases text={props.title} language={language} />
                  </h1>
                ))}
            {children}
          </div>
        </main>
        <footer className="foot">
          <div className="wide">
            {frame.foot.length === 0 ? null : (
              <ul>
                {frame.foot.map((link) => (
                  <li key={link.href}>
                    <a href={href(link.href, language)}>{link.label}</a>
                  </li>
                ))}
              </ul>
            )}
            <p>
              <Foreign text={frame.footNote} language={language} />
            </p>
            {frame.operator.length > 0 ? <Operator lines={frame.operator} language={language} /> : null}
            <p className="printed">{frame.printed}</p>
          </div>
        </footer>
      </body>
    </html>
  );
}

function Operator({ lines, language }: { lines: readonly FrameLine[]; language: Language }): ReactElement {
  return (
    <dl className="operator">
      {lines.map((line) => (
        <div key={line.term}>
          <dt>{line.term}</dt>
          <dd>
            {line.href === undefined ? (
              <Foreign text={line.value} language={language} />
            ) : (
              <a href={line.href} rel="noreferrer">
                <Foreign text={line.value} language={language} />
              </a>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Verbs(props: { verbs: readonly MenuLink[]; path: string; language: Language; label: string }): ReactElement | null {
  if (props.verbs.length === 0) return null;
  return (
    <nav className="verbs" aria-label={props.label}>
      <ul>
        {props.verbs.map((verb) => (
          <li key={verb.href}>
            <a href={href(verb.href, props.language)} aria-current={isUnder(verb, props.path) ? 'true' : undefined}>
              {verb.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function isUnder(link: MenuLink, path: string): boolean {
  const starts = link.under ?? [link.href];
  return starts.some((start) => path === start || (link.exact !== true && path.startsWith(`${start}/`)));
}

function Trail(props: { links: readonly MenuLink[]; language: Language; label: string }): ReactElement {
  return (
    <nav className="trail" aria-label={props.label}>
      <ol>
        {props.links.map((link) => (
          <li key={link.href}>
            <a href={href(link.href, props.language)}>
              <Chinese language={props.language}>{link.label}</Chinese>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
