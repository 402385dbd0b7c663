import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Kernel } from '../context.ts';
import { shared } from './shared.ts';
import { stateOf } from './state.ts';
import type { AnyRoute } from '../http/types.ts';

/** Pages kept at most: some 40 kB each with what is sent of them. */
const MOST = 1000;

const ENCODERS = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const;
type Encoding = keyof typeof ENCODERS;

interface Kept {
  html: Buffer;
  headers: Record<string, string>;
  /** Compressed once, when first asked for. */
  encoded: Map<Encoding, Promise<Buffer>>;
}

/** What a page may depend on. Any difference in it, and nothing that was kept is sent. */
interface Mark {
  /** Which transactions are over: as long as it is the same, every query gives the same rows. */
  rows: string;
  minute: number;
  policy: unknown;
  calendar: unknown;
  settings: string;
  /** Its clock stands on the ribbon. */
  demonstration: unknown;
}

export interface PageKeeper {
  /** The page of this request, kept or drawn by `draw`, which answers with the whole text or by itself. */
  answer(request: FastifyRequest, reply: FastifyReply, draw: () => Promise<unknown>): Promise<unknown>;
}

/**
 * Pages of routes that are `kept`, in memory, for strangers. A kept page is what would be drawn now, to the byte: before each
 * answer the database is asked which transactions are over (one short question for all who wait meanwhile), and after any
 * commit of anything, at the next minute, with another edition of the policy or another setting everything kept is dropped. So
 * what has ended is never shown for a moment longer, and no room has to think of telling us; the price is that pages are kept
 * for as long as nothing is written, which is what a rush to a few pages needs.
 */
export function pageKeeper(kernel: Kernel): PageKeeper {
  let mark: Mark | undefined;
  let kept = new Map<string, Promise<Kept | null>>();
  const rowsNow = shared(async () => {
    const { rows } = await sql<{ mark: string }>`select pg_current_snapshot()::text as mark`.execute(kernel.db.kysely);
    return rows[0]!.mark;
  });

  /** Those that hold now. An answer that is under way when the mark moves goes on with the ones it had. */
  const current = async (): Promise<Map<string, Promise<Kept | null>>> => {
    const now: Mark = {
      rows: await rowsNow(),
      minute: Math.floor(kernel.clock.now().epochMilliseconds / 60_000),
      policy: kernel.policy.all('calendar'),
      calendar: kernel.calendar,
      settings: JSON.stringify(kernel.settings),
      demonstration: kernel.demonstration,
    };
    if (mark === undefined || !sameMark(mark, now)) kept = new Map();
    mark = now;
    return kept;
  };

  return {
    async answer(request, reply, draw) {
      if (!isStranger(request)) return draw();
      const pages = await current();
      const key = keyOf(request);
      const known = await pages.get(key);
      if (known) return send(request, reply, known);
      // What another request could not keep (a redirect, an error) this one finds out for itself.
      if (known === null) return draw();
      const drawing = draws(reply, draw);
      pages.set(
        key,
        drawing.then(
          ({ page }) => page,
          () => null,
        ),
      );
      if (pages.size > MOST) pages.delete(pages.keys().next().value!);
      const { page, result } = await drawing;
      return page === null ? result : send(request, reply, page);
    },
  };
}

/** A page that depends on who asks is nobody else's. */
function isStranger(request: FastifyRequest): boolean {
  const { caller, session } = stateOf(request).identity;
  const known = caller.account !== null || session !== null || request.headers.authorization !== undefined;
  return !known && request.method === 'GET';
}

/** What of a request a page may show: its address as it was asked for, its language, its display. */
function keyOf(request: FastifyRequest): string {
  const { language, views } = stateOf(request);
  return JSON.stringify([language, views, request.protocol, request.host, request.url]);
}

function sameMark(one: Mark, other: Mark): boolean {
  return (Object.keys(one) as (keyof Mark)[]).every((part) => one[part] === other[part]);
}

async function draws(reply: FastifyReply, draw: () => Promise<unknown>): Promise<{ page: Kept | null; result: unknown }> {
  const before = new Set(Object.keys(reply.getHeaders()));
  const result = await draw();
  const own = Object.entries(reply.getHeaders()).filter(([name]) => !before.has(name));
  const plain = own.every(([name]) => name === 'content-type' || name === 'x-robots-tag');
  if (typeof result !== 'string' || reply.statusCode !== 200 || !plain) return { page: null, result };
  const headers = Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
  return { page: { html: Buffer.from(result), headers, encoded: new Map() }, result };
}

async function send(request: FastifyRequest, reply: FastifyReply, { html, headers, encoded }: Kept): Promise<Buffer> {
  reply.headers(headers);
  reply.header('vary', 'accept-encoding');
  const encoding = request.headers['x-no-compression'] === undefined ? accepted(request) : undefined;
  if (encoding === undefined) return html;
  reply.header('content-encoding', encoding);
  const ready = encoded.get(encoding) ?? ENCODERS[encoding](html);
  encoded.set(encoding, ready);
  return ready;
}

function accepted(request: FastifyRequest): Encoding | undefined {
  const names = String(request.headers['accept-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .filter((each) => !/;\s*q=0(\.0*)?\s*$/.test(each))
    .map((each) => each.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((name) => names.includes(name));
}

/** Keeping is for public pages alone, whose look leaves no trace. */
export function keptFault(route: AnyRoute): string[] {
  const fits = route.method === 'GET' && route.face !== 'api' && route.permission === 'public' && route.audit === 'none';
  return route.kept === true && !fits ? ['only public pages can be kept'] : [];
}
