import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stylesheet } from '../src/kernel/ui/stylesheet.ts';
import { noticedCase } from './support/centre/noticed.ts';
import { personIn, type Person } from './support/centre/person.ts';
import { item } from './support/item.ts';
import { testKernel } from './support/kernel.ts';
import { looked } from './support/looked.ts';
import { FIRM, testOffice, type Office } from './support/office.ts';

/*
 * ux.md P1, P2 for what is behind a sign-in: every link of the centre, the desk and the field is followed without scripts, in both
 * languages; each form of a page can be sent: what it lacks is said at its field.
 */

interface Page {
  url: string;
  status: number;
  body: string;
  type: string;
}

let office: Office;
let owner: Person;
let seen: Map<string, Page>;
beforeAll(async () => {
  office = await testOffice(await testKernel());
  await noticedCase(office.kernel, FIRM);
  owner = await personIn(office, 'owner');
  seen = new Map();
  const queue = ['', '/en'].flatMap((prefix) => [`${prefix}/centre`, `${prefix}/desk`, `${prefix}/field`]);
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (seen.has(url)) continue;
    if (seen.size > 1500) throw new Error('more than 1,500 addresses: a loop?');
    const { statusCode, body, headers } = await owner.open(url);
    const type = String(headers['content-type'] ?? '');
    seen.set(url, { url, status: statusCode, body, type });
    if (typeof headers.location === 'string') queue.push(headers.location);
    if (!type.startsWith('text/html')) continue;
    for (const [, link] of body.matchAll(/href="(\/[^"#]*)/g)) {
      const target = link!.replaceAll('&amp;', '&');
      if (/^(\/en)?\/(centre|desk|field)(\/|$|\?)/.test(target) && !/view=|sign-out/.test(target)) queue.push(target);
    }
  }
}, 300_000);
afterAll(() => office.server.close());

const pages = () => [...seen.values()].filter(({ status, type }) => status === 200 && type.startsWith('text/html'));

describe(item(28, 'whoever works without scripts for a firm'), () => {
  test('meets no dead end and no script, and pages as light as the portal’s', () => {
    const dead = [...seen.values()].filter(({ status }) => status >= 400).map(({ url, status }) => `${status} ${url}`);
    expect(dead).toEqual([]);
    const style = gzipSync(stylesheet).length;
    let heaviest = 0;
    for (const { url, body } of pages()) {
      const size = gzipSync(body).length + style;
      heaviest = Math.max(heaviest, size);
      expect(size, url).toBeLessThan(/\/field/.test(url) ? 60_000 : 20_000);
      expect(body, url).not.toMatch(/<script/i);
      expect(body.match(/<h1[ >]/g), url).toHaveLength(1);
    }
    looked('P2', 'addresses of centre, desk and field reached by links without scripts', seen.size);
    looked('P1', `pages of centre, desk and field with their style, heaviest ${heaviest} B gzip`, pages().length);
  });

  test('every form that is sent empty answers with a page that says what is missing, or does what it says', async () => {
    const sent = new Set<string>();
    for (const { url, body } of pages()) {
      for (const [form] of body.matchAll(/<form [^>]*method="post".*?<\/form>/gs)) {
        const action = /action="([^"]+)"/.exec(form)?.[1]?.replaceAll('&amp;', '&') ?? url;
        if (sent.has(action) || /sign-out|\/password/.test(action)) continue;
        sent.add(action);
        expect(form, url).toContain('name="_csrf"');
        const answer = await owner.send(action, {}, form.includes('multipart/form-data'));
        expect(answer.statusCode, `${url} → ${action}: ${answer.body.slice(0, 200)}`).toBeLessThan(500);
        if (answer.statusCode >= 400) {
          expect(String(answer.headers['content-type']), action).toContain('text/html');
          expect(answer.body, action).toMatch(/<title>(错误：|Error: )|<h1/);
        }
      }
    }
    looked('P2', 'forms of centre, desk and field sent empty', sent.size);
  });
});
