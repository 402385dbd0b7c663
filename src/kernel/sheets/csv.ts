/**
 * Splits CSV text that comes in pieces. Own code, since the parsers at hand go byte by byte and took a quarter of all work
 * of an intake; csv-parse, which this answers like, is the oracle of its tests. A cell in quotation marks may hold anything,
 * with "" for one mark; a mark elsewhere is text (free text of documents is full of them); a row ends with any line end.
 */
export class CsvSplitter {
  readonly #delimiter: string;
  readonly #longest: number;
  #text = '';

  constructor(options: { delimiter: string; longest: number }) {
    this.#delimiter = options.delimiter;
    this.#longest = options.longest;
  }

  /** The rows that are complete by now. Throws RangeError where a row does not end: most often a mark without partner. */
  push(piece: string): string[][] {
    this.#text += piece;
    return this.#split(false);
  }

  end(): string[][] {
    return this.#split(true);
  }

  #split(last: boolean): string[][] {
    const text = this.#text;
    const rows: string[][] = [];
    const lines = new LineEnds(text, last);
    const marks = new Finder(text, '"');
    let at = 0;
    while (at < text.length) {
      const end = lines.after(at);
      const mark = marks.from(at);
      if (end !== -1 && (mark === -1 || mark >= end)) {
        rows.push(text.slice(at, end).split(this.#delimiter));
        at = lines.skip(end);
        continue;
      }
      const row = end === -1 && mark === -1 ? undefined : this.#marked(text, at, lines);
      if (!row) break;
      rows.push(row.cells);
      at = row.next;
    }
    this.#text = text.slice(at);
    if (this.#text !== '' && (last || this.#text.length > this.#longest)) throw new RangeError('a row does not end');
    return rows;
  }

  /** A row that holds a quotation mark; undefined while its end is not in sight. */
  #marked(text: string, from: number, lines: LineEnds): { cells: string[]; next: number } | undefined {
    const cells: string[] = [];
    for (let at = from; ;) {
      const cell = text[at] === '"' ? this.#quoted(text, at, lines) : this.#bare(text, at, '', lines);
      if (!cell) return undefined;
      cells.push(cell.value);
      if (text[cell.end] !== this.#delimiter) return { cells, next: lines.skip(cell.end) };
      at = cell.end + 1;
    }
  }

  #quoted(text: string, from: number, lines: LineEnds): { value: string; end: number } | undefined {
    let close = text.indexOf('"', from + 1);
    while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
    // What follows the mark decides whether it closes the cell, so it must be in sight.
    if (close === -1 || (close + 1 >= text.length && !lines.last)) return undefined;
    const value = text.slice(from + 1, close).replaceAll('""', '"');
    const next = text[close + 1];
    if (next === undefined || next === this.#delimiter) return { value, end: close + 1 };
    if (next === '\n' || next === '\r') return lines.after(close + 1) === -1 ? undefined : { value, end: close + 1 };
    return this.#bare(text, close + 1, `"${value}"`, lines);
  }

  #bare(text: string, from: number, before: string, lines: LineEnds): { value: string; end: number } | undefined {
    const line = lines.after(from);
    if (line === -1) return undefined;
    const delimiter = text.indexOf(this.#delimiter, from);
    const end = delimiter !== -1 && delimiter < line ? delimiter : line;
    return { value: before + text.slice(from, end), end };
  }
}

/** The next place of a character; asked for places that only grow, so that no part of the text is searched twice. */
class Finder {
  readonly #text: string;
  readonly #character: string;
  #at: number;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
    this.#at = text.indexOf(character);
  }

  from(place: number): number {
    if (this.#at !== -1 && this.#at < place) this.#at = this.#text.indexOf(this.#character, place);
    return this.#at;
  }
}

/** Line ends of a text: \n, \r\n or \r; in the last text also its end. */
class LineEnds {
  readonly last: boolean;
  readonly #text: string;
  readonly #feeds: Finder;
  readonly #returns: Finder;

  constructor(text: string, last: boolean) {
    this.#text = text;
    this.last = last;
    this.#feeds = new Finder(text, '\n');
    this.#returns = new Finder(text, '\r');
  }

  /** Where the line ends that `place` is in; -1 while that is not in sight. */
  after(place: number): number {
    const feed = this.#feeds.from(place);
    const back = this.#returns.from(place);
    if (back !== -1 && (feed === -1 || back < feed))
      // A \n may follow in the next piece.
      return back + 1 < this.#text.length || this.last ? back : -1;
    return feed === -1 && this.last ? this.#text.length : feed;
  }

  /** The first place behind the line end at `end`. */
  skip(end: number): number {
    return this.#text[end] === '\r' && this.#text[end + 1] === '\n' ? end + 2 : end + 1;
  }
}
