export interface Rendering {
  key: string;
  text: string;
  parameters: ReadonlySet<string>;
}

type Entry = (p: unknown) => string;
type Values = Record<string, unknown>;

/**
 * Values that a parameter may be, in the order tried: a day (which passes for any text), a number, a switch, a list.
 * The types are gone at run time, so an entry is rendered with the first combination with which it says something whole.
 */
const KINDS: readonly unknown[] = ['2026-11-24', 3, true, null, ['甲', '乙'], '甲'];
const MAX_TRIES = 4000;

/** For parameters that are one of a few words: a value that cannot be guessed. Rooms add a line here. */
const SAMPLES: Readonly<Record<string, Values>> = {
  'verify.problem': { seq: 3, code: 'LEAF_DIFFERS' },
  'bench.line': { measure: 'append-single', connections: 3, rate: '2,400' },
  'proposals.decided': { id: '3', state: 'confirmed' },
};

/** Each entry rendered, with 0, 1 and 2 for each number that it takes. */
export function renderings(entries: Record<string, Entry>): Rendering[] {
  return Object.entries(entries).flatMap(([key, entry]) => {
    const names = parametersOf(entry);
    const values = SAMPLES[key] ?? firstWhole(entry, names);
    const numbers = names.filter((name) => typeof values[name] === 'number');
    const variants =
      numbers.length === 0 ? [values] : [0, 1, 2].map((n) => ({ ...values, ...Object.fromEntries(numbers.map((name) => [name, n])) }));
    return variants.map((variant) => ({ key, text: say(entry, variant), parameters: new Set(names) }));
  });
}

function say(entry: Entry, values: Values): string {
  try {
    return String(entry(values));
  } catch (error) {
    return `undefined: throws ${String(error)}`;
  }
}

/** Names read off the parameter, whatever their values are: an entry may read one only when another is set. */
function parametersOf(entry: Entry): string[] {
  const names = new Set<string>();
  for (const kind of [...KINDS, undefined]) {
    const spy = new Proxy(
      {},
      {
        get: (_, name) => {
          if (typeof name === 'string') names.add(name);
          return kind;
        },
      },
    );
    say(entry, spy);
  }
  return [...names];
}

function firstWhole(entry: Entry, names: readonly string[]): Values {
  const first = Object.fromEntries(names.map((name) => [name, KINDS[0]]));
  const total = Math.min(MAX_TRIES, KINDS.length ** names.length);
  for (let n = 0; n < total; n += 1) {
    const values: Values = {};
    let rest = n;
    for (const name of names) {
      values[name] = KINDS[rest % KINDS.length];
      rest = Math.trunc(rest / KINDS.length);
    }
    if (!/undefined|NaN|\[object/.test(say(entry, values))) return values;
  }
  return first;
}
