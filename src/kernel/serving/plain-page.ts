import type { Temporal } from 'temporal-polyfill';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { errorText } from '../errors/messages.ts';
import { ErrorFoot } from '../ui/index.ts';
import type { ErrorPage } from './options.ts';

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (c) => entities[c] ?? c);
}

/** The last resort when no face draws the page: what happened, what to do, when, the reference, whom to call. */
export function plainPage({ language, error, reference }: ErrorPage, house: { now: Temporal.Instant; phone: string | undefined }): string {
  const text = errorText(language, error);
  const lines = [text.what, text.how].map((line) => `<p>${escape(line)}</p>`).join('');
  const foot = renderToStaticMarkup(createElement(ErrorFoot, { language, reference, ...house }));
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(text.title)}</title>` +
    `<meta name="robots" content="noindex, noarchive"></head><body><main><h1>${escape(text.title)}</h1>` +
    `${lines}${foot}</main></body></html>`
  );
}
