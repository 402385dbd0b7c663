import { headerOf } from './client.mjs';

/** Addresses of one pattern: more of them say the same of the code. */
const CAP = 12;
const VIEW = /[?&;]view=(?:large|contrast|plain)/u;
const LINK = /(?:href|src|action)="(\/[^"#]*)/gu;

/** Follows the links from `starts` breadth first, like test/support/crawl.ts, but with few addresses of each pattern. */
export async function savePages(part, visitor, starts, wanted) {
  const seen = new Set();
  const counts = new Map();
  const queue = [...starts];
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (seen.has(url) || VIEW.test(url) || !wanted(url)) continue;
    seen.add(url);
    const pattern = patternOf(url);
    const n = (counts.get(pattern) ?? 0) + 1;
    if (n > CAP && !starts.includes(url)) continue;
    counts.set(pattern, n);
    const answer = await visitor.look(url);
    part.answer(answer);
    const location = headerOf(answer, 'location');
    if (location?.startsWith('/')) queue.push(location);
    if (!headerOf(answer, 'content-type')?.startsWith('text/html')) continue;
    for (const [, href] of answer.text.matchAll(LINK)) queue.push(href.replaceAll('&amp;', '&'));
    for (const form of forms(answer.text)) queue.push(form);
  }
}

/** Ids, codes, numbers and days folded; of the query only the names. */
function patternOf(url) {
  const { pathname, searchParams } = new URL(url, 'http://x');
  const path = pathname.split('/').map((word) => (/^(?=.*\d)[\w.%-]{4,}$/u.test(word) && !/\.\w{2,5}$/u.test(word) ? '*' : word));
  return `${path.join('/')}?${[...new Set(searchParams.keys())].sort().join('&')}`;
}

/** Forms that only read, sent as they stand. */
function forms(html) {
  return [...html.matchAll(/<form [^>]*method="get".*?<\/form>/gsu)].map(([form]) => {
    const action = /action="([^"]+)"/u.exec(form)?.[1] ?? '';
    const fields = [...form.matchAll(/<input[^>]* name="([^"]+)"[^>]*>/gu)].map(([tag, name]) => [
      name,
      / value="([^"]*)"/u.exec(tag)?.[1] ?? '',
    ]);
    return `${action.replaceAll('&amp;', '&')}?${new URLSearchParams(fields).toString()}`;
  });
}
