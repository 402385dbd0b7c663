/**
 * The parts of a model, as policy/schemas/model.json says it and the API gives it. Points, weights, limits are decimals in text.
 * Words of codes stay open here: an edition may be of another time.
 */
export interface Both {
  zh: string;
  en: string;
}

export interface Selection {
  items: string[];
  natures?: string[];
  severities?: string[];
  codes?: string[];
  values?: string[];
}

export interface Span {
  unit: 'days' | 'months' | 'years' | 'past-years';
  length: number;
}

export const AGGREGATES = [
  'count',
  'amount',
  'worst-severity',
  'recency',
  'in-force',
  'decay',
  'provinces',
  'ratio',
  'mean',
  'weighted-mean',
  'grade',
  'attribute',
] as const;

export interface Aggregate {
  kind: (typeof AGGREGATES)[number];
  steps?: { untilDays: number; factor: string }[];
  among?: Selection;
  minimum?: number;
  attribute?: 'age-months' | 'kind' | 'state';
}

export interface Band {
  from: string | null;
  to: string | null;
  points: string;
}

export interface Points {
  kind: 'none' | 'linear' | 'bands' | 'table';
  per?: string;
  cap?: string;
  bands?: Band[];
  table?: { value: string; points: string }[];
  otherwise?: string;
  missing?: { points: string; source: string };
}

export interface Repair {
  steps: { withinDays: number; restores: string }[];
  sameYear: string;
  later: string;
}

export interface Indicator {
  id: string;
  title: Both;
  group: string;
  select: Selection | null;
  window: Span | null;
  aggregate: Aggregate;
  points: Points;
  repair?: Repair;
  basis: string;
  verified: string;
}

export interface Condition {
  indicator: string;
  atLeast?: string;
  below?: string;
  in?: string[];
}

export interface Group {
  id: string;
  title: Both;
  weight: string;
  start: string;
  floor: string | null;
  cap: string | null;
}

export interface Weighting {
  present: string[];
  absent: string[];
  weights: { group: string; weight: string }[];
}

export interface Veto {
  id: string;
  title: Both;
  when: Condition[];
  grade?: string;
  ceiling?: string;
  fromScore?: string;
}

export interface Grade {
  id: string;
  title: Both;
  apart?: boolean;
}

export interface Cutoff {
  grade: string;
  from: string | null;
}
