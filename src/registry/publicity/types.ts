import type { IsoDate } from '../../kernel/db/types.ts';
import type { Verified } from '../../kernel/policy/types.ts';
import type { DisplayClass, Line, RecordsTable, Term } from '../records/types.ts';

/** One row of display_terms: what one rule set says about one class of act. */
export interface DisplayTerm {
  rule_set: string;
  line: Line;
  in_force_from: IsoDate;
  in_force_to: IsoDate | null;
  display_class: DisplayClass;
  displayed: boolean;
  counts_from: 'document' | 'display';
  max_months: number | null;
  min_months: number | null;
  basis: string;
  verified: Verified;
}

/** The columns of a record that decide what the public sees. */
export type DisplayFacts = Pick<
  RecordsTable,
  'line' | 'decided' | 'display_class' | 'validity' | 'held' | 'released_on' | 'shielded' | 'ended_on' | 'ended_kind'
> & {
  statedDisplayEnd: IsoDate | null;
  shield: Term | null;
  /** An entry of a list kept here: it comes about by service, not with its document, and is on display from then on. */
  byService: boolean;
};

/**
 * Computed, never stored. The rule: begin with the set in force on the day of decision (or the first later one); at each
 * later set's entry into force up to `today` recompute and keep the earlier end and the milder answer. No set: not shown.
 */
export interface DisplayState {
  state: 'not_displayable' | 'held' | 'pending' | 'shown' | 'shielded' | 'ended' | 'withdrawn';
  /** The last day shown; null = no end by term. */
  until: IsoDate | null;
  /** The rule set that gives `until` (or that forbids display). */
  ruleSet: string | null;
}

export type Visible = (facts: DisplayFacts, terms: readonly DisplayTerm[], today: IsoDate) => boolean;
