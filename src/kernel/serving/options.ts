import type { ReactElement } from 'react';
import type { XinhengError } from '../errors/index.ts';
import type { Problem } from '../errors/messages.ts';
import type { Language } from '../i18n/types.ts';
import type { View } from '../ui/index.ts';
import type { Face } from '../http/types.ts';

/** What an error page is made from. The error itself carries parameters (organ, reason) that a page may word. */
export interface ErrorPage {
  status: number;
  problem: Problem;
  error: XinhengError;
  language: Language;
  /** Of the page without its language, for the link to the other one. */
  path: string;
  /** Number of the request, which a person can quote. */
  reference: string;
  /** How the reader chose to see pages. */
  views: readonly View[];
  /** Of the reader's session. */
  token: string | null;
}

export type RenderErrorPage = (page: ErrorPage) => string | ReactElement | Promise<string | ReactElement>;

export interface ServerOptions {
  /** Faces that this process serves; others answer 404. Default: all. */
  faces?: readonly Exclude<Face, 'api'>[];
  /** Addresses or networks of reverse proxies whose X-Forwarded-* is believed; default none. */
  trust?: string | readonly string[];
  /** The site is reached by https: cookies are Secure, HSTS is sent. */
  https?: boolean;
  errorPage?: RenderErrorPage;
  /** Lets /metrics be read from elsewhere than loopback. */
  metricsToken?: string;
  /** Requests a minute and caller where a route names none; null = no limits (tests). */
  limits?: { read: number; write: number } | null;
  /** Bytes of a body that is not an upload (default 1 MiB) and of an uploaded file (default 1 GiB). */
  bodyLimit?: number;
  uploadLimit?: number;
  version?: string;
  /** Keep public pages in memory for as long as nothing is written (default true). */
  keep?: boolean;
}
