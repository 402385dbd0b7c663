import canonicalize from 'canonicalize';
import type { PolicyDocument } from '../../../kernel/policy/index.ts';

/** One place in which two documents differ. */
export interface Difference {
  what: 'added' | 'removed' | 'changed';
  /** Where: names of fields, and in lists the id of the entry, e.g. `/content/periods/answer-window/length`. */
  path: string;
  /** Title of the nearest thing that has one. */
  title: Title | null;
  /** What stood there and what stands there, as JSON; null where nothing did or does. */
  before: string | null;
  after: string | null;
}

interface Title {
  zh: string;
  en: string;
}

/** What tells the entries of a list apart; entries without any of them are told apart by their place. */
const KEYS = ['id', 'code', 'item', 'class', 'field', 'key', 'method', 'date'] as const;
/** The name of a document itself is no difference between two of its editions. */
const NAME = new Set(['kind', 'id', 'edition', 'hash']);

/** Every place in which `after` differs from the edition before it, null = there was none. */
export function differencesOf(before: PolicyDocument | null, after: PolicyDocument): Difference[] {
  return differ(before === null ? {} : fileOf(before), fileOf(after));
}

/** Of any two values of JSON. Pure. */
export function differ(before: unknown, after: unknown): Difference[] {
  return [...walk({ before, after, path: '', title: null })];
}

function fileOf(document: PolicyDocument): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !NAME.has(name)));
}

interface Place {
  before: unknown;
  after: unknown;
  path: string;
  title: Title | null;
}

function* walk(place: Place): Generator<Difference> {
  const { before, after, path } = place;
  if (same(before, after)) return;
  const title = titleOf(after) ?? titleOf(before) ?? place.title;
  const parts = partsOf(before, after);
  if (parts === null) {
    const what = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    yield { what, path, title, before: shown(before), after: shown(after) };
    return;
  }
  const { was, is } = parts;
  for (const name of new Set([...is.keys(), ...was.keys()])) {
    const at = `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    yield* walk({ before: was.get(name), after: is.get(name), path: at, title });
  }
  // The same entries in another order: no part differs, the whole does.
  if (![...was.keys()].some((name) => !same(was.get(name), is.get(name))) && was.size === is.size) {
    yield { what: 'changed', path, title, before: shown([...was.keys()]), after: shown([...is.keys()]) };
  }
}

type Parts = ReadonlyMap<string, unknown>;

/** The parts of two objects by name, of two lists by their entries' ids; null where there are none to compare. */
function partsOf(before: unknown, after: unknown): { was: Parts; is: Parts } | null {
  if (Array.isArray(before) && Array.isArray(after)) {
    const key = KEYS.find((each) => tells(each, before) && tells(each, after));
    const named = (list: unknown[]): Parts =>
      new Map(list.map((entry, i) => [key === undefined ? String(i) : String((entry as Entry)[key]), entry]));
    return { was: named(before), is: named(after) };
  }
  if (!isEntry(before) || !isEntry(after)) return null;
  return { was: new Map(Object.entries(before)), is: new Map(Object.entries(after)) };
}

type Entry = Record<string, unknown>;

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tells(key: string, list: readonly unknown[]): boolean {
  const values = list.map((entry) => (isEntry(entry) ? entry[key] : undefined));
  return values.every((value) => typeof value === 'string') && new Set(values).size === values.length;
}

function titleOf(value: unknown): Title | null {
  if (!isEntry(value)) return null;
  const title = value['title'] ?? value['name'];
  if (typeof title === 'string') return { zh: title, en: title };
  return isEntry(title) && typeof title['zh'] === 'string' && typeof title['en'] === 'string' ? { zh: title['zh'], en: title['en'] } : null;
}

/** Whatever the order of keys: a file has its author's, the database its own. */
function same(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && canonicalize(a) === canonicalize(b));
}

function shown(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
