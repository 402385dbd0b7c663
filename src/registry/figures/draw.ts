import { createHash } from 'node:crypto';
import { normaliseDocumentNo } from '../records/index.ts';

/** Headings under which a list of document numbers may stand. */
const HEADINGS = ['文号', '文书号', '决定文书号', '行政处罚决定书文号', '行政许可决定文书号', 'document number'];

/** The numbers of a list, one a line (of a CSV file the first cell), each once in its first spelling. */
export function numbersIn(text: string): string[] {
  const numbers = new Map<string, string>();
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)) {
    const number = (line.split(/[,\t]/u)[0] ?? '').trim().replaceAll('"', '').trim();
    const key = normaliseDocumentNo(number);
    if (key !== '' && !HEADINGS.includes(number.toLowerCase()) && !numbers.has(key)) numbers.set(key, number);
  }
  return [...numbers.values()];
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Of the list as a set: whoever holds it finds the same, in whatever order it came. */
export function populationHash(numbers: readonly string[]): string {
  return sha256(numbers.map(normaliseDocumentNo).toSorted().join('\n'));
}

/**
 * The `size` numbers whose SHA-256 of "seed, line feed, number as compared" comes first: nobody who fixes the seed before
 * the list, or the list before the seed, chooses what is drawn, and anyone draws the same again.
 */
export function draw(numbers: readonly string[], seed: string, size: number): string[] {
  return numbers
    .map((number) => ({ number, place: sha256(`${seed}\n${normaliseDocumentNo(number)}`) }))
    .toSorted((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, size)
    .map((each) => each.number);
}
