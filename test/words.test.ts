import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forbiddenIn } from './support/forbidden.ts';
import { looked } from './support/looked.ts';

const ROOT = join(import.meta.dirname, '..');

interface Line {
  at: string;
  text: string;
}

function filesUnder(top: string, pattern: RegExp): string[] {
  const path = join(ROOT, top);
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [top];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => `${top}/${name}`)
    .filter((name) => pattern.test(name) && !name.includes('node_modules'));
}

const linesOf = (file: string): Line[] =>
  readFileSync(join(ROOT, file), 'utf8')
    .split('\n')
    .map((text, index) => ({ at: `${file}:${index + 1}`, text }));

/** Every text of a policy file, with the key under which it stands. */
function stringsOf(value: unknown, at: string): Line[] {
  if (typeof value === 'string') return [{ at, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [{ at, text: key }, ...stringsOf(each, `${at} ${key}`)]);
}

/** Rules about words must name the words. */
const SPOKEN_OF = [/^docs\/texts\.md:\d+$/, /^docs\/design\.md:\d+$/, /^docs\/map\.md:/];
const isRule = ({ at, text }: Line) => SPOKEN_OF.some((each) => each.test(at)) && /^(Never|Not):/.test(text);

const SOURCES: readonly { name: string; where: 'data' | 'sentence'; least: number; lines: () => Line[] }[] = [
  {
    name: 'documentation',
    where: 'data',
    least: 2000,
    lines: () =>
      [...filesUnder('docs', /\.md$/), 'README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'policy/README.md']
        .flatMap(linesOf)
        .filter((line) => !isRule(line)),
  },
  {
    name: 'policy files: rules, papers, procedures, names',
    where: 'data',
    least: 5000,
    lines: () => filesUnder('policy', /\.json$/).flatMap((file) => stringsOf(JSON.parse(readFileSync(join(ROOT, file), 'utf8')), file)),
  },
  {
    name: 'demonstration data',
    where: 'data',
    least: 200,
    lines: () =>
      ['src/demo', 'src/simulate', 'src/tour']
        .flatMap((top) => filesUnder(top, /\.tsx?$/))
        .filter((file) => !file.endsWith('/entries.ts'))
        .flatMap(linesOf),
  },
  {
    name: 'pages and layouts, ours and the workbench',
    where: 'data',
    least: 5000,
    lines: () => [...filesUnder('src', /\.(tsx|typ)$/), ...filesUnder('workbench/src', /\.tsx?$/)].flatMap(linesOf),
  },
];

describe('forbidden words', () => {
  test.each(SOURCES)('$name', ({ name, where, least, lines }) => {
    const all = lines();
    console.log(`forbidden words, ${name}: ${all.length} lines read`);
    expect(all.length).toBeGreaterThan(least);
    looked('T1', name, all.length);
    const said = all.map((line) => ({ ...line, word: forbiddenIn(line.text, where) })).filter(({ word }) => word !== undefined);
    expect(said.map(({ at, word, text }) => `${at} ${word}: ${text.trim().slice(0, 80)}`)).toEqual([]);
  });

  test('a planted word is found in a policy file and in a line', () => {
    expect(stringsOf({ title: { zh: '示例黑名单' } }, 'x').map(({ text }) => forbiddenIn(text, 'data'))).toContain('黑名单');
    expect(forbiddenIn('the firm has a clean record', 'data')).toBe('clean record');
  });
});

/** The clerk never sees the word mapping (issue 3 §1): in what they read it is a form, 表格. Placeholders keep the field's name. */
describe('the word mapping', () => {
  const quoted = /'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/gu;
  const said = (text: string) =>
    [...text.matchAll(quoted)].some(
      ([each]) => /mapping|对照模板|映射/iu.test(each.replaceAll(/\$\{[^}]*\}/gu, '')) && / |[一-龥]/u.test(each),
    );

  test('is in no text of intake, of the matching desk, of records or of a refusal', () => {
    const files = [
      'workbench/src/rooms/intake',
      'workbench/src/rooms/matching',
      'workbench/src/rooms/archive',
      'src/registry/intake',
      'src/kernel/errors',
    ]
      .flatMap((top) => filesUnder(top, /(messages|texts).*\.ts$/))
      .filter((file) => !file.includes('.test.'));
    const lines = files.flatMap(linesOf);
    expect(lines.length).toBeGreaterThan(500);
    looked('T1', 'lines that a clerk reads, for the word mapping', lines.length);
    expect(lines.filter(({ text }) => said(text)).map(({ at, text }) => `${at} ${text.trim()}`)).toEqual([]);
  });

  test('a planted one is found', () => {
    expect(said("title: () => 'No such mapping',")).toBe(true);
    expect(said('what: (p) => `${p.mapping}的表格`,')).toBe(false);
  });
});

/** T7: one function words a date of a page; a month's name or 年…月…日 anywhere else would be another. */
describe('dates', () => {
  const FORMATTERS = /^src\/kernel\/(ui\/format\.ts|documents\/(words|messages)\.ts)$|^workbench\/src\/parts\/format\.ts$/;
  const OTHER = /toLocale(Date|Time)String|Intl\.DateTimeFormat|\}年\$\{|\.month\}月|'(January|February)'/;
  const wording = (lines: readonly Line[]) => lines.filter(({ text }) => OTHER.test(text)).map(({ at, text }) => `${at} ${text.trim()}`);

  test('are worded by one function', () => {
    const files = [...filesUnder('src', /\.tsx?$/), ...filesUnder('workbench/src', /\.tsx?$/)].filter((file) => !file.includes('.test.'));
    console.log(`dates: ${files.length} modules read`);
    expect(files.length).toBeGreaterThan(500);
    looked('T7', 'modules read for another wording of dates', files.length);
    expect(wording(files.filter((file) => !FORMATTERS.test(file)).flatMap(linesOf))).toEqual([]);
  });

  test('a planted one is found', () => {
    expect(wording([{ at: 'x', text: 'day.toLocaleDateString("zh-CN")' }])).toHaveLength(1);
    expect(wording(linesOf('src/kernel/ui/format.ts'))).not.toEqual([]);
  });
});
