import { describe, expect, test } from 'vitest';
import { inWords, type Change } from './in-words.ts';

const change = (over: Partial<Change>): Change => ({
  what: 'changed',
  path: '/content/periods/answer/length',
  title: { zh: '答复期', en: 'Time to answer' },
  before: '5',
  after: '7',
  ...over,
});

describe('a difference in words', () => {
  test.each([
    [{}, '“答复期”的长度由“5”改为“7”。', 'Time to answer: length, from “5” to “7”.'],
    [
      { what: 'added', path: '/content/items/xk-1/displayed', before: null, after: 'true' },
      '“答复期”增加是否公示：“是”。',
      'Time to answer: whether it is displayed added, “yes”.',
    ],
    [
      { what: 'removed', path: '/inForceTo', title: null, before: '"2027-01-01"', after: null },
      '文件删去终止日：“2027-01-01”。',
      'The file: last day in force removed, it was “2027-01-01”.',
    ],
    [
      { path: '/note', title: null, before: '{"zh":"甲","en":"A"}', after: '{"zh":"乙","en":"B"}' },
      '文件的说明由“甲”改为“乙”。',
      'The file: note, from “A” to “B”.',
    ],
    // An entry of a list is called by its list and its id; a name that only programs read stays.
    [
      { what: 'added', path: '/content/organs/demo-x', title: null, before: null, after: '["a","b"]' },
      '文件增加机关“demo-x”：“a、b”。',
      'The file: organs “demo-x” added, “a, b”.',
    ],
    [{ path: '/note/en', title: null }, '文件的说明（英文）由“5”改为“7”。', 'The file: note (English), from “5” to “7”.'],
    [{ path: '/strange~1name', title: null }, '文件的strange/name由“5”改为“7”。', 'The file: strange/name, from “5” to “7”.'],
  ] satisfies [Partial<Change>, string, string][])('%o', (over, zh, en) => {
    expect([inWords(change(over), 'zh-CN'), inWords(change(over), 'en')]).toEqual([zh, en]);
  });

  test('cuts what is long, which the table shows whole', () => {
    const words = inWords(change({ before: null, what: 'added', after: JSON.stringify('长'.repeat(200)) }), 'zh-CN');
    expect(words.length).toBeLessThan(100);
    expect(words).toContain('…');
  });
});
