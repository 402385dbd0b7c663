import { errorText } from '../errors/messages.ts';
import type { ErrorPage } from './options.ts';

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (c) => entities[c] ?? c);
}

/** The last resort when no face draws the page: what happened, what to do, the reference. Needs nothing. */
export function plainPage({ language, error, reference }: ErrorPage): string {
  const text = errorText(language, error);
  const lines = [text.what, text.how].map((line) => `<p>${escape(line)}</p>`).join('');
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escape(text.title)}</title>` +
    `<meta name="robots" content="noindex, noarchive"></head><body><main><h1>${escape(text.title)}</h1>${lines}` +
    `<p><code>${escape(reference)}</code></p></main></body></html>`
  );
}
