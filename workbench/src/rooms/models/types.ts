import type { paths } from '../../api/schema.d.ts';

export type Listed = paths['/api/v1/models']['get']['responses'][200]['content']['application/json']['items'][number];

export interface Both {
  zh: string;
  en: string;
}

/** As policy/schemas/model.json says it: what the API gives as content of a model. Points, weights, limits are decimals in text. */
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
  verified: Listed['verified'];
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
}

export interface Grade {
  id: string;
  title: Both;
  apart?: boolean;
}

export interface Content {
  issuedBy: string;
  activation: { basis: string; document: string; on: string } | null;
  completeness: 'complete' | 'partial';
  missing?: Both;
  appliesTo: { kinds: string[]; individualBusiness?: string; industries?: string[]; districts?: string[] };
  start: { points: string; cases: { when: Condition[]; points: string }[] };
  groups: Group[];
  coefficients?: Weighting[];
  indicators: Indicator[];
  exclusions: { id: string; title: Both; when: Condition[] }[];
  vetoes: Veto[];
  score: { floor: string | null; cap: string | null; places: number };
  grades: Grade[];
  cutoffs: { grade: string; from: string | null }[];
  examples: unknown[];
}

/** A model as a file: what is edited, tried and sent. */
export interface ModelFile {
  kind: 'model';
  id: string;
  edition: string;
  title: Both;
  inForceFrom: string;
  inForceTo: string | null;
  verified: Listed['verified'];
  sources: { title: string; url?: string; key?: string }[];
  note?: Both;
  content: Content;
}
