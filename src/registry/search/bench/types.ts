import type { Typo } from './typos.ts';

/** Milliseconds. */
export interface Times {
  n: number;
  p50: number;
  p95: number;
  p99: number;
  max: number;
}

export interface Recall {
  asked: number;
  found: number;
}

export interface Missed {
  typo: Typo;
  name: string;
  text: string;
}

export interface TwoFigure {
  /** As many questions over other names, asked first. */
  afterLoading: Times;
  ours: Times;
  peer: Times | null;
  timesFaster: number | null;
}

export interface MistypedFigure {
  ours: Times;
  recallAt10: number;
  recall: Record<Typo, Recall>;
  /** Some that were not found, to see why. */
  missed: Missed[];
  peer: (Times & { recallAt10: number }) | null;
}

/** One set of names, measured beside its peer (pg_trgm) and its limit (reading twenty bodies). */
export interface SearchFigure {
  set: 'real' | 'generated';
  names: number;
  namesPerSecond: number;
  megabytes: Record<string, number>;
  peerMegabytes: number | null;
  peerBuildSeconds: number | null;
  limit: Times;
  two: TwoFigure;
  mistyped: MistypedFigure;
}
