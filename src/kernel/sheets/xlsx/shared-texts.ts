import type { TableLimits } from '../limits.ts';
import { refuseTable } from '../refuse.ts';
import type { Archive } from './archive.ts';
import { decodeEntities, decodeEscapes, XmlScanner, type XmlHandler } from './xml.ts';

/** Joins the runs of a text; what shows how it is read aloud (rPh) is no part of it. */
export class RichText {
  #raw: string[] = [];
  #inText = false;
  #aloud = 0;
  length = 0;

  start(): void {
    this.#raw = [];
    this.#inText = false;
    this.#aloud = 0;
    this.length = 0;
  }

  open(name: string): void {
    if (name === 't') this.#inText = true;
    else if (name === 'rPh') this.#aloud++;
  }

  close(name: string): void {
    if (name === 't') this.#inText = false;
    else if (name === 'rPh') this.#aloud--;
  }

  text(raw: string, cdata: boolean): void {
    if (!this.#inText || this.#aloud > 0) return;
    this.#raw.push(cdata ? raw : decodeEntities(raw));
    this.length += raw.length;
  }

  end(): string {
    return decodeEscapes(this.#raw.length === 1 ? this.#raw[0]! : this.#raw.join(''));
  }
}

/** The texts that cells point to by number. They are held in memory, so there is a limit of their own. */
export async function readSharedTexts(archive: Archive, part: string, limits: TableLimits): Promise<string[]> {
  const texts: string[] = [];
  const rich = new RichText();
  let total = 0;
  const tooMuch = (): Error => refuseTable('WORKBOOK_UNPACKS', { limit: limits.shared / 1_000_000, ratio: limits.ratio });
  const handler: XmlHandler = {
    open: (name) => (name === 'si' ? rich.start() : rich.open(name)),
    close: (name) => {
      if (name !== 'si') return rich.close(name);
      total += rich.length;
      if (total > limits.shared) throw tooMuch();
      texts.push(rich.end());
    },
    text: (raw, cdata) => {
      rich.text(raw, cdata);
      if (rich.length > limits.row) throw refuseTable('ROW_LONG', { row: 1, limit: limits.row });
    },
  };
  const scanner = new XmlScanner(handler, limits.row, tooMuch);
  for await (const piece of archive.texts(part)) scanner.push(piece);
  scanner.end();
  return texts;
}
