import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import { parseSearch, withinApp } from '../address/search.ts';
import { Uscc } from '../house.ts';
import { LANGUAGE } from '../look/language.ts';
import { isAppPage } from '../address/pages-known.ts';
import { Zh } from './text.tsx';

interface LinkProps {
  /** Below the workbench (`/organs?day=2026-01-01`) or as the API gives it (`/workbench/cases/7`). */
  to: string;
  children: ReactNode;
  className?: string;
  current?: boolean;
}

/** To a page of the workbench: without loading anew where the application has it, else as a plain link. */
export function PageLink({ to, children, className, current = false }: LinkProps): ReactElement {
  const { path, search } = split(withinApp(to) ?? to);
  const common = { ...(className ? { className } : {}), ...(current ? { 'aria-current': 'page' as const } : {}) };
  if (!isAppPage(path)) {
    return (
      <a href={hrefOf(to)} {...common}>
        {children}
      </a>
    );
  }
  return (
    // The router would call every page above this one current too: `current` says which is.
    <Link to={path} search={parseSearch(search)} activeOptions={{ exact: true }} {...common}>
      {children}
    </Link>
  );
}

function split(to: string): { path: string; search: string } {
  const at = to.indexOf('?');
  return at < 0 ? { path: to, search: '' } : { path: to.slice(0, at), search: to.slice(at) };
}

/** The whole address in the reader's language, of a page of the workbench. */
export function hrefOf(to: string): string {
  const within = withinApp(to) ?? to;
  return siteHref(within === '/' ? '/workbench' : `/workbench${within}`);
}

/** The same of any page of the site: `/subjects/91…`. */
export function siteHref(path: string): string {
  return LANGUAGE === 'en' ? `/en${path}` : path;
}

/** A body by its name and code: its file in the workbench where there is one, else its public page. */
export function SubjectLink({ uscc, name }: { uscc: string; name?: string | null }): ReactElement {
  const path = `/subjects/${encodeURIComponent(uscc)}`;
  const text = name ? <Zh>{name}</Zh> : <Uscc code={uscc} />;
  return (
    <span className="subject">
      {isAppPage(path) ? <PageLink to={path}>{text}</PageLink> : <a href={siteHref(path)}>{text}</a>}
      {name ? (
        <small>
          <Uscc code={uscc} />
        </small>
      ) : null}
    </span>
  );
}
