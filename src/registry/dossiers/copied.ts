import { HEADER } from './layout.ts';
import type { FactBytes, StreamedDossier } from './types.ts';

/** In front of the first row: PGCOPY, flags, length of an extension that is never there. */
const PREFIX = 19;
/** Number of fields, then each behind its length: 16 bytes, the facts. */
const HEAD = 2 + 4 + 16 + 4;
/** A message: its letter, its length without the letter. */
const MESSAGE = 5;
const DATA = 'd'.charCodeAt(0);
/** Also the answer to COPY, notices, parameters, notifications: nothing to do, and they may come at any time. */
const OURS = new Set([...'dHNSA'].map((letter) => letter.charCodeAt(0)));

/** One object a body: millions go by. */
class CopiedDossier implements StreamedDossier, FactBytes {
  readonly view: DataView;
  readonly at: number;
  readonly size: number;

  constructor(row: DataView, at: number) {
    this.view = row;
    this.at = at + HEAD;
    this.size = row.getUint32(at + HEAD - 4);
  }

  get facts(): FactBytes {
    return this;
  }

  get position(): number {
    return Number(this.view.getBigUint64(this.at + HEADER.position, true));
  }

  /** Seldom asked for: a count of the register needs no name. */
  get subjectId(): string {
    const hex = Buffer.from(this.view.buffer, this.view.byteOffset + this.at - 20, 16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }
}

/** Takes dossiers out of what the server sends. Only a message that is cut by the end of a chunk is copied. */
export class DossierMessages {
  dossiers: StreamedDossier[] = [];
  #isFirst = true;
  /** The beginning of a message whose end has not come; `#has` bytes of it are filled. */
  #cut = Buffer.alloc(MESSAGE);
  #has = 0;

  taken(): StreamedDossier[] {
    const { dossiers } = this;
    this.dossiers = [];
    return dossiers;
  }

  /** The place in the chunk from which on the messages are for others: the end of COPY, or an error. */
  read(chunk: Buffer): number {
    let at = this.#fill(chunk);
    const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.length);
    while (at < chunk.length) {
      if (!OURS.has(chunk[at]!)) return at;
      const end = at + MESSAGE > chunk.length ? Infinity : at + 1 + view.getUint32(at + 1);
      if (end > chunk.length) break;
      if (chunk[at] === DATA) this.#take(view, at + MESSAGE, end);
      at = end;
    }
    if (at < chunk.length) this.#keep(chunk.subarray(at));
    return chunk.length;
  }

  /** A row, or the end mark, which is shorter. */
  #take(view: DataView, start: number, end: number): void {
    const at = this.#isFirst ? start + PREFIX : start;
    this.#isFirst = false;
    if (end - at >= HEAD) this.dossiers.push(new CopiedDossier(view, at));
  }

  #keep(rest: Buffer): void {
    this.#cut = Buffer.alloc(rest.length < MESSAGE ? MESSAGE : 1 + rest.readUInt32BE(1));
    this.#has = rest.copy(this.#cut);
  }

  /** More of the cut message; the place behind it. */
  #fill(chunk: Buffer): number {
    let at = 0;
    while (this.#has > 0 && at < chunk.length) {
      const taken = chunk.copy(this.#cut, this.#has, at, at + this.#cut.length - this.#has);
      this.#has += taken;
      at += taken;
      if (this.#has < this.#cut.length) break;
      const whole = 1 + this.#cut.readUInt32BE(1);
      if (this.#cut.length < whole) {
        this.#cut = Buffer.concat([this.#cut], whole);
        continue;
      }
      if (this.#cut[0] === DATA) this.#take(new DataView(this.#cut.buffer, this.#cut.byteOffset, whole), MESSAGE, whole);
      this.#has = 0;
    }
    return at;
  }
}
