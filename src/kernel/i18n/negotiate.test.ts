import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { negotiate, stripLanguage } from './index.ts';

describe('the language of the API', () => {
  test.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['en', 'en'],
    ['en-GB,zh;q=0.5', 'en'],
    ['zh-TW,en;q=0.9', 'zh-CN'],
    ['fr,en;q=0.3,zh;q=0.8', 'zh-CN'],
    ['de, EN ; q=0.7', 'en'],
    ['en;q=0, zh;q=0.1', 'zh-CN'],
    ['*', 'zh-CN'],
    ['english', 'zh-CN'],
  ])('for %o is %s', (header, language) => {
    expect(negotiate(header)).toBe(language);
  });

  test('is one of ours for any header', () => {
    fc.assert(fc.property(fc.string(), (header) => ['zh-CN', 'en'].includes(negotiate(header))));
  });
});

describe('the language of a page', () => {
  test.each([
    ['/en', '/'],
    ['/en/', '/'],
    ['/en?a=1', '/?a=1'],
    ['/en/acts?a=/en', '/acts?a=/en'],
  ])('%s is English at %s', (url, bare) => {
    expect(stripLanguage(url)).toEqual({ language: 'en', url: bare });
  });

  test.each(['/', '/acts', '/english', '/acts/en', '/ens/x'])('%s is Chinese', (url) => {
    expect(stripLanguage(url)).toBeUndefined();
  });
});
