import createClient, { type Middleware } from 'openapi-fetch';
import { LANGUAGE } from '../look/language.ts';
import { lost, problemOf } from './problem.ts';
import type { paths } from './schema.d.ts';

const SAFE = new Set(['GET', 'HEAD']);

function csrf(): string {
  return /(?:^|;\s*)xinheng_csrf=([^;]*)/u.exec(document.cookie)?.[1] ?? '';
}

/** Of our own requests, whoever makes them: language, and with a write the token of the session. */
export function ownHeaders(method: string, purpose?: string | null): Record<string, string> {
  return {
    'accept-language': LANGUAGE,
    ...(SAFE.has(method) ? {} : { 'x-csrf-token': csrf() }),
    ...purposeHeader(purpose),
  };
}

/** `api.GET(path, { headers: purposeHeader(purpose) })`. A header carries Latin letters only. */
export function purposeHeader(purpose: string | null | undefined): Record<string, string> {
  return purpose ? { 'xinheng-purpose': encodeURIComponent(purpose) } : {};
}

/** For writes that must not act twice: one key for one intention, kept while it is tried again. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const own: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(ownHeaders(request.method))) {
      if (!request.headers.has(name)) request.headers.set(name, value);
    }
    return request;
  },
  onError: ({ error }) => (error instanceof DOMException && error.name === 'AbortError' ? error : lost(error)),
};

/** The API, typed from its own description. Use it through `answer`. */
export const api = createClient<paths>({ credentials: 'same-origin' });
api.use(own);

interface Fetched<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** `await answer(api.GET('/api/v1/organs', { params: { query } }))`: the body, or an ApiProblem thrown. */
export async function answer<T>(sent: Promise<Fetched<T>>): Promise<T> {
  const { data, error, response } = await sent;
  if (!response.ok) throw problemOf(response.status, error);
  return data as T;
}

export interface FetchedFile {
  blob: Blob;
  name: string | undefined;
  /** Rows that it lacks, past the limit of a file. */
  missing: number;
}

/** A file, with the same headers as any request: a plain link could not say the purpose. */
export async function fetchFile(href: string, purpose?: string | null): Promise<FetchedFile> {
  const response = await fetch(href, { credentials: 'same-origin', headers: ownHeaders('GET', purpose) }).catch((error: unknown) => {
    throw lost(error);
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(disposition)?.[1];
  const name = encoded === undefined ? /filename="([^"]+)"/u.exec(disposition)?.[1] : decodeURIComponent(encoded);
  return { blob: await response.blob(), name, missing: Number(response.headers.get('x-rows-missing') ?? 0) };
}
