import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { TokenContext, ViewContext, type View } from './view.ts';

/** The whole document as text, as the reader chose to see it. No hydration: pages carry no script. */
export function renderPage(element: ReactElement, views: readonly View[] = [], token: string | null = null): string {
  const drawn = createElement(TokenContext.Provider, { value: token }, element);
  return `<!doctype html>${renderToStaticMarkup(createElement(ViewContext.Provider, { value: views }, drawn))}`;
}
