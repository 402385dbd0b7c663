/** Of one way to work the model out over the whole register: each time it took, in the order of the rounds. */
export interface Timed {
  seconds: number[];
  median: number;
}

export interface Explained {
  n: number;
  p50: number;
  p99: number;
  max: number;
  /** The commit of one row, that one look writes, and nothing else: between the explanations. */
  commit: { p50: number; p99: number };
}

export interface EngineFigure {
  subjects: number;
  /** Microseconds a subject. */
  micros: number;
  /** How many have another grade than ours. */
  differing: number;
}

export interface EvaluateFigure {
  subjects: number;
  facts: number;
  median: number;
  most: number;
  real: number;
  realFacts: number;
  dossiers: { readSeconds: number; packSeconds: number };
  megabytes: Record<string, number>;
  duckMegabytes: number;
  rounds: number;
  indicators: number;
  ours: Timed;
  /** Grading alone, of dossiers in memory: microseconds a subject. */
  gradingMicros: number;
  sql: Timed;
  duck: Timed;
  limit: Timed;
  /** All dossiers read, and none graded. */
  read: Timed;
  /** Seconds of a what-if from question to answer, both stored. */
  whatIf: Timed;
  /** `limit`: seconds in which the server alone writes the same rows and events once more, with their indexes. */
  stored: { subjects: number; seconds: number; limit: number; megabytes: number };
  changed: { subjects: number; seconds: number; dossierSeconds: number };
  explained: Explained;
  zen: EngineFigure;
  rules: EngineFigure;
  /** Ours on the same facts, already aggregated. */
  aggregated: EngineFigure;
  peakMegabytes: number;
  models: { indicators: number; ours: number; duck: number; agree: boolean }[];
  /** Grades by our evaluation, and whether all that were compared say the same. */
  grades: Record<string, number>;
  agree: { sql: boolean; duck: boolean };
}

export function timed(seconds: readonly number[]): Timed {
  const ordered = [...seconds].sort((a, b) => a - b);
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  return { seconds: seconds.map(rounded), median: rounded(ordered[ordered.length >> 1] ?? Number.NaN) };
}
