import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { item } from '../../../test/support/item.ts';
import { testKernel } from '../../../test/support/kernel.ts';
import { ACT, plantMonth, plantPortal, SECRETS } from '../../../test/support/portal-fixture.ts';
import { testPortal, type TestPortal } from '../../../test/support/portal.ts';
import { ERROR_CODES } from '../../kernel/errors/index.ts';
import { BASE, EXAMPLES } from './examples.ts';
import { looked } from '../../../test/support/looked.ts';

const FULL = '/subjects/91509900MATE5T025F';

let portal: TestPortal;
let base: string;
beforeAll(async () => {
  portal = await testPortal(await testKernel());
  await plantPortal(portal.kernel);
  await plantMonth(portal.kernel, 'demo-amr', 24, 2, 3000);
  base = await portal.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => portal.server.close());

const entry = (feed: string) => /<entry>.*<\/entry>/s.exec(feed)?.[0] ?? '';
const idOf = (feed: string) => /<id>(urn:sha256:[0-9a-f]{64})<\/id>/.exec(entry(feed))?.[1];

describe(item(25, 'following a body'), () => {
  test('the feed says that something changed and nothing of what', async () => {
    const { text, headers, status } = await portal.get(`${FULL}/feed.atom`);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('application/atom+xml');
    expect(headers['x-robots-tag']).toBe('noindex, noarchive');
    expect(text.match(/<entry>/g)).toHaveLength(1);
    const page = (await portal.get(FULL)).text;
    const numbers = [...page.matchAll(/〔\d{4}〕\d+号/g)].map(([number]) => number);
    expect(numbers.length).toBeGreaterThan(1);
    for (const secret of [...numbers, ...SECRETS, '市场监督', '罚款', '《']) expect(text).not.toContain(secret);
    looked('F4', 'numbers and words of acts sought in the feed', numbers.length);
  });

  test('an end changes its id and leaves no day; what stays the same keeps it', async () => {
    const before = (await portal.get(`${FULL}/feed.atom`)).text;
    expect(idOf((await portal.get(`${FULL}/feed.atom`)).text)).toBe(idOf(before));
    const today = portal.kernel.clock.now().toString();
    portal.kernel.clock.set('2029-01-01T02:00:00Z');
    const after = (await portal.get(`${FULL}/feed.atom`)).text;
    const page = (await portal.get(FULL)).text;
    portal.kernel.clock.set(today);
    expect(idOf(after)).not.toBe(idOf(before));
    const [year, month, day] = /<updated>(\d{4})-(\d{2})-(\d{2})T/.exec(after)!.slice(1).map(Number);
    // A day of arrival that stands on the page still: the day of an end stands nowhere.
    expect(page).toContain(`${year}年${month}月${day}日`);
  });
});

describe('the addresses below a body', () => {
  test.each(['acts', 'lists', 'commitments', 'honours', 'registration', 'follow', 'feed.atom'])(
    '%s: merged leads on, a wrong code to where it is said what is wrong',
    async (tail) => {
      const to = async (key: string) => {
        const { statusCode, headers } = await portal.server.inject(`/en/subjects/${key}/${tail}`);
        return [statusCode, headers.location];
      };
      expect(await to('91509900MATE5T068W')).toEqual([301, `/en/subjects/91509900MATE5T017L/${tail}`]);
      expect(await to('91509900MATE5T084K')).toEqual([302, '/en/subjects/91509900MATE5T084K']);
    },
  );

  test('the class of size stands with the registration where a source states it', async () => {
    const stated = await portal.get('/subjects/91509900MATE5T025F/registration');
    expect(stated.text).toContain('<dt>企业划型</dt><dd>小型</dd>');
    expect((await portal.get('/en/subjects/91509900MATE5T025F/registration')).text).toContain('<dt>Size class</dt><dd>small</dd>');
    expect((await portal.get('/subjects/91509900MATE5T017L/registration')).text).not.toContain('企业划型');
    const answer = await portal.server.inject('/api/v1/subjects/91509900MATE5T025F');
    expect(answer.json().subject).toMatchObject({ industry: 'C26', size: 'small' });
  });

  test('a list stands on its own page, not among acts', async () => {
    const listed = '/subjects/92509900MATE5T076L';
    expect((await portal.get(`${listed}/lists`)).text).toContain(`/acts/${ACT[105]}"`);
    expect((await portal.get(`${listed}/acts`)).text).not.toContain(`/acts/${ACT[105]}"`);
    expect((await portal.get(listed)).text).toContain(`href="${listed}/lists"`);
  });
});

describe(item(22, 'when repair can be applied for, without signing in'), () => {
  const ask = (query: string) => portal.get(`/start/repair/when?${query}`);

  test.each([
    ['line=ndrc&kind=penalty_general&decided=2026-11-01', 'early', '2027-02-01', '2027-11-01'],
    ['line=ndrc&kind=penalty_general&decided=2026-08-24', 'open', '2026-11-24', '2027-08-24'],
    ['line=ndrc&kind=penalty_serious&decided=2026-05-31', 'early', '2027-05-31', '2029-05-31'],
    ['line=samr&kind=penalty_general&decided=2025-11-30', 'open', '2026-02-28', '2026-11-30'],
  ])('%s → %s', async (query, state, earliest, end) => {
    const { status, text } = await ask(query);
    expect(status).toBe(200);
    expect(text).toContain(`data-repair="${state}"`);
    expect(text).toContain(`data-earliest="${earliest}"`);
    expect(text).toContain(`data-end="${end}"`);
    expect(text).not.toMatch(/申请被拒绝|不予受理/);
  });

  test.each([
    ['line=samr&kind=penalty_minor&decided=2026-11-01', 'repair.never'],
    ['line=ndrc&kind=penalty_minor&decided=2026-11-01', 'hidden'],
    ['line=ndrc&kind=penalty_general&decided=2025-01-01', 'over'],
    ['line=ndrc&kind=abnormal_listing&decided=2026-01-01', 'neverOpen'],
    ['line=ndrc&kind=penalty_general&decided=2026-11-01', 'repair.tooEarly'],
  ])('%s says %s', async (query, message) => {
    for (const prefix of ['', '/en'])
      expect((await portal.get(`${prefix}/start/repair/when?${query}`)).text).toContain(`data-message="${message}"`);
  });

  test('what is filled in wrongly is said at its field; nothing is charged anywhere', async () => {
    const { text } = await ask('line=&kind=nonsense&decided=2030-01-01&shown=x');
    expect(text).toMatch(/<title>错误：.*role="alert"/s);
    for (const field of ['line', 'kind', 'decided', 'shown']) expect(text).toContain(`href="#f-${field}"`);
    expect((await portal.get('/start/repair')).text).toContain('任何人收费代办都与本平台无关');
  });

  test('for a record on display its own dates; after its end as if it never was', async () => {
    const { text, headers } = await ask(`act=${ACT[101]}`);
    expect(text).toContain('data-repair=');
    expect(headers['x-robots-tag']).toBe('noindex, noarchive');
    const gone = await ask(`act=${ACT[201]}`);
    expect([gone.status, gone.text]).toEqual([410, (await portal.get(`/acts/${ACT[201]}`)).text]);
  });
});

describe('for developers', () => {
  test.each(Object.keys(ERROR_CODES))('%s has its page in both languages', async (code) => {
    for (const prefix of ['', '/en']) {
      const { status, text } = await portal.get(`${prefix}/developers/errors/${code}`);
      expect(status).toBe(200);
      expect(text).not.toMatch(/undefined|\{[a-z]+\}/);
    }
    looked('T5', 'pages of problem codes', 2);
  });

  const run = promisify(execFile);
  const here = (code: string) => code.replaceAll(BASE, base);

  test('the examples are run, and find the body', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'xh-examples-'));
    // A module, and checked as one: an example that does not compile is no example.
    await writeFile(join(directory, 'example.mts'), `${here(EXAMPLES.TypeScript)}\nexport {};\n`);
    const tsc = join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc');
    const options = '--module esnext --target es2022 --lib es2022,dom --strict --ignoreConfig'.split(' ');
    await run(process.execPath, [tsc, 'example.mts', ...options], { cwd: directory });
    const typescript = await run(process.execPath, ['example.mjs'], { cwd: directory });
    expect(typescript.stdout).toMatch(/〔2026〕\d+号 \d{4}/);
    expect((await run('bash', ['-c', here(EXAMPLES.curl)])).stdout).toContain('91509900MATE5T025F');
    expect((await run('python3', ['-c', here(EXAMPLES.Python)])).stdout).toContain('重庆示例');
  });
});

describe('figures', () => {
  test('a month has one address with words to quote it; nonsense has none', async () => {
    const { text } = await portal.get('/figures/2026-09');
    expect(text).toMatch(/<blockquote>.*按时\d+条.*\/figures\/2026-09/s);
    for (const month of ['2026-13', 'nonsense', '2031-01']) expect((await portal.get(`/figures/${month}`)).status).toBe(404);
  });

  test('an organ has its acts by kind; an unknown one has no page', async () => {
    const { text } = await portal.get('/organs/demo-amr');
    expect(text).toContain('/acts?organ=demo-amr&amp;kind=inspection');
    expect((await portal.get('/organs/nobody')).status).toBe(404);
    portal.kernel.settings.organContacts = { 'demo-amr': { zh: '示例路2号，000-0001', en: '2 Shili Road' } };
    expect((await portal.get('/organs/demo-amr')).text).toContain('示例路2号，000-0001');
  });
});

test('the page of the rule on deferred looks says its number, as the centre does', async () => {
  const { text, status } = await portal.get('/rules/look-rules/looks');
  expect(status).toBe(200);
  expect(text).toContain('最迟在查看后180天告知');
  expect((await portal.get('/en/rules/look-rules/looks')).text).toContain('by 180 days from the look at most');
});
