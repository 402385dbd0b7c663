import { useRouterState } from '@tanstack/react-router';
import { useEffect, useRef, type ReactElement, type ReactNode } from 'react';
import { SITE_NAME } from '../api/site.ts';
import { PageLink } from './links.tsx';
import { Mixed } from './text.tsx';

/** Addresses that were left by a link within the application; the first page keeps the browser's own focus. */
let shown: string | null = null;

export interface PageProps {
  /** The h1, and with the site's name the title of the window. */
  title: string;
  lead?: ReactNode;
  /** Buttons of the page; one of them primary at most. */
  actions?: ReactNode;
  /** Pages above this one. */
  trail?: readonly { to: string; label: string }[];
  children?: ReactNode;
}

/** Every page is one of these: one h1, which gets the focus when the page was reached by a link. */
export function Page({ title, lead, actions, trail, children }: PageProps): ReactElement {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${SITE_NAME}`;
  }, [title]);
  // Of the page that is drawn: the address itself changes a moment earlier.
  const here = useRouterState({ select: ({ matches }) => matches.at(-1)?.pathname ?? '' });
  useEffect(() => {
    if (shown !== null && shown !== here) {
      heading.current?.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
    shown = here;
  }, [here]);
  return (
    <>
      {trail === undefined ? null : (
        <nav className="trail">
          <ol>
            {trail.map(({ to, label }) => (
              <li key={to}>
                <PageLink to={to}>
                  <Mixed>{label}</Mixed>
                </PageLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          <Mixed>{title}</Mixed>
        </h1>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </div>
      {lead === undefined ? null : <div className="lead">{lead}</div>}
      {children}
    </>
  );
}
