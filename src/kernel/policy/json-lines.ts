/** Where things stand in a text of JSON: for faults that the API reports by pointer, and for those of the text itself. */
export interface Lines {
  /** The line of each value by its pointer (`/content/days/0/name`), from 1; the whole is ''. */
  lines: ReadonlyMap<string, number>;
  /** The line at which it stops being JSON; null where it is whole. */
  broken: number | null;
}

/** Reads any text; never throws. Pure. */
export function linesOf(text: string): Lines {
  const reader = new Reader(text);
  try {
    reader.value('');
    reader.space();
    if (reader.at < text.length) reader.fail();
    return { lines: reader.lines, broken: null };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { lines: reader.lines, broken: reader.lineAt(reader.at) };
  }
}

/** The line of a pointer, or of the nearest thing around it that stands there (what is missing has no line). */
export function lineOf(lines: ReadonlyMap<string, number>, pointer: string): number {
  for (let path = pointer; ; path = path.slice(0, path.lastIndexOf('/'))) {
    const line = lines.get(path);
    if (line !== undefined) return line;
    if (path === '') return 1;
  }
}

class Broken extends Error {}

const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const PLAIN = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;

class Reader {
  at = 0;
  readonly lines = new Map<string, number>();
  private counted = 0;
  private line = 1;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  value(path: string): void {
    this.space();
    this.lines.set(path, this.lineAt(this.at));
    const first = this.text[this.at];
    if (first === '{') this.members(path);
    else if (first === '[') this.entries(path);
    else if (first === '"') this.take(STRING);
    else this.take(PLAIN);
  }

  space(): void {
    while (this.at < this.text.length && ' \t\n\r'.includes(this.text[this.at] ?? '')) this.at += 1;
  }

  /** Positions are asked for in order, so that each line is counted once. */
  lineAt(at: number): number {
    for (; this.counted < at; this.counted += 1) if (this.text[this.counted] === '\n') this.line += 1;
    return this.line;
  }

  fail(): never {
    throw new Broken();
  }

  private members(path: string): void {
    this.at += 1;
    this.space();
    if (this.is('}')) return;
    do {
      this.space();
      const key = JSON.parse(this.take(STRING)) as string;
      this.space();
      if (!this.is(':')) this.fail();
      this.value(`${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      this.space();
    } while (this.is(','));
    if (!this.is('}')) this.fail();
  }

  private entries(path: string): void {
    this.at += 1;
    this.space();
    if (this.is(']')) return;
    let index = 0;
    do {
      this.value(`${path}/${index}`);
      index += 1;
      this.space();
    } while (this.is(','));
    if (!this.is(']')) this.fail();
  }

  private is(sign: string): boolean {
    if (this.text[this.at] !== sign) return false;
    this.at += 1;
    return true;
  }

  private take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined || found === '') return this.fail();
    this.at += found.length;
    return found;
  }
}
