import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** The whole document as text. No hydration: pages carry no script. */
export function renderPage(element: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(element)}`;
}
