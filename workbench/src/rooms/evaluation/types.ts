import type { paths } from '../../api/schema.d.ts';
import type { Both, Condition, Cutoff, Grade, Group, Indicator, Veto, Weighting } from '../../house.ts';
export { AGGREGATES } from '../../house.ts';
export type { Aggregate, Band, Both, Condition, Indicator, Points, Veto } from '../../house.ts';

export type Listed = paths['/api/v1/models']['get']['responses'][200]['content']['application/json']['items'][number];

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
  cutoffs: Cutoff[];
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
