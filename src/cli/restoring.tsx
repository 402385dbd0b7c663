import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import type { ReactElement } from 'react';
import type { Kernel } from '../kernel/context.ts';
import { XinhengError } from '../kernel/errors/index.ts';
import { toProblem } from '../kernel/errors/messages.ts';
import { stripLanguage, t, type Language } from '../kernel/i18n/index.ts';
import { page, readViews, renderPage, siteParts, VIEW_COOKIE } from '../kernel/ui/index.ts';
import { MARK_PATH, markFile, stylesheet, STYLESHEET_PATH, STYLESHEET_SOURCE } from '../kernel/ui/stylesheet.ts';
import { cliMessages } from './messages.ts';

/** Stands at the server's address while the demonstration is made anew. */
export interface Restoring {
  progress(done: number, of: number): void;
  close(): Promise<void>;
}

/** Seconds after which a page asks again. */
const AGAIN = 3;

/** Answers every address with 503 and how far the invented city has come; the page asks again by itself. */
export async function announceRestoring(
  { settings, clock }: Pick<Kernel, 'settings' | 'clock'>,
  at: { host: string; port: number },
): Promise<Restoring> {
  const kernel = { settings, clock };
  let come: { done: number; of: number } | null = null;
  const server = createServer((request, reply) => answer(kernel, come, request, reply));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host: at.host, port: at.port }, resolve);
  });
  return {
    progress: (done, of) => (come = { done, of }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Come = { done: number; of: number } | null;
type Shown = Pick<Kernel, 'settings' | 'clock'>;

function answer(kernel: Shown, come: Come, request: IncomingMessage, reply: ServerResponse): void {
  const url = request.url ?? '/';
  // For pages that were drawn just before; the one here carries its sheet.
  if (url === STYLESHEET_PATH) return void reply.writeHead(200, { 'content-type': 'text/css' }).end(stylesheet);
  if (url === MARK_PATH) return void reply.writeHead(200, { 'content-type': 'image/svg+xml' }).end(markFile);
  const language: Language = stripLanguage(url) === undefined ? 'zh-CN' : 'en';
  const headers = {
    'retry-after': String(AGAIN),
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src ${STYLESHEET_SOURCE}; img-src 'self'; base-uri 'none'`,
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, noarchive',
  };
  if (/^\/(?:api\/|openapi|healthz|readyz|metrics)/.test(url)) {
    reply.writeHead(503, { ...headers, 'content-type': 'application/problem+json; charset=utf-8' });
    return void reply.end(JSON.stringify(toProblem(new XinhengError('UNAVAILABLE'), language)));
  }
  const tour = language === 'en' ? '/en/tour' : '/tour';
  reply.writeHead(503, {
    ...headers,
    'content-type': 'text/html; charset=utf-8',
    // A form that was sent must not be asked for again.
    refresh: request.method === 'GET' && !/\/tour\//.test(url) ? String(AGAIN) : `${AGAIN}; url=${tour}`,
  });
  const views = readViews(fastifyCookie.parse(request.headers.cookie ?? '')[VIEW_COOKIE]);
  reply.end(renderPage(restoringPage(kernel, come, language), views));
}

function restoringPage(kernel: Shown, come: Come, language: Language): ReactElement {
  const say = t(language, cliMessages);
  const parts = siteParts(kernel, language, null);
  const title = say['restoring.title']();
  return page(
    {
      title,
      language,
      path: '/tour',
      twin: 'home',
      noindex: true,
      selfContained: true,
      description: title,
      frame: { ...parts, verbs: [], foot: [], footNote: say['restoring.foot']() },
    },
    <div className="notice" role="status">
      <p className="lead" data-message="restoring.day">
        {come === null ? say['restoring.begun']() : say['restoring.day']({ done: come.done, of: come.of })}
      </p>
      <p>{say['restoring.wait']()}</p>
    </div>,
  );
}
