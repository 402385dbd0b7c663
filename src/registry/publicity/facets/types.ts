import type { IsoDate } from '../../../kernel/db/types.ts';
import type { Shield, Stay, StayedBy } from '../../records/types.ts';

export const FACET_ACTIONS = ['stay', 'unstay', 'shield', 'unshield'] as const;
export type FacetAction = (typeof FACET_ACTIONS)[number];

/** What is asked: who decided it, by what, from which day and to which. */
export interface StayInput {
  by: StayedBy;
  organ: string;
  document: string;
  from?: IsoDate | undefined;
  until?: IsoDate | undefined;
  reason: string;
}

export interface ShieldInput {
  organ: string;
  basis: string;
  from?: IsoDate | undefined;
  /** Either a day or what ends it: nothing is shielded without an end. */
  until?: IsoDate | undefined;
  ends?: string | undefined;
  reason: string;
}

/** Stored with the proposal, the terms as text, so that what is hashed stays flat. */
export interface FacetPayload {
  action: FacetAction;
  actId: string;
  reason: string;
  stay: Stay | null;
  shield: Shield | null;
  records: { subjectId: string; recordId: string; version: number }[];
}
