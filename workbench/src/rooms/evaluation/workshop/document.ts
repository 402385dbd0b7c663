/** A document of JSON and the places in it, by JSON pointer (RFC 6901): `/content/cutoffs/0/from`. Pure. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

function stepsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `Object.hasOwn` is younger than the floor of browsers. */
const has = (tree: object, key: string): boolean => Object.getOwnPropertyDescriptor(tree, key) !== undefined;

const isObject = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands at a place; undefined where nothing does. */
export function valueAt(value: Json | undefined, pointer: string): Json | undefined {
  return stepsOf(pointer).reduce<Json | undefined>((found, step) => {
    if (Array.isArray(found)) return (found as readonly Json[])[Number(step)];
    return isObject(found) && has(found, step) ? found[step] : undefined;
  }, value);
}

/**
 * The same document with another value at this place; undefined takes it away (an entry of a list closes up). Everything
 * around is kept, in its order; a place whose way does not exist changes nothing.
 */
export function withValue(value: Json, pointer: string, next: Json | undefined): Json {
  const [first, ...rest] = stepsOf(pointer);
  if (first === undefined) return next ?? value;
  const below = rest.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const place = Number(first);
    if (rest.length === 0 && next === undefined) return list.filter((_, at) => at !== place);
    if (rest.length === 0 && place === list.length) return [...list, next as Json];
    return list.map((each, at) => (at === place ? inner(each, below, next) : each));
  }
  if (!isObject(value)) return value;
  if (rest.length === 0 && next === undefined) {
    return Object.fromEntries(Object.entries(value).filter(([key]) => key !== first));
  }
  if (rest.length > 0 && !has(value, first)) return value;
  return { ...value, [first]: inner(value[first] as Json, below, next) };
}

function inner(value: Json, below: string, next: Json | undefined): Json {
  return below === '' ? (next as Json) : withValue(value, below, next);
}

export interface Change {
  path: string;
  before: string | null;
  after: string | null;
}

/** Where two documents differ, leaf by leaf; null = nothing stands there. Lists are compared entry by entry. */
export function changesBetween(before: Json | undefined, after: Json | undefined, path = ''): Change[] {
  if (before === after) return [];
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    const of = (tree: object, key: string) => (has(tree, key) ? (tree as Record<string, Json>)[key] : undefined);
    return keys.flatMap((key) =>
      changesBetween(of(before, key), of(after, key), `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  return [{ path, before: textOf(before), after: textOf(after) }];
}

function isTree(value: Json | undefined): value is readonly Json[] | { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null;
}

function textOf(value: Json | undefined): string | null {
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
