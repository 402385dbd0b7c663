import { contentOf } from './content.mjs';

/** What the crawl says when it looks at what is not public. */
const PURPOSE = encodeURIComponent('核对改动前后');

/** Of the headers, what is told of the answer; dates, lengths and quotas are told of the moment. */
const HEADERS = (
  'content-type content-disposition content-language location cache-control vary x-robots-tag ' +
  'content-security-policy link deprecation sunset access-control-allow-origin'
).split(' ');
/** A stream of events never ends by itself. */
const PATIENCE = 30_000;

/** Whoever asks the served demonstration; signed in or, at first, a stranger. One question at a time: looks are logged. */
export function visitorTo(base, cookie) {
  async function ask(url, init = {}) {
    for (;;) {
      const answer = await fetch(new URL(url, base), {
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
        ...init,
        headers: {
          'accept-language': url.startsWith('/en') ? 'en' : 'zh-CN',
          ...(cookie === undefined ? {} : { cookie, 'xinheng-purpose': PURPOSE }),
          ...init.headers,
        },
      });
      if (answer.status !== 429) return answer;
      await answer.arrayBuffer();
      const seconds = Number(answer.headers.get('retry-after') ?? 5) + 1;
      console.log(`crawl: ${url} waits ${seconds} s for its quota`);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }

  return {
    /** @returns {Promise<{ url: string, status: number, headers: [string, string][], text: string }>} */
    async look(url, headers = {}) {
      try {
        const answer = await ask(url, { headers });
        const type = answer.headers.get('content-type') ?? '';
        const text = contentOf(type, Buffer.from(await answer.arrayBuffer()));
        const kept = HEADERS.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name)]] : []));
        return { url, status: answer.status, headers: kept, text };
      } catch (error) {
        return { url, status: 0, headers: [], text: String(error.cause ?? error) };
      }
    },
    async signIn(account, password) {
      const answer = await ask('/api/v1/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ account, password }),
      });
      if (answer.status !== 201) throw new Error(`sign-in of ${account}: ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
      return visitorTo(
        base,
        answer.headers
          .getSetCookie()
          .map((each) => each.split(';')[0])
          .join('; '),
      );
    },
  };
}

export const headerOf = (answer, name) => answer.headers.find(([each]) => each === name)?.[1];
