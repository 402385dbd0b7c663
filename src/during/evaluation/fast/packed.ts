import type { ModelContent, ModelIndicator } from '../../../kernel/policy/index.ts';
import { facetOf, HEADER, NEVER, type Attributes, type FactBytes, type Numbers } from '../../../registry/dossiers/index.ts';
import { attributesIn } from '../body.ts';
import { isoOf } from '../days.ts';
import { behind, emptyMeasured, nothingOf, type Measured } from './measured.ts';
import { TEN4 } from '../numbers.ts';
import { isWord, wordsOf } from '../points.ts';

/*
 * What is kept of an evaluation beside its score and grade: from it and the model everything else is worked out again. One
 * byte for this form; kind and state; founding day, district, industry and class of size as dossiers have them; the first day on which
 * something changes by itself; then each indicator that has something behind it or before it: how many places it is behind the
 * one before (low bit: its number is below 0), records, value, days from that first day to its own, and one (0: never). Nothing
 * of it is relative to the day of evaluation: the same stays the same from day to day. Numbers are seven bits a byte, lowest first.
 */

const FORM = 1;
const BODY_END = HEADER.objectionDue;
/** Form, two bytes, and from the founding day to the end of the industry. */
const START = 3 + BODY_END - HEADER.founded;
/** Days are counted from here: no model looks back so far. */
const FIRST = -73_050;
/** Far more than an indicator can take. */
const MOST = 256;

type Shape = 'number' | 'word' | 'grade' | 'big';

function shapesOf(indicators: readonly ModelIndicator[]): Shape[] {
  return indicators.map((each) =>
    each.aggregate.kind === 'weighted-mean' ? 'big' : each.aggregate.kind === 'grade' ? 'grade' : isWord(each) ? 'word' : 'number',
  );
}

/** Packs what was measured of the body in these facts. */
export function packer(
  { indicators }: Pick<ModelContent, 'indicators'>,
  numbers: Numbers,
): (measured: Measured, facts: FactBytes) => Buffer {
  const shapes = shapesOf(indicators);
  const words = indicators.map((each, at) => (shapes[at] === 'grade' ? wordsOf(each, numbers) : null));
  const bytes = Buffer.alloc(START + MOST * indicators.length);
  const { size, number, big, text } = writer(bytes);
  return (measured, { view, at: start }) => {
    bytes[0] = FORM;
    bytes[1] = view.getUint8(start + HEADER.kind);
    bytes[2] = view.getUint8(start + HEADER.state);
    for (let k = HEADER.founded; k < BODY_END; k += 1) bytes[3 + k - HEADER.founded] = view.getUint8(start + k);
    size.at = START;
    const first = measured.next.reduce((least, day) => Math.min(least, day), NEVER);
    number(first === NEVER ? 0 : first - FIRST);
    for (let at = 0, last = -1; at < indicators.length; at += 1) {
      const [volume, next] = [measured.volume[at]!, measured.next[at]!];
      if (volume === 0 && next === NEVER) continue;
      const n = measured.n[at]!;
      number((at - last) * 2 + (n < 0 ? 1 : 0));
      last = at;
      number(volume);
      const shape = shapes[at]!;
      if (shape === 'number') number(Math.abs(n));
      else if (shape === 'word') number(measured.word[at]!);
      else if (shape === 'big') {
        big(measured.bigN[at]!);
        big(measured.bigD[at]!);
      } else if (volume > 0) text(words[at]!(measured.word[at]!));
      number(next === NEVER ? 0 : next - first + 1);
    }
    return Buffer.from(bytes.subarray(0, size.at));
  };
}

function writer(bytes: Buffer) {
  const size = { at: 0 };
  const number = (value: number): void => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes[size.at++] = 128 + (rest % 128);
    bytes[size.at++] = rest;
  };
  const big = (value: bigint): void => {
    let rest = value;
    for (; rest > 127n; rest /= 128n) bytes[size.at++] = 128 + Number(rest % 128n);
    bytes[size.at++] = Number(rest);
  };
  const text = (value: string): void => {
    number(Buffer.byteLength(value));
    size.at += bytes.write(value, size.at);
  };
  return { size, number, big, text };
}

export interface Unpacked {
  attributes: Omit<Attributes, 'position'>;
  measured: Measured;
  /** Hold the words that the measured values name. */
  numbers: Numbers;
}

/** What was measured, as far as score, points and grade rest on it. Throws RangeError for other bytes. */
export function unpack({ indicators }: Pick<ModelContent, 'indicators'>, bytes: Buffer): Unpacked {
  if (bytes[0] !== FORM) throw new RangeError(`packed evaluation of form ${bytes[0]}`);
  const shapes = shapesOf(indicators);
  const measured = emptyMeasured(nothingOf(indicators));
  const facet = new Map<string, number>();
  const { isLeft, number, big, text } = readerOf(bytes);
  const first = number() + FIRST;
  for (let at = -1; isLeft();) {
    const head = number();
    at += head >> 1;
    const indicator = indicators[at];
    if (indicator === undefined) throw new RangeError(`packed evaluation names the indicator ${at}`);
    const volume = number();
    const shape = shapes[at];
    if (shape === 'number') measured.n[at] = head % 2 === 1 ? -number() : number();
    else if (shape === 'word') measured.word[at] = number();
    else if (shape === 'big') {
      measured.bigN[at] = big();
      measured.bigD[at] = big();
    } else if (volume > 0) {
      measured.word[at] = facet.size + 1;
      // Numbers are by code and value; the code is a name here alone, so that equal words have one each.
      facet.set(facetOf({ code: String(at), value: text() })!, facet.size + 1);
    }
    const days = number();
    if (days > 0) measured.next[at] = first + days - 1;
    if (volume > 0) settle(measured, at, volume, indicator);
  }
  return { attributes: attributesOf(bytes), measured, numbers: { item: new Map(), organ: new Map(), facet } };
}

function settle(measured: Measured, at: number, volume: number, { aggregate: { kind, minimum = 1 } }: ModelIndicator): void {
  behind(measured, at);
  measured.volume[at] = volume;
  measured.has[at] = volume >= minimum ? 1 : 0;
  if (kind === 'mean') measured.d[at] = TEN4 * volume;
  if (kind === 'ratio') measured.d[at] = volume;
}

function readerOf(bytes: Buffer) {
  let at = START;
  const byte = (): number => {
    if (at >= bytes.length) throw new RangeError('packed evaluation is cut off');
    return bytes[at++]!;
  };
  const number = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const next = byte();
      value += (next % 128) * unit;
      if (next < 128) return value;
    }
  };
  const big = (): bigint => {
    let value = 0n;
    for (let unit = 1n; ; unit *= 128n) {
      const next = byte();
      value += BigInt(next % 128) * unit;
      if (next < 128) return value;
    }
  };
  const text = (): string => {
    const length = number();
    at += length;
    return bytes.toString('utf8', at - length, at);
  };
  return { isLeft: () => at < bytes.length, number, big, text };
}

function attributesOf(bytes: Buffer): Omit<Attributes, 'position'> {
  const header = Buffer.alloc(BODY_END);
  header[HEADER.kind] = bytes[1]!;
  header[HEADER.state] = bytes[2]!;
  bytes.copy(header, HEADER.founded, 3, START);
  const view = new DataView(header.buffer, header.byteOffset, header.length);
  const founded = view.getInt32(HEADER.founded, true);
  return attributesIn(view, founded === NEVER ? null : isoOf(founded));
}
