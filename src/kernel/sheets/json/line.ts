/** One value of a line, by its path; arrays and empty objects as the JSON that stands there. */
export interface JsonField {
  path: string;
  text: string;
  kind: 'text' | 'number' | 'boolean';
}

export type JsonLine =
  | { fields: JsonField[]; twice: string[] }
  | { broken: number }
  /** JSON, but no object. */
  | { notRow: true };

/**
 * One line of JSON, strictly by RFC 8259, flattened. Own code: JSON.parse keeps the last of two equal keys without a word,
 * and turns a number of 18 digits into another one; here a number is its digits.
 */
export function readJsonLine(line: string, depth: number): JsonLine {
  const reader = new LineReader(line, depth);
  try {
    return reader.read();
  } catch (error) {
    if (error instanceof Broken) return { broken: error.at + 1 };
    throw error;
  }
}

/**
 * The entries of a list that stands in a cell, each read as a line; an entry that is no object as `notRow`. Undefined where
 * the text is no list.
 */
export function readJsonList(text: string, depth: number): JsonLine[] | undefined {
  try {
    return new LineReader(text, depth).entries().map((entry) => readJsonLine(entry, depth));
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

class Broken extends Error {
  readonly at: number;

  constructor(at: number) {
    super('not JSON');
    this.at = at;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SPACE = /[ \t\n\r]*/uy;

class LineReader {
  readonly #text: string;
  readonly #depth: number;
  #at = 0;
  #fields: JsonField[] = [];
  #twice: string[] = [];
  readonly #seen = new Set<string>();

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
  }

  read(): JsonLine {
    this.#space();
    const isObject = this.#text[this.#at] === '{';
    if (isObject) this.#object('', 1);
    else this.#skip(1);
    this.#space();
    if (this.#at < this.#text.length) throw new Broken(this.#at);
    return isObject ? { fields: this.#fields, twice: this.#twice } : { notRow: true };
  }

  /** The texts between the brackets of a list, checked. */
  entries(): string[] {
    const texts: string[] = [];
    this.#space();
    this.#expect('[');
    this.#space();
    if (this.#text[this.#at] === ']') this.#expect(']');
    else
      for (let more = true; more;) {
        this.#space();
        const start = this.#at;
        this.#skip(1);
        texts.push(this.#text.slice(start, this.#at));
        this.#space();
        more = this.#text[this.#at] === ',';
        this.#expect(more ? ',' : ']');
      }
    this.#space();
    if (this.#at < this.#text.length) throw new Broken(this.#at);
    return texts;
  }

  #object(path: string, depth: number): void {
    const start = this.#at;
    let members = 0;
    this.#members(depth, (key) => {
      members++;
      this.#value(path === '' ? key : `${path}.${key}`, depth + 1);
    });
    // An empty object has no path of its own below it.
    if (members === 0 && path !== '') this.#add(path, this.#text.slice(start, this.#at), 'text');
  }

  #members(depth: number, each: (key: string) => void): void {
    if (depth > this.#depth) throw new Broken(this.#at);
    this.#expect('{');
    this.#space();
    if (this.#text[this.#at] === '}') return this.#expect('}');
    for (;;) {
      this.#space();
      const key = JSON.parse(this.#match(STRING)) as string;
      this.#space();
      this.#expect(':');
      this.#space();
      each(key);
      this.#space();
      if (this.#text[this.#at] !== ',') return this.#expect('}');
      this.#at++;
    }
  }

  #value(path: string, depth: number): void {
    const first = this.#text[this.#at];
    if (first === '{') return this.#object(path, depth);
    const start = this.#at;
    if (first === '[') {
      this.#skip(depth);
      return this.#add(path, this.#text.slice(start, this.#at), 'text');
    }
    if (first === '"') return this.#add(path, JSON.parse(this.#match(STRING)) as string, 'text');
    const word = this.#word();
    if (word !== undefined) return this.#add(path, word === 'null' ? '' : word, word === 'null' ? 'text' : 'boolean');
    this.#add(path, this.#match(NUMBER), 'number');
  }

  /** Goes over a value that is kept as it stands, checking it the same. */
  #skip(depth: number): void {
    const first = this.#text[this.#at];
    if (first === '{') return this.#members(depth, () => this.#skip(depth + 1));
    if (first === '"') return void this.#match(STRING);
    if (first !== '[') return this.#word() === undefined ? void this.#match(NUMBER) : undefined;
    if (depth > this.#depth) throw new Broken(this.#at);
    this.#at++;
    this.#space();
    if (this.#text[this.#at] === ']') return this.#expect(']');
    for (;;) {
      this.#space();
      this.#skip(depth + 1);
      this.#space();
      if (this.#text[this.#at] !== ',') return this.#expect(']');
      this.#at++;
    }
  }

  #add(path: string, text: string, kind: JsonField['kind']): void {
    // Also where {"a.b": 1} meets {"a": {"b": 2}}.
    if (this.#seen.has(path)) this.#twice.push(path);
    else this.#fields.push({ path, text, kind });
    this.#seen.add(path);
  }

  #word(): string | undefined {
    const word = ['true', 'false', 'null'].find((w) => this.#text.startsWith(w, this.#at));
    if (word) this.#at += word.length;
    return word;
  }

  #space(): void {
    this.#match(SPACE);
  }

  #expect(character: string): void {
    if (this.#text[this.#at] !== character) throw new Broken(this.#at);
    this.#at++;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (!found) throw new Broken(this.#at);
    this.#at = pattern.lastIndex;
    return found[0];
  }
}
