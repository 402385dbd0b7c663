import { createContext } from 'react';

/** Ways to show every page, by choice of the reader and kept in a cookie; each may stand alone or beside the other. */
export const VIEWS = ['large', 'contrast'] as const;
export type View = (typeof VIEWS)[number];
/** What `?view=` takes: a view is added, `plain` takes all away. */
export const VIEW_CHOICES = [...VIEWS, 'plain'] as const;
export type ViewChoice = (typeof VIEW_CHOICES)[number];

export const VIEW_COOKIE = 'xinheng_view';

/** The views that a cookie's value names; what is no view is passed over. */
export function readViews(cookie: string | undefined): View[] {
  const named = (cookie ?? '').split('.');
  return VIEWS.filter((view) => named.includes(view));
}

export function chosen(views: readonly View[], choice: ViewChoice): View[] {
  return choice === 'plain' ? [] : VIEWS.filter((view) => view === choice || views.includes(view));
}

export function writeViews(views: readonly View[]): string {
  return views.join('.');
}

/** `?view=large` added to a path with or without a query. */
export function withView(path: string, choice: ViewChoice): string {
  return `${path}${path.includes('?') ? '&' : '?'}view=${choice}`;
}

/** The reader's views, given by whoever renders the page. */
export const ViewContext = createContext<readonly View[]>([]);

/** The token of the reader's session, for the forms that stand on every page; given likewise. */
export const TokenContext = createContext<string | null>(null);
