import type { ModelIndicator } from '../../../kernel/policy/index.ts';
import { NEVER } from '../../../registry/dossiers/index.ts';
import { TEN4 } from '../numbers.ts';

/** Raw values of one body, by place of the indicator. Reused from body to body. */
export interface Measured {
  /** 0 = missing. */
  has: Uint8Array;
  /** Numerator and denominator of a number. */
  n: Float64Array;
  d: Float64Array;
  /** The same of a weighted mean, which a float could not hold. */
  bigN: bigint[];
  bigD: bigint[];
  /** Of a word: facet number, severity, kind or state. */
  word: Int32Array;
  /** Records behind it. */
  volume: Int32Array;
  /** The first `lives` are the places of indicators with something behind them; all others are as nothing left them. */
  live: Int32Array;
  lives: number;
  /** Places of the facts behind it, where they are asked for; null: nobody asks. */
  hits: number[][] | null;
  /** The first day after that of evaluation on which it may change though no record does; NEVER. Filled when asked for. */
  next: Int32Array;
}

/** What an indicator has where no fact fits it. */
export interface Nothing {
  has: Uint8Array;
  d: Float64Array;
  /** Weighted means. */
  big: Uint8Array;
}

const MAY_MISS = ['recency', 'ratio', 'mean', 'weighted-mean', 'grade', 'attribute'];

/** In ten-thousandths: shares of one are counted. */
export function isShared({ aggregate, repair }: Pick<ModelIndicator, 'aggregate' | 'repair'>): boolean {
  return aggregate.kind === 'decay' || repair !== undefined;
}

/** A count of nothing is 0; where nothing was received there is no value, and below its volume no ratio. */
export function nothingOf(indicators: readonly ModelIndicator[]): Nothing {
  const kinds = indicators.map(({ aggregate }) => aggregate.kind);
  return {
    has: Uint8Array.from(kinds, (kind) => (MAY_MISS.includes(kind) ? 0 : 1)),
    d: Float64Array.from(indicators, (each) =>
      isShared(each) || each.aggregate.kind === 'mean' ? TEN4 : each.aggregate.kind === 'weighted-mean' ? 0 : 1,
    ),
    big: Uint8Array.from(kinds, (kind) => (kind === 'weighted-mean' ? 1 : 0)),
  };
}

export function emptyMeasured({ has, d }: Nothing, hits: 'with hits' | 'without' = 'without'): Measured {
  const indicators = has.length;
  return {
    has: Uint8Array.from(has),
    n: new Float64Array(indicators),
    d: Float64Array.from(d),
    bigN: Array.from({ length: indicators }, () => 0n),
    bigD: Array.from({ length: indicators }, () => 0n),
    word: new Int32Array(indicators),
    volume: new Int32Array(indicators),
    live: new Int32Array(indicators),
    lives: 0,
    hits: hits === 'without' ? null : Array.from({ length: indicators }, () => []),
    next: new Int32Array(indicators).fill(NEVER),
  };
}

/** Only what the body before left is put back: of two hundred indicators most bodies touch a handful. */
export function reset(into: Measured, nothing: Nothing): void {
  for (let k = 0; k < into.lives; k += 1) {
    const at = into.live[k]!;
    into.n[at] = 0;
    into.d[at] = nothing.d[at]!;
    into.word[at] = 0;
    into.volume[at] = 0;
    into.has[at] = nothing.has[at]!;
    if (nothing.big[at] === 1) {
      into.bigN[at] = 0n;
      into.bigD[at] = 0n;
    }
  }
  into.lives = 0;
}

/** Gives each value its place among fewer indicators, or among the same in another order; -1: it has none. */
export function spread(from: Measured, into: Measured, places: Int32Array, nothing: Nothing): Measured {
  reset(into, nothing);
  for (let k = 0; k < from.lives; k += 1) {
    const was = from.live[k]!;
    const at = places[was]!;
    if (at === -1) continue;
    into.has[at] = from.has[was]!;
    into.n[at] = from.n[was]!;
    into.d[at] = from.d[was]!;
    into.word[at] = from.word[was]!;
    into.volume[at] = from.volume[was]!;
    if (nothing.big[at] === 1) {
      into.bigN[at] = from.bigN[was]!;
      into.bigD[at] = from.bigD[was]!;
    }
    into.live[into.lives] = at;
    into.lives += 1;
  }
  return into;
}

/** Before a measuring that is to be explained or kept. */
export function forget(into: Measured): void {
  into.next.fill(NEVER);
  for (const each of into.hits ?? []) each.length = 0;
}

/** The next record behind the indicator. */
export function behind(into: Measured, at: number): void {
  const volume = into.volume[at]!;
  if (volume === 0) {
    into.live[into.lives] = at;
    into.lives += 1;
  }
  into.volume[at] = volume + 1;
}

export function soon(into: Measured, at: number, day: number | null, asOf: number): void {
  if (day !== null && day > asOf && day < into.next[at]!) into.next[at] = day;
}
