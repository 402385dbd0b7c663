import type { FastifyInstance } from 'fastify';

export interface Answer {
  url: string;
  status: number;
  body: string;
  headers: Record<string, unknown>;
}

/** One look without a session. What differs by request and not by content is taken out: its number and any nonce. */
export async function look(server: FastifyInstance, url: string): Promise<Answer> {
  const answer = await server.inject({ url });
  const id = String(answer.headers['x-request-id'] ?? '');
  const body = id === '' ? answer.body : answer.body.replaceAll(id, 'REQUEST');
  return { url, status: answer.statusCode, body, headers: answer.headers };
}

const VIEW = /[?&;]view=(?:large|contrast|plain)/;
const LINK = /(?:href|src|action)="(\/[^"#]*)/g;

/** Follows every link of every page from `starts`, as a stranger with patience would; `limit` keeps a loop from hiding. */
export async function crawl(server: FastifyInstance, starts: readonly string[], limit = 2000): Promise<Map<string, Answer>> {
  const seen = new Map<string, Answer>();
  const queue = [...starts];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (seen.has(url)) continue;
    if (seen.size >= limit) throw new Error(`more than ${limit} addresses: a loop?`);
    const answer = await look(server, url);
    seen.set(url, answer);
    const location = answer.headers['location'];
    if (typeof location === 'string' && location.startsWith('/')) queue.push(location);
    const type = answer.headers['content-type'];
    if (typeof type !== 'string' || !type.startsWith('text/html')) continue;
    for (const [, href] of answer.body.matchAll(LINK)) {
      // The same page in another display: sets a cookie and leads back.
      if (!VIEW.test(href!)) queue.push(href!.replaceAll('&amp;', '&'));
    }
  }
  return seen;
}
