import { valueAt, type Json } from './document.ts';

/** Places below `from` that must be of this kind for the form to draw them; a list is looked through. */
type Test = (value: Json | undefined) => boolean;

const text: Test = (value) => typeof value === 'string';
const object: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const list: Test = (value) => Array.isArray(value);
const either =
  (...tests: readonly Test[]): Test =>
  (value) =>
    tests.some((test) => test(value));
const nothing: Test = (value) => value === undefined;
const empty: Test = (value) => value === null;
const texts: Test = (value) => Array.isArray(value) && value.every(text);

const TITLED: readonly [string, Test][] = [
  ['/id', text],
  ['/title/zh', text],
  ['/title/en', text],
];
const WHEN: readonly [string, Test][] = [['/when', list]];
const HEAD: readonly [string, Test][] = [
  ['/title/zh', text],
  ['/title/en', text],
  ['/id', text],
  ['/edition', text],
  ['/content/start', object],
  ['/content/start/cases', list],
  ['/content/score', object],
  ['/content/appliesTo', object],
  ['/content/appliesTo/kinds', texts],
  ['/content/appliesTo/industries', either(texts, nothing)],
  ['/content/appliesTo/districts', either(texts, nothing)],
  ['/content/coefficients', either(list, nothing)],
];
const SELECTION: readonly [string, Test][] = [
  ['/items', texts],
  ...['natures', 'severities', 'codes', 'values'].map((name): [string, Test] => [`/${name}`, either(texts, nothing)]),
];
const INDICATOR: readonly [string, Test][] = [
  ...TITLED,
  ['/group', text],
  ['/select', either(object, empty)],
  ['/window', either(object, empty)],
  ['/aggregate/kind', text],
  ['/aggregate/steps', either(list, nothing)],
  ['/aggregate/among', either(object, nothing)],
  ['/points/kind', text],
  ['/points/bands', either(list, nothing)],
  ['/points/table', either(list, nothing)],
  ['/points/missing', either(object, nothing)],
  ['/repair', either(object, nothing)],
];
const LISTS: readonly [string, readonly [string, Test][]][] = [
  ['/content/groups', TITLED],
  ['/content/grades', TITLED],
  ['/content/indicators', INDICATOR],
  ['/content/vetoes', [...TITLED, ...WHEN]],
  ['/content/exclusions', [...TITLED, ...WHEN]],
  ['/content/cutoffs', [['/grade', text]]],
  ['/content/start/cases', WHEN],
];

const firstOf = (document: Json, from: string, tests: readonly [string, Test][]): string | undefined => {
  const found = tests.find(([path, test]) => !test(valueAt(document, from + path)));
  return found === undefined ? undefined : from + found[0];
};

const entries = (document: Json, path: string): number => {
  const found = valueAt(document, path);
  return Array.isArray(found) ? found.length : 0;
};

/** The first place that a form of a model can't draw, or undefined: what the values mean is the checker's affair. Pure. */
export function notOfAModel(document: Json): string | undefined {
  const head = firstOf(document, '', HEAD);
  if (head !== undefined) return head;
  for (const [path, tests] of LISTS) {
    if (!list(valueAt(document, path))) return path;
    for (let at = 0; at < entries(document, path); at += 1) {
      const found = firstOf(document, `${path}/${at}`, tests) ?? below(document, path, `${path}/${at}`);
      if (found !== undefined) return found;
    }
  }
  for (let at = 0; at < entries(document, '/content/coefficients'); at += 1) {
    const found = firstOf(document, `/content/coefficients/${at}`, [
      ['/present', texts],
      ['/absent', texts],
      ['/weights', list],
    ]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Selections of an indicator, conditions of whatever has some. */
function below(document: Json, path: string, from: string): string | undefined {
  if (path === '/content/indicators') {
    for (const place of ['/select', '/aggregate/among']) {
      if (!object(valueAt(document, from + place))) continue;
      const found = firstOf(document, from + place, SELECTION);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const when = valueAt(document, `${from}/when`);
  if (!Array.isArray(when)) return undefined;
  const wrong = when.findIndex((each: Json) => !text(valueAt(each, '/indicator')) || !either(texts, nothing)(valueAt(each, '/in')));
  return wrong < 0 ? undefined : `${from}/when/${wrong}`;
}
