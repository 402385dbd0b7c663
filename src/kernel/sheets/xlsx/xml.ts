import { refuseTable } from '../refuse.ts';

export interface XmlHandler {
  /** Names come without namespace prefix, attributes as they stand in the tag: see `attribute`. */
  open: (name: string, attributes: string) => void;
  close: (name: string) => void;
  /** Raw: entities are decoded by who keeps the text. */
  text: (raw: string, cdata: boolean) => void;
}

/**
 * Goes through XML that comes in pieces. Own code: hucre's reader gives values only (no formula mark, no format, no merged
 * or hidden ranges), and its parser is not exported. Knows what parts of workbooks hold; a DOCTYPE, by which entities
 * multiply, is refused.
 */
export class XmlScanner {
  readonly #handler: XmlHandler;
  readonly #longest: number;
  readonly #tooLong: () => Error;
  #rest = '';

  /** `longest`: characters of one text or tag. */
  constructor(handler: XmlHandler, longest: number, tooLong: () => Error) {
    this.#handler = handler;
    this.#longest = longest;
    this.#tooLong = tooLong;
  }

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    let at = 0;
    for (;;) {
      const tag = text.indexOf('<', at);
      // A text is given out when the tag behind it is in sight, so that no entity is cut.
      if (tag === -1) break;
      if (tag > at) this.#handler.text(lineEnds(text.slice(at, tag)), false);
      at = tag;
      const next = this.#markup(text, tag);
      if (next === -1) break;
      at = next;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > this.#longest) throw this.#tooLong();
  }

  end(): void {
    if (this.#rest.trim() !== '') throw refuseTable('WORKBOOK_DAMAGED');
  }

  /** What begins at `tag`; the place behind it, or -1 while its end is not in sight. */
  #markup(text: string, tag: number): number {
    const second = text.charCodeAt(tag + 1);
    if (second === 0x21) return this.#declaration(text, tag);
    if (second === 0x3f) return after(text, '?>', tag);
    const end = tagEnd(text, tag);
    if (end === -1) return -1;
    if (second === 0x2f) {
      this.#handler.close(localName(text, tag + 2, end));
      return end + 1;
    }
    const empty = text.charCodeAt(end - 1) === 0x2f;
    const body = text.slice(tag + 1, empty ? end - 1 : end);
    const space = spaceIn(body);
    const name = localName(body, 0, space === -1 ? body.length : space);
    this.#handler.open(name, space === -1 ? '' : body.slice(space));
    if (empty) this.#handler.close(name);
    return end + 1;
  }

  #declaration(text: string, tag: number): number {
    if (text.startsWith('<!--', tag)) return after(text, '-->', tag + 4);
    if (text.startsWith('<![CDATA[', tag)) {
      const end = text.indexOf(']]>', tag);
      if (end === -1) return -1;
      this.#handler.text(lineEnds(text.slice(tag + 9, end)), true);
      return end + 3;
    }
    if (text.length < tag + 9) return -1;
    throw refuseTable('WORKBOOK_DAMAGED');
  }
}

function after(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end === -1 ? -1 : end + mark.length;
}

/** The `>` that ends a tag; one inside an attribute's quotation marks does not. */
function tagEnd(text: string, tag: number): number {
  let open = 0;
  for (let at = tag + 1; at < text.length; at++) {
    const c = text.charCodeAt(at);
    if (open !== 0) {
      if (c === open) open = 0;
    } else if (c === 0x3e) return at;
    else if (c === 0x22 || c === 0x27) open = c;
  }
  return -1;
}

/** A line end in XML is \n, however it is written (XML 1.0, 2.11). */
const lineEnds = (raw: string): string => (raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw);

function spaceIn(text: string): number {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) <= 0x20) return at;
  return -1;
}

function localName(text: string, from: number, to: number): string {
  const name = text.slice(from, to).trimEnd();
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

/** The value of an attribute, by name with or without prefix; undefined where it is not there. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at !== -1; at = attributes.indexOf(name, at + 1)) {
    const before = attributes.charCodeAt(at - 1);
    // White space or the colon of a prefix before it, = and a quotation mark behind it.
    if (before !== 0x20 && before !== 0x3a && before !== 0x0a && before !== 0x0d && before !== 0x09) continue;
    let next = at + name.length;
    while (/\s/u.test(attributes[next] ?? '')) next++;
    if (attributes[next] !== '=') continue;
    next++;
    while (/\s/u.test(attributes[next] ?? '')) next++;
    const quote = attributes[next]!;
    if (quote !== '"' && quote !== "'") continue;
    const end = attributes.indexOf(quote, next + 1);
    return end === -1 ? undefined : decodeEntities(attributes.slice(next + 1, end));
  }
  return undefined;
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu, (all, hex?: string, dec?: string, named?: string) => {
    if (named) return NAMED[named.toLowerCase()]!;
    const code = hex ? Number.parseInt(hex, 16) : Number(dec);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

/** Excel writes characters that XML cannot hold as _xHHHH_, and an underscore that would look like one as _x005F_. */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
