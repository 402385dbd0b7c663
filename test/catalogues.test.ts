import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../src/capabilities.ts';
import { ERROR_CODES } from '../src/kernel/errors/index.ts';
import { apiDocument } from '../src/kernel/serving/index.ts';
import { textOf, type ErrorEntries, type Params } from '../src/kernel/errors/texts.ts';
import { forbiddenIn } from './support/forbidden.ts';
import { renderings, type Rendering } from './support/renderings.ts';
import { bare, tooLong } from './support/sentences.ts';
import { looked } from './support/looked.ts';

// Two spaces set columns of a command apart; one is a slip.
const SPACED = /\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u;
// `id:编号` is a form of input, whose colon stays as it must be typed.
const HALF_WIDTH = /\p{Script=Han}[,;:?()]|(?<![a-z]):\p{Script=Han}|[,;?()]\p{Script=Han}|\p{Script=Han}\.(?![A-Za-z0-9])/u;

/** Sentences that may be longer than a breath, and why. */
const LONG: ReadonlySet<string> = new Set([
  // A line of figures, read by columns.
  'simulate.sound',
  'simulate.seen',
  'status.row',
  // The formula of the law on remedies, word by word as papers have it.
  'remedy.text',
]);

type Entries = Record<string, (p: unknown) => string>;
interface Found {
  name: string;
  zh: Entries;
  en: Entries;
}

function isEntries(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'function');
}

const root = join(import.meta.dirname, '..');
const files = ['src', 'workbench/src']
  .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((file) => `${top}/${file}`))
  .filter((file) => /(^|\/)(messages\.tsx?|(messages|texts)\/[^/]+\.tsx?)$/.test(file) && !file.includes('.test.'))
  .sort();
const found: Found[] = [];
for (const file of files) {
  const module = (await import(join(root, file))) as Record<string, unknown>;
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'object' || value === null || !('zh' in value) || !('en' in value)) continue;
    if (isEntries(value.zh) && isEntries(value.en)) found.push({ name: `${file} ${name}`, zh: value.zh, en: value.en });
  }
}

// Codes of errors have their words in their own table.
const ENTRIES: ErrorEntries = ERROR_CODES;
const wordsOfCodes = (side: 'zh' | 'en'): Entries =>
  Object.fromEntries(
    Object.entries(ENTRIES).flatMap(([code, entry]) =>
      (['title', 'what', 'how'] as const).map((part) => [`${code}.${part}`, (p: unknown) => textOf(entry[side][part], p as Params)]),
    ),
  );
found.push({ name: 'codes of errors', zh: wordsOfCodes('zh'), en: wordsOfCodes('en') });

// Lists have theirs where they are declared.
interface Listing {
  'x-list'?: string;
  [part: string]: unknown;
}
const { paths } = await apiDocument(capabilities);
for (const { get } of Object.values(paths) as { get?: Listing }[]) {
  if (get?.['x-list'] !== undefined) found.push({ name: `list ${get['x-list']}`, zh: wordsOfList(get, 'zh'), en: wordsOfList(get, 'en') });
}

function wordsOfList(list: Listing, side: 'zh' | 'en'): Entries {
  const words: Entries = {};
  const gather = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, each] of Object.entries(value)) {
      if (key === side) words[at] = () => String(each);
      gather(each, `${at}.${key}`);
    }
  };
  for (const part of ['x-columns', 'x-orders', 'x-filters']) gather(list[part], part);
  return words;
}

const saying = (texts: readonly Rendering[], pattern: RegExp) =>
  texts.filter((each) => pattern.test(bare(each.text))).map((each) => `${each.key}: ${each.text}`);

test('there are catalogues to read', () => {
  expect(found.length).toBeGreaterThan(3);
});

describe.each(found)('$name', ({ zh, en }) => {
  const chinese = renderings(zh);
  const english = renderings(en);

  test('has the same keys in both languages, each with the same parameters', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    const parameters = (texts: readonly Rendering[]) => new Map(texts.map((each) => [each.key, [...each.parameters].sort().join()]));
    const [left, right] = [parameters(chinese), parameters(english)];
    expect([...left].filter(([key, names]) => right.get(key) !== names)).toEqual([]);
  });

  test('says something whole for every key', () => {
    for (const texts of [chinese, english]) {
      expect(saying(texts, /undefined|NaN|\[object|\$\{|\{[a-zA-Z]|^\s*$/)).toEqual([]);
    }
  });

  test('uses no forbidden word', () => {
    const said = [...chinese, ...english].filter(({ text }) => forbiddenIn(bare(text)) !== undefined);
    expect(said.map(({ key, text }) => `${key}: ${text}`)).toEqual([]);
  });

  test('sets Chinese with full-width punctuation and no space beside Latin letters and digits', () => {
    expect(saying(chinese, SPACED)).toEqual([]);
    expect(saying(chinese, HALF_WIDTH)).toEqual([]);
  });

  test('says it in sentences of one breath', () => {
    const long = (texts: readonly Rendering[], language: 'zh' | 'en') =>
      texts.filter(({ key }) => !LONG.has(key)).flatMap(({ key, text }) => tooLong(text, language).map((each) => `${key} ${each}`));
    expect([...long(chinese, 'zh'), ...long(english, 'en')]).toEqual([]);
  });
});

test('what was looked at', () => {
  const counts = found.map(({ zh, en }) => renderings(zh).length + renderings(en).length);
  console.log(`texts: ${found.length} catalogues, ${counts.reduce((sum, n) => sum + n, 0)} sentences rendered`);
  expect(Math.min(...counts)).toBeGreaterThan(0);
  const sentences = counts.reduce((sum, n) => sum + n, 0);
  for (const id of ['T1', 'T2', 'T3']) looked(id, `sentences of ${found.length} catalogues`, sentences);
});

test('planted faults are found', () => {
  expect(forbiddenIn('该企业已列入黑名单')).toBe('黑名单');
  expect(forbiddenIn('无不良记录')).toBe('无不良记录');
  expect(forbiddenIn('on the Blacklist')).toBe('Blacklist');
  expect(forbiddenIn('请你填写')).toBe('你');
  expect(forbiddenIn('产品合格')).toBe('合格');
  expect(forbiddenIn('提交成功！')).toBe('！');
  expect(forbiddenIn('机关告知你单位：食品安全抽查不合格')).toBeUndefined();
  expect(tooLong(`${'长'.repeat(46)}。短句。`, 'zh')).toHaveLength(1);
  expect(tooLong(`${'长'.repeat(45)}。`, 'zh')).toEqual([]);
  expect(tooLong(`${'word '.repeat(26)}.`, 'en')).toHaveLength(1);
  expect(tooLong('Two. Sentences; three', 'en')).toEqual([]);
  expect(SPACED.test('第 3行')).toBe(true);
  expect(HALF_WIDTH.test('您好,请看')).toBe(true);
});
