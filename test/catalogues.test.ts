import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderings, type Rendering } from './support/renderings.ts';

/** Words that are never used, in either language: names for lists and people that the law does not know, and verdicts. */
const FORBIDDEN =
  /黑名单|红黑榜|老赖|失信人(?!员)|信用分(?![类级])|社会信用评分|社会评分|拉黑|曝光|上榜|洗白|清零|温馨提示|敬请谅解|违者必究|良好信誉|清白|无不良记录|放心|可靠|[你亲！]|blacklist|social credit score|clean record|good standing|bad company|deadbeat|!/iu;
/** 安全 and 合格 are verdicts, but also parts of names. */
const VERDICT = /(?<!(?:信息|网络|食品|生产|数据))安全(?!管理|生产|监)|(?<!不)合格(?!证)/u;

// Two spaces set columns of a command apart; one is a slip.
const SPACED = /\p{Script=Han} [A-Za-z0-9]|[A-Za-z0-9] \p{Script=Han}/u;
// `id:编号` is a form of input, whose colon stays as it must be typed.
const HALF_WIDTH =
  /\p{Script=Han}[,;:?()]|(?<![a-z]):\p{Script=Han}|[,;?()]\p{Script=Han}|\p{Script=Han}\.(?![A-Za-z0-9])/u;

type Entries = Record<string, (p: unknown) => string>;
interface Found {
  name: string;
  zh: Entries;
  en: Entries;
}

function isEntries(value: unknown): value is Entries {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((each) => typeof each === 'function')
  );
}

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)(messages\.tsx?|messages\/[^/]+\.tsx?)$/.test(file) && !file.includes('.test.'))
  .sort();
const found: Found[] = [];
for (const file of files) {
  const module = (await import(join(root, file))) as Record<string, unknown>;
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'object' || value === null || !('zh' in value) || !('en' in value)) continue;
    if (isEntries(value.zh) && isEntries(value.en)) found.push({ name: `${file} ${name}`, zh: value.zh, en: value.en });
  }
}

/** Without the marks of kernel/ui for strong words and links. */
const bare = (text: string) => text.replaceAll(/\[([^\]]+)\]\(\w+\)/g, '$1').replaceAll('**', '');
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
    const parameters = (texts: readonly Rendering[]) =>
      new Map(texts.map((each) => [each.key, [...each.parameters].sort().join()]));
    const [left, right] = [parameters(chinese), parameters(english)];
    expect([...left].filter(([key, names]) => right.get(key) !== names)).toEqual([]);
  });

  test('says something whole for every key', () => {
    for (const texts of [chinese, english]) {
      expect(saying(texts, /undefined|NaN|\[object|\$\{|^\s*$/)).toEqual([]);
    }
  });

  test('uses no forbidden word', () => {
    expect(saying([...chinese, ...english], FORBIDDEN)).toEqual([]);
    expect(saying(chinese, VERDICT)).toEqual([]);
  });

  test('sets Chinese with full-width punctuation and no space beside Latin letters and digits', () => {
    expect(saying(chinese, SPACED)).toEqual([]);
    expect(saying(chinese, HALF_WIDTH)).toEqual([]);
  });
});
