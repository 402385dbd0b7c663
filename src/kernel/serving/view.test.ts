import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { capability } from '../capability.ts';
import { page } from '../ui/index.ts';
import { testKernel, type TestKernel } from '../../../test/support/kernel.ts';
import { testServer } from '../../../test/support/server.ts';
import { XinhengError } from '../errors/index.ts';
import { siteParts } from '../ui/site.ts';
import { route } from '../http/types.ts';

let kernel: TestKernel;
let server: Awaited<ReturnType<typeof testServer>>;
beforeAll(async () => {
  kernel = await testKernel();
  kernel.settings.operator = { phone: '023-0000 0000转12' };
  const at = (path: string, fail: boolean) =>
    route({
      method: 'GET',
      path,
      face: 'portal',
      summary: 'a probe',
      permission: 'public',
      audit: 'none',
      schemas: {},
      handle: async ({ language }) => {
        if (fail) throw new XinhengError('TOO_MANY_REQUESTS', { seconds: 40, until: '10:31' });
        const frame = { ...siteParts(kernel, language, ''), verbs: [], footNote: '', foot: [] };
        return page({ title: 'x', language, path, description: '', frame }, createElement('p'));
      },
    });
  const probe = capability({ name: 'probe', items: [], pages: () => [at('/probe', false), at('/many', true)] });
  server = await testServer(kernel, [probe]);
});
afterAll(() => server.close());

const get = (url: string, cookie?: string) =>
  server.inject({ method: 'GET', url, ...(cookie === undefined ? {} : { headers: { cookie } }) });

describe('?view=', () => {
  test.each([
    ['/probe?view=large', '/probe', 'large'],
    ['/en/probe?a=1&view=contrast&b=%E4%BA%8C', '/en/probe?a=1&b=%E4%BA%8C', 'contrast'],
    ['/probe?view=large&view=plain', '/probe', ''],
    ['/nowhere?view=large', '/nowhere', 'large'],
    ['//evil.example/?view=large', '/evil.example/', 'large'],
  ])('%s leads back to %s', async (url, back, kept) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.headers.location]).toEqual([303, back]);
    expect(answer.cookies).toMatchObject([{ name: 'xinheng_view', value: kept, httpOnly: true, sameSite: 'Lax' }]);
  });

  test('another word, another method and the API are left alone', async () => {
    for (const url of ['/nowhere?view=<b>', '/api/v1/nowhere?view=large']) {
      const answer = await get(url);
      expect([answer.statusCode, answer.cookies]).toEqual([404, []]);
    }
    expect((await server.inject({ method: 'POST', url: '/probe?view=large' })).statusCode).toBe(404);
  });

  test('the page is drawn as the cookie says, and not by what else stands in it', async () => {
    expect((await get('/probe', 'xinheng_view=large.contrast')).body).toContain('data-view="large contrast"');
    expect((await get('/probe', 'xinheng_view=huge')).body).not.toContain('data-view');
  });
});

test('every page is grey while the setting says so', async () => {
  expect((await get('/probe')).body).not.toContain('class="grey"');
  kernel.settings.greyscale = true;
  expect((await get('/probe')).body).toContain('<html lang="zh-CN" class="grey">');
  kernel.settings.greyscale = false;
});

test('without a face that draws it, a failure still says when, under which number, when to retry, whom to call', async () => {
  const answer = await get('/many');
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '40']);
  expect(answer.body).toContain('10:31');
  expect(answer.body).toContain(String(answer.headers['x-request-id']));
  expect(answer.body).toContain('<a href="tel:02300000000">023-0000 0000转12</a>');
});
